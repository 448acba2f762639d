package import Planning
import Vocabulary

/// Why a gap is what it is: parts that add up, who can close how much, which inputs matter most.
package enum ExplainGap {
  /// What is to be explained.
  package struct Request: Sendable {
    /// The plan.
    package let plan: PlanID
    /// The scenario.
    package let scenario: ScenarioChoice
    /// The place; nil for all.
    package let place: PlanPlaceCode?
    /// The group; nil for every group.
    package let group: GroupCode?
    /// The earlier year; 0 is the opening state.
    package let fromYear: Int
    /// The later year; nil for the last.
    package let toYear: Int?
    /// How many bars of the tornado.
    package let barCount: Int

    /// A request with these parts.
    package init(
      plan: PlanID, scenario: ScenarioChoice, place: PlanPlaceCode?, group: GroupCode?,
      fromYear: Int, toYear: Int?, barCount: Int
    ) {
      self.plan = plan
      self.scenario = scenario
      self.place = place
      self.group = group
      self.fromYear = fromYear
      self.toYear = toYear
      self.barCount = barCount
    }
  }

  /// The explanation.
  package struct Report: Sendable {
    /// Where and for whom.
    package let scope: BandScope
    /// The gap of the group at the place, or the unmet FTE of the scope.
    package let gap: Bridge
    /// Available FTE; for one group at one place only.
    package let supply: Bridge?
    /// Required FTE; for one group at one place only.
    package let need: Bridge?
    /// What the levers pulled do to unmet FTE there; nil where none is pulled.
    package let levers: Bridge?
    /// Who can close how much; nil where the plan has no lever.
    package let owners: OwnerSplit?
    /// What each lever pulled does alone.
    package let leverEffects: [LeverEffect]
    /// Which inputs matter most.
    package let tornado: Tornado
    /// Graduates claimed beyond their number in what was handed in for the plan's place.
    package let overClaims: [OverClaim]
    /// What it rests on.
    package let basis: RunBasis
  }

  /// The explanation, by run 0.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `STATE_FORBIDS`, naming `group`, where
  ///   the plan has no need model for it; `LIMIT_REACHED` or `OVERLOADED` where others run.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let chosen = try await service.scenario(request.scenario, of: request.plan, call)
    try request.requireKnown(in: chosen.scenario)
    try service.planning.limits.require(
      draws: 0, of: chosen.scenario, atMost: service.planning.limits.work, field: "plan_id")
    let overClaims = try await overClaims(chosen.standing, call, in: service)
    return try await service.planning.desk.run(ProjectionDesk.Seat(call.caller)) {
      try await explain(request, chosen, overClaims, service)
    }
  }

  private static func overClaims(
    _ standing: PlanStanding, _ call: Call, in service: Service
  ) async throws -> [OverClaim] {
    guard let place = standing.plan.place else { return [] }
    return try await service.read(call) { records in
      try MergedPlan(records.currentReturns(for: place).map(\.plan), for: place).overClaims
    }
  }

  private static func explain(
    _ request: Request, _ chosen: ChosenScenario, _ overClaims: [OverClaim], _ service: Service
  ) async throws -> Report {
    let scenario = chosen.scenario
    let (from, to) = (request.fromYear, request.toYear ?? scenario.years)
    let scope = BandScope(place: request.place, group: request.group, sector: nil)
    let runs = RunExplainer(try Projection.central(scenario), of: scenario)
    let changes = ChangeExplainer(seed: 0)
    let unmet = try PlanMeasure(scope, .unmetFTE, year: to)
    let isPulled = !scenario.pulledLevers.isEmpty
    var parts: (gap: Bridge, supply: Bridge?, need: Bridge?)
    if let place = request.place, let group = request.group {
      parts = (
        try runs.gap(place, group, from: from, to: to),
        try runs.supply(place, group, from: from, to: to),
        try runs.need(place, group, from: from, to: to)
      )
    } else {
      parts = (try runs.unmet(scope, from: from, to: to), nil, nil)
    }
    return Report(
      scope: scope, gap: parts.gap, supply: parts.supply, need: parts.need,
      levers: isPulled ? try changes.levers(scenario, [unmet]).first : nil,
      owners: scenario.parts.levers.isEmpty ? nil : try changes.owners(scenario, unmet),
      leverEffects: isPulled ? try changes.effects(ofLevers: scenario, year: to) : [],
      tornado: try await Projection.tornado(
        scenario, unmet, top: request.barCount, workers: service.planning.workers),
      overClaims: overClaims,
      basis: RunBasis(
        scenario, digest: chosen.digest, dataVersion: chosen.kept.dataVersion,
        try RunSettings(seed: 0, draws: 0)))
  }
}

extension ExplainGap.Request {
  fileprivate func requireKnown(in scenario: Scenario) throws(ServiceError) {
    if let place, !scenario.parts.places.contains(where: { $0.code == place }) {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "place",
        "no place of the plan has the code \(quoted(place.text))")
    }
    if let group, !scenario.parts.groups.contains(where: { $0.code == group }) {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "group",
        "no group of the plan has the code \(quoted(group.text))")
    }
    let last = toYear ?? scenario.years
    guard (1...scenario.years).contains(last) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "to_year",
        "must be 1 to \(scenario.years); got \(quoted("\(last)"))")
    }
    guard (0..<last).contains(fromYear) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "from_year",
        "must be 0 to \(last - 1); got \(quoted("\(fromYear)"))")
    }
  }
}
