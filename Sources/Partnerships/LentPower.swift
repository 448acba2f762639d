package import Vocabulary

/// A power that one body lends to another body, a board or a post for a time.
package struct LentPower: Hashable, Sendable {
  /// Who receives it.
  package enum Recipient: Hashable, Sendable {
    /// A body; a board is one.
    case organisation(OrganisationID)
    /// Whoever holds a post.
    case post(PostID)
  }

  /// The body whose power it is.
  package let lender: OrganisationID
  /// Who receives it.
  package let recipient: Recipient
  /// What may be done, 1 to 200 characters.
  package let function: String
  /// The legal power that it is lent under, as text.
  package let legalBasis: String?
  /// The most that may be decided under it, in pence; nil where no money goes with it.
  package let budgetPence: Int64?
  /// The place it is for.
  package let place: PlaceID
  /// The days; the end is the first of the two that end it.
  package let period: DatePeriod
  /// The event that ends it earlier if it comes first, such as the first meeting of a board.
  package let endingEvent: String?

  /// A power whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault: `valid_to` where neither a date nor an
  ///   event would ever end it, `budget_pence` unless 0 to ``Pence/most``.
  package init(
    lender: OrganisationID, recipient: Recipient, function: String, legalBasis: String?,
    budgetPence: Int64?, place: PlaceID, period: DatePeriod, endingEvent: String?
  ) throws(ServiceError) {
    guard period.end != nil || endingEvent != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "valid_to",
        "must be given where no event ends the power")
    }
    if case .organisation(let body) = recipient, body == lender {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "recipient_organisation_id",
        "must differ from the body that lends")
    }
    self.lender = lender
    self.recipient = recipient
    self.function = try boundedText(function, field: "function")
    self.legalBasis = try legalBasis.map { text throws(ServiceError) in
      try boundedText(text, field: "legal_basis")
    }
    self.budgetPence = try budgetPence.map { pence throws(ServiceError) in
      try Pence.checked(pence, field: "budget_pence")
    }
    self.place = place
    self.period = period
    self.endingEvent = try endingEvent.map { text throws(ServiceError) in
      try boundedText(text, field: "ending_event")
    }
  }
}

/// That a lent power ended before its date.
package struct PowerEnding: Hashable, Sendable {
  /// Why.
  package enum Cause: String, Sendable, CaseIterable {
    /// The event that ends it happened.
    case event = "EVENT"
    /// The lender took it back.
    case withdrawn = "WITHDRAWN"
  }

  /// The power.
  package let power: LentPowerID
  /// Why.
  package let cause: Cause
  /// The day: the first on which the power is gone.
  package let on: CivilDate

  /// An ending with these parts.
  package init(power: LentPowerID, cause: Cause, on: CivilDate) {
    self.power = power
    self.cause = cause
    self.on = on
  }
}

/// A decision taken under a lent power.
package struct PowerDecision: Hashable, Sendable {
  /// The power.
  package let power: LentPowerID
  /// What was decided, 1 to 200 characters.
  package let title: String
  /// The day it was taken.
  package let on: CivilDate
  /// The money it commits, in pence; 0 for none.
  package let pence: Int64

  /// A decision with these parts.
  ///
  /// - Throws: ``ServiceError`` naming `title`, or `pence` unless 0 to ``Pence/most``.
  package init(
    power: LentPowerID, title: String, on: CivilDate, pence: Int64
  ) throws(ServiceError) {
    self.power = power
    self.title = try boundedText(title, field: "title")
    self.on = on
    self.pence = try Pence.checked(pence, field: "pence")
  }
}

