package import Planning
import Vocabulary

/// What scenarios of a plan differ by, with the same luck, in parts that add up.
package enum CompareScenarios {
  /// What is to be compared.
  package struct Request: Sendable {
    /// The plan.
    package let plan: PlanID
    /// What others are compared with.
    package let base: ScenarioChoice
    /// The others, 1 to 8.
    package let others: [ScenarioChoice]
    /// The seed and draws.
    package let settings: RunSettings
    /// The year the parts are read at; nil for the last.
    package let year: Int?

    /// A request with these parts.
    package init(
      plan: PlanID, base: ScenarioChoice, others: [ScenarioChoice], settings: RunSettings,
      year: Int?
    ) {
      self.plan = plan
      self.base = base
      self.others = others
      self.settings = settings
      self.year = year
    }
  }

  /// One comparison.
  package struct Comparison: Sendable {
    /// What the first rests on.
    package let base: RunBasis
    /// What the other rests on.
    package let other: RunBasis
    /// Bands of the other less the base, draw by draw.
    package let bands: [BandSeries]
    /// The year the parts are read at.
    package let year: Int
    /// Unmet FTE over all places, by lever pulled or input changed.
    package let unmet: Bridge
    /// What it does to every sector.
    package let sectors: [SectorEffect]
    /// What it costs each holder over the whole horizon, other less base, in pence; empty where a
    /// line is unknown in either.
    package let costs: [HolderCode: Int64]
    /// Whether some line is unknown in either.
    package let isCostUnknown: Bool
  }

  /// The comparisons, in the order asked.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `LIMIT_REACHED` or `OVERLOADED` where
  ///   others run.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> [Comparison] {
    let base = try await service.scenario(request.base, of: request.plan, call, field: "base")
    var others: [ChosenScenario] = []
    for (position, choice) in request.others.enumerated() {
      others.append(
        try await service.scenario(
          choice, of: request.plan, call, field: "others[\(position)]"))
    }
    let year = request.year ?? base.scenario.years
    guard (0...base.scenario.years).contains(year) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "year",
        "must be 0 to \(base.scenario.years); got \(quoted("\(year)"))")
    }
    let limits = service.planning.limits
    try limits.require(
      draws: request.settings.draws, of: base.scenario, times: 2 * others.count,
      atMost: limits.comparison, field: "draws")
    let chosen = others
    return try await service.planning.desk.run(ProjectionDesk.Seat(call.caller)) {
      var comparisons: [Comparison] = []
      for other in chosen {
        comparisons.append(try await compare(base, other, request.settings, year: year, service))
      }
      return comparisons
    }
  }

  private static func compare(
    _ base: ChosenScenario, _ other: ChosenScenario, _ asked: RunSettings, year: Int,
    _ service: Service
  ) async throws -> Comparison {
    let settings = try RunSettings(
      seed: asked.seed, draws: asked.draws, workers: service.planning.workers,
      thresholds: asked.thresholds)
    let bands = try await Projection.compare(base.scenario, other.scenario, settings).bands
    let (first, second) = (
      try Projection.central(base.scenario), try Projection.central(other.scenario)
    )
    let (before, after) = (Costs(first), Costs(second))
    return Comparison(
      base: RunBasis(
        base.scenario, digest: base.digest, dataVersion: base.kept.dataVersion, settings),
      other: RunBasis(
        other.scenario, digest: other.digest, dataVersion: other.kept.dataVersion, settings),
      bands: bands, year: year, unmet: try unmet(base, other, asked.seed, year: year),
      sectors: SectorEffect.between(
        first, of: base.scenario, second, of: other.scenario, year: year),
      costs: before.isUnknown || after.isUnknown ? [:] : after.less(before),
      isCostUnknown: before.isUnknown || after.isUnknown)
  }

  /// By lever where one version is compared with itself and none was pulled before; else by input.
  private static func unmet(
    _ base: ChosenScenario, _ other: ChosenScenario, _ seed: UInt64, year: Int
  ) throws -> Bridge {
    let explainer = ChangeExplainer(seed: seed)
    let measure = try PlanMeasure.unmet(year: year)
    let isSame = base.kept.version == other.kept.version
    let bridges =
      isSame && base.scenario.pulledLevers.isEmpty
      ? try explainer.levers(other.scenario, [measure])
      : try explainer.inputs(from: base.scenario, to: other.scenario, [measure])
    guard let bridge = bridges.first else {
      throw ServiceError(.internalFault, .internalFault, "an explanation gave no bridge")
    }
    return bridge
  }

  /// What holders pay over the whole horizon.
  private struct Costs {
    var pence: [HolderCode: Int64] = [:]
    var isUnknown = false

    init(_ run: CentralRun) {
      for row in run.costs {
        if row.pence == nil { isUnknown = true }
        for part in row.byHolder { pence[part.holder, default: 0] += part.pence }
      }
    }

    func less(_ other: Costs) -> [HolderCode: Int64] {
      pence.merging(other.pence.mapValues { -$0 }, uniquingKeysWith: +)
    }
  }
}
