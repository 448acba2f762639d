package import Planning
import Vocabulary

/// What the operations of planning work with beside the records.
package struct PlanningTools: Sendable {
  /// Writes scenarios and results as bytes.
  package let codec: any PlanCodec
  /// The populations of published areas.
  package let populations: any PopulationShelf
  /// Who may run a projection now.
  package let desk: ProjectionDesk
  /// How many workers a projection has; it changes no byte of a result. 1 to 64.
  package let workers: Int
  /// How much one projection may be.
  package let limits: ProjectionLimits

  /// Tools of these parts.
  package init(
    codec: any PlanCodec = NoPlanCodec(), populations: any PopulationShelf = NoPopulations(),
    desk: ProjectionDesk = ProjectionDesk(), workers: Int = 1,
    limits: ProjectionLimits = ProjectionLimits()
  ) {
    self.codec = codec
    self.populations = populations
    self.desk = desk
    self.workers = workers
    self.limits = limits
  }
}

/// How much one projection may be.
package struct ProjectionLimits: Hashable, Sendable {
  /// Groups at places of one scenario.
  package var cells = 4_000
  /// Draws times cells: what a run has to do.
  package var work = 20_000_000
  /// The size of one part of a result in bytes, so that every message has room for it.
  package var partBytes = 512 * 1_024
  /// Draws of a comparison times cells and scenarios.
  package var comparison = 2_000_000

  /// The usual limits.
  package init() {}

  /// Refuses a run that is too much.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
  func require(
    draws: Int, of scenario: Scenario, times runs: Int = 1, atMost limit: Int, field: String
  ) throws(ServiceError) {
    // What the count refuses, the run refuses in its own words.
    let count = (try? CompiledModel.cellCount(of: scenario)) ?? scenario.parts.stocks.count
    guard count <= cells else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "a run may have at most \(cells) groups at places; the scenario has \(count)")
    }
    guard (draws + 1) * max(count, 1) * runs <= limit else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "draws times groups at places must be at most \(limit); got \(quoted("\(draws)")) draws "
          + "of \(count * runs)")
    }
  }
}

/// The populations of published areas, loaded when they are first asked for.
package protocol PopulationShelf: Sendable {
  /// What there is; nil where this service was given no population files.
  ///
  /// - Throws: ``ServiceError`` where a file cannot be read.
  func populations() async throws -> ShelvedPopulations?
}

/// Populations and the release they are of.
package struct ShelvedPopulations: Sendable {
  /// The projections and the geography that cuts them into places.
  package let catalogue: PopulationCatalogue
  /// Changes with any byte of the files.
  package let version: String

  /// Populations of `version`.
  package init(catalogue: PopulationCatalogue, version: String) {
    self.catalogue = catalogue
    self.version = version
  }
}

/// A shelf of a service without population files.
package struct NoPopulations: PopulationShelf {
  /// An empty shelf.
  package init() {}

  /// Nothing.
  package func populations() async throws -> ShelvedPopulations? { nil }
}

extension Service {
  /// The same service with other tools for planning.
  package func with(planning: PlanningTools) -> Service {
    Service(
      records: records, now: now, chance: chance, pages: pages, digest: digest,
      policies: policies, planning: planning, logger: logger)
  }
}
