import Access
import Planning
import ReferenceData
import Vocabulary

// Finding, settling and keeping the scenarios of plans.

/// A version of a plan's scenario with the levers that are asked for, ready to run.
struct ChosenScenario: Sendable {
  /// The plan.
  let standing: PlanStanding
  /// The version as it is kept.
  let kept: KeptScenario
  /// The scenario, levers pulled.
  let scenario: Scenario
  /// SHA-256 of the scenario as it runs.
  let digest: [UInt8]
}

extension Service {
  /// The scenario of `choice` of the plan, read on one snapshot.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault: no such version, an unknown
  ///   lever, a size outside its bounds.
  func scenario(
    _ choice: ScenarioChoice, of plan: PlanID, _ call: Call, for action: Action = .readPlan,
    field: String = "scenario"
  ) async throws -> ChosenScenario {
    let now = now()
    let (standing, kept) = try await read(call) { records in
      let found = try records.plan(plan, call, for: action, at: now)
      guard let kept = try records.scenario(choice.version, of: plan) else {
        throw ServiceError.noScenario(choice.version, field: field + ".scenario_version")
      }
      return (found.standing, kept)
    }
    return try chosen(choice, kept, of: standing, field: field)
  }

  func chosen(
    _ choice: ScenarioChoice, _ kept: KeptScenario, of standing: PlanStanding, field: String
  ) throws(ServiceError) -> ChosenScenario {
    let scenario = try planning.codec.scenario(kept.bytes)
    guard let levers = choice.levers else {
      return ChosenScenario(
        standing: standing, kept: kept, scenario: scenario, digest: kept.digest)
    }
    let pulled = try ServiceError.under(field) { () throws(ServiceError) in
      try scenario.pulling(levers)
    }
    return ChosenScenario(
      standing: standing, kept: kept, scenario: pulled,
      digest: digest(of: try planning.codec.bytes(of: pulled)))
  }

  /// The scenario with the people of its places, and the release they are of.
  ///
  /// Files are read only where a place gave pieces and no people; projections that were imported
  /// for the plan and accepted stand in place of the packaged ones.
  func settled(
    _ scenario: Scenario, for plan: PlanID, _ call: Call
  ) async throws -> (scenario: Scenario, dataVersion: String) {
    let isOpen = scenario.parts.places.contains { $0.population == nil && !$0.pieces.isEmpty }
    guard isOpen else { return (scenario, Self.givenData) }
    let imported = try await importedPeople(of: plan, call)
    guard let shelf = try await planning.populations.populations() else {
      throw ServiceError(
        .failedPrecondition, .fieldRequired, field: "places",
        "this service was given no population files: give each place its population")
    }
    let catalogue = imported.reversed().reduce(shelf.catalogue) { $0.replacing($1.people) }
    let versions = [Self.givenData, shelf.version] + imported.map(\.version)
    return (try scenario.settling(catalogue), versions.joined(separator: "+"))
  }

  /// Projections of the plan's accepted imports, the latest first.
  private func importedPeople(
    of plan: PlanID, _ call: Call
  ) async throws -> [(people: PopulationRelease, version: String)] {
    let now = now()
    return try await read(call) { records in
      let standing = try records.plan(plan, call, for: .readPlan, at: now).standing
      return try standing.baselines.compactMap {
        id -> (people: PopulationRelease, version: String)? in
        let people = try records.workforceImport(id)?.published.population
        return people.map { ($0, "import-\(id)") }
      }
    }
  }

  /// The release of the data where every population was given with the scenario.
  private static var givenData: String { ReferenceDataVersion.text }
}

extension PopulationCatalogue {
  /// The catalogue with a newer release in the place that it fills.
  fileprivate func replacing(_ newer: PopulationRelease) -> PopulationCatalogue {
    newer.hasVariants ? replacing(boards: newer) : replacing(authorities: newer)
  }
}
