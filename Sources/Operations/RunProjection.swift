package import Access
package import Planning
import Vocabulary

/// Runs a scenario of a plan and keeps what it gave; the caller hears how far it is, then the
/// result in parts, then the run.
///
/// The same request again gives the same bytes: of a run that finished, those that are kept; of one
/// that was cut off, those of a run started again.
package enum RunProjection {
  /// What is to be run.
  package struct Request: Sendable {
    /// What a request asks for.
    package enum Wanted: Sendable {
      /// A new run.
      case new(ScenarioChoice, RunSettings)
      /// A kept run, given again.
      case kept(PlanRunID)
    }

    /// The change's name and body.
    package let header: ChangeHeader
    /// The plan.
    package let plan: PlanID
    /// What it asks for.
    package let wanted: Wanted

    /// A request with these parts.
    package init(header: ChangeHeader, plan: PlanID, wanted: Wanted) {
      self.header = header
      self.plan = plan
      self.wanted = wanted
    }
  }

  /// How far a run is.
  package struct Progress: Hashable, Sendable {
    /// The share of the work done, 0 to 1.
    package let share: Double
    /// What it has taken so far.
    package let elapsedMilliseconds: Int64
    /// What it will still take, guessed from the share; nil while there is nothing to guess by.
    package var remainingMilliseconds: Int64? {
      share > 0 ? Int64(Double(elapsedMilliseconds) * (1 - share) / share) : nil
    }
  }

  /// What the caller is told, in this order: progress, parts, the end.
  package enum Word: Sendable {
    /// How far it is.
    case progress(Progress)
    /// A part of the result, as ``PlanCodec`` writes it.
    case part([UInt8])
    /// The end: the receipt, nil for a kept run given again, and the run, nil where it was only
    /// checked.
    case finished(Receipt?, PlanRun?)
  }

  /// Runs, or gives again, and tells `tell` as it goes; a failure to tell ends the run, which can
  /// then be started again.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault: what the run met that it would have to
  ///   guess, also at each replay; `LIMIT_REACHED` or `OVERLOADED` where others run;
  ///   `STATE_FORBIDS` where the plan is frozen.
  package static func run(
    _ request: Request, _ call: Call, in service: Service,
    tell: @escaping @Sendable (Word) async throws -> Void
  ) async throws {
    switch request.wanted {
    case .kept(let id):
      let run = try await kept(id, of: request.plan, call, in: service)
      try await give(run, nil, in: service, tell: tell)
    case .new(let choice, let settings):
      let chosen = try await service.scenario(choice, of: request.plan, call, for: .keepPlan)
      try service.planning.limits.require(
        draws: settings.draws, of: chosen.scenario, atMost: service.planning.limits.work,
        field: "draws")
      try await service.planning.desk.run(ProjectionDesk.Seat(call.caller)) {
        try await begin(request, chosen, choice, settings, call, in: service, tell: tell)
      }
    }
  }

  private static func begin(
    _ request: Request, _ chosen: ChosenScenario, _ choice: ScenarioChoice,
    _ settings: RunSettings, _ call: Call, in service: Service,
    tell: @escaping @Sendable (Word) async throws -> Void
  ) async throws {
    let (id, now) = (service.newID(PlanNoun.Run.self), service.now())
    let run = PlanRun(
      id: id, plan: request.plan, scenarioVersion: chosen.kept.version, levers: choice.levers,
      basis: RunBasis(
        chosen.scenario, digest: chosen.digest, dataVersion: chosen.kept.dataVersion, settings),
      startedAt: now)
    let receipt = try await service.change(request.header, call) { records in
      let (standing, rule) = try records.plan(request.plan, call, for: .keepPlan, at: now)
      try standing.requireDraft()
      try records.record(run)
      return ChangeOutcome(id: id, rule: rule)
    }
    guard !receipt.wasValidatedOnly else { return try await tell(.finished(receipt, nil)) }
    let begun =
      receipt.wasReplayed
      ? try await kept(
        PlanRunID(receipt.id, field: "receipt.id"), of: request.plan, call, in: service) : run
    guard begun.ending == nil else {
      return try await give(begun, receipt, in: service, tell: tell)
    }
    try await carryOut(begun, receipt, call, in: service, tell: tell)
  }

  /// The run where it is one of the plan's.
  private static func kept(
    _ id: PlanRunID, of plan: PlanID, _ call: Call, in service: Service
  ) async throws -> PlanRun {
    let now = service.now()
    return try await service.read(call) { records in
      _ = try records.plan(plan, call, for: .readPlan, at: now)
      guard let run = try records.run(id), run.plan == plan else {
        throw ServiceError.absent("run", field: "run_id")
      }
      return run
    }
  }

  /// Gives what a run that has ended gave.
  private static func give(
    _ run: PlanRun, _ receipt: Receipt?, in service: Service,
    tell: @escaping @Sendable (Word) async throws -> Void
  ) async throws {
    guard let ending = run.ending else {
      throw ServiceError.stateForbids(
        "run_id", "the run was cut off: ask again as it was asked, under the same request_id")
    }
    if let failure = ending.failure { throw failure }
    for part in try await service.records.read({ try $0.resultParts(of: run.id) }) {
      try await tell(.part(part))
    }
    try await tell(.finished(receipt, run))
  }
}
