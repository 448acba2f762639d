package import Planning
package import Vocabulary

/// Whose a plan is where a joint board owns it: the sides, each with one vote.
package struct PlanOwners: Hashable, Sendable {
  /// A side of the board.
  package struct Side: Hashable, Sendable {
    /// The body.
    package let organisation: OrganisationID
    /// The post that speaks for it; nil where none is named.
    package let post: PostID?

    /// The side of `organisation`.
    package init(organisation: OrganisationID, post: PostID? = nil) {
      self.organisation = organisation
      self.post = post
    }
  }

  /// The plan.
  package let plan: PlanID
  /// What the board is called, 1 to 200 characters.
  package let board: String
  /// The place of the plan; nil where it belongs to an organisation.
  package let place: PlaceID?
  /// The sides, each once, 2 to 20, in order of identifier.
  package let sides: [Side]

  /// Owners whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    plan: PlanID, board: String, place: PlaceID?, sides: [Side]
  ) throws(ServiceError) {
    guard (2...20).contains(sides.count) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "sides",
        "must be 2 to 20 sides; got \(sides.count)")
    }
    guard Set(sides.map(\.organisation)).count == sides.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "sides", "must name each body once")
    }
    self.plan = plan
    self.board = try boundedText(board, field: "board")
    self.place = place
    self.sides = sides.sorted { $0.organisation < $1.organisation }
  }
}

/// What a side says to a plan with one of its runs.
package struct PlanAnswer: Hashable, Sendable {
  /// The plan.
  package let plan: PlanID
  /// The side.
  package let side: OrganisationID
  /// The run it looked at; it says nothing about another.
  package let run: PlanRunID
  /// Whether it accepts.
  package let isAccepted: Bool
  /// Who decided: a post, 1 to 100 characters.
  package let decidedBy: String
  /// Why not, where it does not.
  package let reason: String?

  /// An answer with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; a refusal says why.
  package init(
    plan: PlanID, side: OrganisationID, run: PlanRunID, isAccepted: Bool, decidedBy: String,
    reason: String?
  ) throws(ServiceError) {
    guard isAccepted || reason != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "reason", "must say why the plan is refused")
    }
    self.plan = plan
    self.side = side
    self.run = run
    self.isAccepted = isAccepted
    self.decidedBy = try boundedText(decidedBy, field: "decided_by", limit: 100)
    self.reason = try reason.map { text throws(ServiceError) in
      try boundedText(text, field: "reason")
    }
  }
}

/// How a jointly owned plan stands: no side's vote counts for more than another's.
package struct PlanApproval: Hashable, Sendable {
  /// How it stands.
  package enum State: String, Sendable, CaseIterable {
    /// A side has still to answer.
    case awaited = "AWAITED"
    /// A side refused.
    case refused = "REFUSED"
    /// Every side accepted the same run.
    case approved = "APPROVED"
  }

  /// Whose it is.
  package let owners: PlanOwners
  /// The last answer of each side that answered.
  package let answers: [OrganisationID: PlanAnswer]

  /// The approval of `owners` after `answers`, the oldest first.
  package init(_ owners: PlanOwners, answers: [PlanAnswer]) {
    self.owners = owners
    let sides = Set(owners.sides.map(\.organisation))
    self.answers = answers.filter { $0.plan == owners.plan && sides.contains($0.side) }
      .reduce(into: [:]) { $0[$1.side] = $1 }
  }

  /// The sides that have not accepted `run`, in order.
  package func missing(for run: PlanRunID) -> [OrganisationID] {
    owners.sides.map(\.organisation).filter { side in
      answers[side].map { !$0.isAccepted || $0.run != run } ?? true
    }
  }

  /// The run that every side accepted; nil where there is none.
  package var approvedRun: PlanRunID? {
    guard let run = answers.values.first?.run, missing(for: run).isEmpty else { return nil }
    return run
  }

  /// How it stands.
  package var state: State {
    if answers.values.contains(where: { !$0.isAccepted }) { return .refused }
    return approvedRun == nil ? .awaited : .approved
  }

  /// Refuses to freeze the plan with a run that a side has not accepted.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `run_id`, with how many sides are missing.
  package func require(_ run: PlanRunID) throws(ServiceError) {
    let missing = missing(for: run)
    guard missing.isEmpty else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "run_id",
        "each side of the board must accept the plan with this run: \(missing.count) of "
          + "\(owners.sides.count) have not")
    }
  }
}
