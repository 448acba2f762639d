package import Access
package import Partnerships
package import Planning
import Vocabulary

/// Says that a joint board owns a plan, each side with one vote.
package enum RecordPlanOwners {
  /// Whose the plan is.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The plan.
    package let plan: PlanID
    /// What the board is called.
    package let board: String
    /// The sides.
    package let sides: [PlanOwners.Side]

    /// A request with these parts.
    package init(header: ChangeHeader, plan: PlanID, board: String, sides: [PlanOwners.Side]) {
      self.header = header
      self.plan = plan
      self.board = board
      self.sides = sides
    }
  }

  /// The receipt, of the plan. Owners are named once: nobody can drop a side that refuses.
  ///
  /// - Throws: ``ServiceError``: not found, naming `plan_id`; `STATE_FORBIDS` where the plan is
  ///   frozen or has owners; `FIELDS_CONTRADICT`, naming `sides`, where a body does not serve the
  ///   place and so could never answer.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    return try await service.change(request.header, call) { records in
      let (standing, rule) = try records.plan(request.plan, call, for: .approvePlan, at: now)
      try standing.requireDraft()
      guard try records.approval(of: request.plan) == nil else {
        throw ServiceError.stateForbids("plan_id", "the plan has owners already")
      }
      let owners = try PlanOwners(
        plan: request.plan, board: request.board, place: standing.plan.place,
        sides: request.sides)
      for side in owners.sides {
        try records.requireOrganisation(side.organisation, field: "sides.organisation_id")
        if let post = side.post { _ = try records.knownPost(post, field: "sides.post_id") }
        let served = try records.servedPlaces(
          of: side.organisation, on: LondonTime.date(of: now))
        guard owners.place.map(served.contains) == true else {
          throw ServiceError.contradiction("sides", "must be bodies that serve the plan's place")
        }
      }
      try records.record(.planOwners(owners), id: id, by: call.organisation)
      return ChangeOutcome(id: request.plan, rule: rule)
    }
  }
}