/// A lent power with all that is known of it: when it ended, and what was decided under it.
package struct PowerStanding: Hashable, Sendable {
  /// Why a power is no more.
  package enum EndCause: String, Sendable, CaseIterable {
    /// Its date came.
    case date = "DATE"
    /// The event that ends it happened.
    case event = "EVENT"
    /// The lender took it back.
    case withdrawn = "WITHDRAWN"
  }

  /// How it stands on a day.
  package enum State: String, Sendable, CaseIterable {
    /// It has not begun.
    case notYet = "NOT_YET"
    /// It may be used.
    case inForce = "IN_FORCE"
    /// It is over.
    case ended = "ENDED"
  }

  /// The power's name.
  package let id: LentPowerID
  /// Its terms.
  package let power: LentPower
  /// The first day on which it is gone, the earlier of its date and what ended it; nil while
  /// neither is known.
  package let endsOn: CivilDate?
  /// Which of them that was.
  package let endCause: EndCause?
  /// What was decided under it, in order of day.
  package let decisions: [KeptDecision]

  /// A decision and its name.
  package struct KeptDecision: Hashable, Sendable {
    /// Its name.
    package let id: RecordID
    /// What it says.
    package let decision: PowerDecision

    /// The decision `id`.
    package init(id: RecordID, decision: PowerDecision) {
      self.id = id
      self.decision = decision
    }
  }

  /// The standing of `power` after `endings`, the earliest of which counts.
  package init(
    _ id: LentPowerID, _ power: LentPower, endings: [PowerEnding], decisions: [KeptDecision]
  ) {
    self.id = id
    self.power = power
    self.decisions = decisions.sorted { ($0.decision.on, $0.id) < ($1.decision.on, $1.id) }
    let first = endings.min { $0.on < $1.on }
    if let first, power.period.end.map({ first.on <= $0 }) ?? true {
      // A power that ended before it began was never there.
      endsOn = max(first.on, power.period.start)
      endCause = first.cause == .event ? .event : .withdrawn
    } else {
      endsOn = power.period.end
      endCause = power.period.end.map { _ in .date }
    }
  }

  /// How it stands on `day`.
  package func state(on day: CivilDate) -> State {
    if let endsOn, endsOn <= day { return .ended }
    return day < power.period.start ? .notYet : .inForce
  }

  /// Decisions dated on a day on which the power was not in force: the ending became known later.
  package var decisionsOutside: [KeptDecision] {
    decisions.filter { state(on: $0.decision.on) != .inForce }
  }

  /// What the decisions commit together, in pence, held at the range of the type.
  package var decidedPence: Int64 {
    decisions.reduce(0) { sum, next in
      let (total, overflow) = sum.addingReportingOverflow(next.decision.pence)
      return overflow ? .max : total
    }
  }

  /// Refuses a decision that the power does not carry.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `decided_on`, where the power was not in
  ///   force, with its end and why; `LIMIT_REACHED`, naming `pence`, where the budget does not
  ///   cover it.
  package func require(_ decision: PowerDecision) throws(ServiceError) {
    switch state(on: decision.on) {
    case .inForce: break
    case .notYet:
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "decided_on",
        "the power begins on \(power.period.start); got \(quoted("\(decision.on)"))")
    case .ended:
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "decided_on",
        "the power lapsed \(lapse); got \(quoted("\(decision.on)"))")
    }
    guard let budget = power.budgetPence else {
      guard decision.pence == 0 else {
        throw ServiceError(
          .failedPrecondition, .limitReached, field: "pence",
          "no money goes with the power; got \(quoted("\(decision.pence)"))")
      }
      return
    }
    let (total, overflow) = decidedPence.addingReportingOverflow(decision.pence)
    guard !overflow, total <= budget else {
      throw ServiceError(
        .failedPrecondition, .limitReached, field: "pence",
        "the power's budget is \(budget) pence, of which \(decidedPence) are decided; got "
          + quoted("\(decision.pence)"))
    }
  }

  /// When and why it ended or will end, as a phrase for people.
  package var lapse: String {
    guard let endsOn, let endCause else { return "on no day that is known" }
    let why =
      switch endCause {
      case .date: "by its date"
      case .event: "by its event, \(quoted(power.endingEvent ?? "not named"))"
      case .withdrawn: "as it was withdrawn"
      }
    return "on \(endsOn) \(why)"
  }
}
