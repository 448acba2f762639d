package import Access
package import Partnerships
package import Planning
package import Vocabulary

/// What a side of a joint board says to a plan with one of its runs.
package enum ApprovePlan {
  /// What is said.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The plan.
    package let plan: PlanID
    /// The version of the plan that was read.
    package let etag: Etag
    /// The run that was looked at.
    package let run: PlanRunID
    /// Whether the caller's organisation accepts it.
    package let isAccepted: Bool
    /// Who decided: a post.
    package let decidedBy: String
    /// Why not.
    package let reason: String?

    /// A request with these parts.
    package init(
      header: ChangeHeader, plan: PlanID, etag: Etag, run: PlanRunID, isAccepted: Bool,
      decidedBy: String, reason: String?
    ) {
      self.header = header
      self.plan = plan
      self.etag = etag
      self.run = run
      self.isAccepted = isAccepted
      self.decidedBy = decidedBy
      self.reason = reason
    }
  }

  /// The receipt, and how the plan stands.
  package struct Report: Sendable {
    /// The receipt; its id is the plan's.
    package let receipt: Receipt
    /// How it stands; nil where it was only checked.
    package let approval: PlanApproval?
  }

  /// What the side said.
  ///
  /// - Throws: ``ServiceError``: not found, naming `plan_id` or `run_id`; `STATE_FORBIDS` where the
  ///   plan is frozen or has no owners, or the run has not finished or is of an older scenario;
  ///   `ROLE_NOT_ALLOWED` where the caller's organisation is no side of it.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let (id, now, plan) = (service.newID(Noun.Record.self), service.now(), request.plan)
    let receipt = try await service.change(request.header, call) { records in
      let (standing, rule) = try records.planToChange(
        plan, etag: request.etag, call, for: .approvePlan, at: now)
      guard let approval = try records.approval(of: plan) else {
        throw ServiceError.stateForbids("plan_id", "no joint board owns the plan")
      }
      let organisation = try call.organisation
      guard approval.owners.sides.contains(where: { $0.organisation == organisation }) else {
        throw ServiceError(
          .permissionDenied, .roleNotAllowed, "only a side of the board answers for itself")
      }
      try records.require(request.run, of: standing)
      let answer = try PlanAnswer(
        plan: plan, side: organisation, run: request.run, isAccepted: request.isAccepted,
        decidedBy: request.decidedBy, reason: request.reason)
      try records.record(.planAnswer(answer), id: id, by: organisation)
      return ChangeOutcome(id: plan, rule: rule)
    }
    guard !receipt.wasValidatedOnly else { return Report(receipt: receipt, approval: nil) }
    return Report(
      receipt: receipt, approval: try await service.read(call) { try $0.approval(of: plan) })
  }
}
