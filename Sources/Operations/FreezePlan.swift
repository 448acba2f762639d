package import Access
import Partnerships
package import Planning
package import Vocabulary

/// Freezes a plan with one of its runs: it never changes again.
package enum FreezePlan {
  /// What is to be frozen.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The plan.
    package let plan: PlanID
    /// The version of the plan that was read.
    package let etag: Etag
    /// The finished run it is frozen with, of its newest scenario.
    package let run: PlanRunID
    /// Who decided: a post.
    package let decidedBy: String

    /// A request with these parts.
    package init(
      header: ChangeHeader, plan: PlanID, etag: Etag, run: PlanRunID, decidedBy: String
    ) {
      self.header = header
      self.plan = plan
      self.etag = etag
      self.run = run
      self.decidedBy = decidedBy
    }
  }

  /// The receipt, and the plan as it stands.
  package struct Report: Sendable {
    /// The receipt; its id is the plan's.
    package let receipt: Receipt
    /// The plan; nil where it was only checked.
    package let standing: PlanStanding?
  }

  /// What was frozen.
  ///
  /// - Throws: ``ServiceError``: not found, naming `plan_id` or `run_id`; `STATE_FORBIDS` where the
  ///   plan is frozen already, the run has not finished or is of an older scenario, a side of the
  ///   board that owns the plan has not accepted that run, or staff, activity and money that the
  ///   plan states disagree beyond its tolerance.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    try await requireAgreement(request, call, in: service)
    let receipt = try await service.change(request.header, call) { records in
      let (standing, rule) = try records.planToChange(
        request.plan, etag: request.etag, call, for: .approvePlan, at: now)
      try records.require(request.run, of: standing)
      try records.approval(of: request.plan)?.require(request.run)
      try records.record(
        PlanFreezing(run: request.run, decidedBy: request.decidedBy, at: now), of: request.plan)
      return ChangeOutcome(id: request.plan, rule: rule)
    }
    return Report(receipt: receipt, standing: try await service.standing(after: receipt))
  }

  // The scenario of a run never changes, so it is read and judged before the change begins: others
  // who write don't wait for it. That the run is of the newest scenario is judged in the change.
  private static func requireAgreement(
    _ request: Request, _ call: Call, in service: Service
  ) async throws {
    let now = service.now()
    let kept = try await service.read(call) { records -> KeptScenario? in
      let standing = try records.plan(request.plan, call, for: .approvePlan, at: now).standing
      guard let run = try records.run(request.run), run.plan == standing.plan.id else {
        throw ServiceError.absent("run", field: "run_id")
      }
      return try records.scenario(run.scenarioVersion, of: standing.plan.id)
    }
    guard let kept else { return }
    let found = try service.planning.codec.scenario(kept.bytes).mismatches
    guard let first = found.first else { return }
    let others = found.count > 1 ? ", and \(found.count - 1) more" : ""
    throw ServiceError.stateForbids("plan_id", first.sentence + others)
  }
}

extension RecordSnapshot {
  /// Refuses a run that is not a finished one of the plan's newest scenario.
  ///
  /// - Throws: ``ServiceError``, naming `run_id`.
  func require(_ id: PlanRunID, of standing: PlanStanding) throws {
    guard let run = try run(id), run.plan == standing.plan.id else {
      throw ServiceError.absent("run", field: "run_id")
    }
    guard run.state == .finished else {
      throw ServiceError.stateForbids("run_id", "the run has not finished")
    }
    guard run.scenarioVersion == standing.scenarioVersion else {
      throw ServiceError.stateForbids(
        "run_id", "the run is of version \(run.scenarioVersion) of the scenario, not the newest")
    }
  }
}
