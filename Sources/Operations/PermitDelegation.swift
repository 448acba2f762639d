import Access
import Delegations
import Passports
import Vocabulary

// How a caller stands to a person, an agreement and a question about delegated care.

extension RecordSnapshot {
  /// How the caller stands to `person`.
  func facts(
    _ call: Call, about person: PersonID, at instant: Instant
  ) throws -> RelationFacts {
    var facts = RelationFacts(organisation: call.caller.organisation)
    facts.caresFor =
      try call.caller.organisation.map { try caresFor($0, person, at: instant) } ?? false
    return facts
  }

  /// How the caller stands to `agreement`: a manager to their own employer's, a delegator to their
  /// own organisation's.
  func facts(
    _ call: Call, about agreement: Agreement, at instant: Instant
  ) throws -> RelationFacts {
    let terms = agreement.terms
    var facts = try facts(call, about: terms.worker, purpose: nil, at: instant)
    facts.organisation = terms.employer
    facts.ownAgreement = terms.delegatingOrganisation == call.caller.organisation
    facts.employs = facts.employs && terms.employer == call.caller.organisation
    return facts
  }

  /// How the caller stands to what `question` asks: an employer to its own visits, a delegator to
  /// the pairings that they delegated.
  func facts(
    _ call: Call, asking question: DelegationQuestion, at instant: Instant
  ) throws -> RelationFacts {
    var facts = try facts(call, about: question.worker, purpose: nil, at: instant)
    guard let organisation = call.caller.organisation else { return facts }
    if call.caller.duty == .delegator {
      facts.ownAgreement = try owns(
        organisation, .worker(question.worker), person: question.person, question.intervention)
    } else if question.setting.organisation == organisation {
      facts.caresFor = try caresFor(organisation, question.person, at: instant)
    }
    return facts
  }

  /// Whether `organisation` delegates by any agreement of `whose` for this person and task.
  func owns(
    _ organisation: OrganisationID, _ whose: AgreementHolder, person: PersonID,
    _ intervention: StandardCode
  ) throws -> Bool {
    let person = try keptPerson(person)
    return try everyAgreement(whose).contains { agreement in
      agreement.terms.delegatingOrganisation == organisation && agreement.terms.person == person
        && agreement.terms.intervention == intervention
    }
  }

  /// The record that stays for `person`, by which agreements name them; one that nobody knows is
  /// its own.
  func keptPerson(_ person: PersonID) throws -> PersonID {
    try self.person(person, knownAt: latestSequence())?.mergedInto ?? person
  }

  /// Every agreement of `whose`, in order, as known now.
  ///
  /// - Throws: ``ServiceError`` `LIMIT_REACHED` where there are more than five thousand.
  func everyAgreement(_ whose: AgreementHolder) throws -> [Agreement] {
    let limit = 5_000
    let found = try agreements(
      whose, after: nil, limit: limit + 1, knownAt: latestSequence())
    guard found.count <= limit else {
      throw ServiceError(
        .failedPrecondition, .limitReached,
        "there are more than \(limit) agreements: ask for a smaller group")
    }
    return found
  }

  /// The agreement `id` and the rule that lets the caller do `action` to it.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `agreement_id`, also where the caller
  ///   may not know of it.
  func permit(
    _ action: Action, _ call: Call, on id: AgreementID, at instant: Instant
  ) throws -> (agreement: Agreement, rule: RuleID) {
    guard let agreement = try agreement(id, knownAt: latestSequence()) else {
      throw ServiceError.absent("agreement", field: "agreement_id")
    }
    let facts = try facts(call, about: agreement, at: instant)
    return (agreement, try permit(action, call, about: facts, on: agreement))
  }

  /// The rule that lets the caller do `action` to `agreement`.
  func permit(
    _ action: Action, _ call: Call, about facts: RelationFacts, on agreement: Agreement
  ) throws -> RuleID {
    try permit(action, call, about: facts, noun: "agreement", field: "agreement_id").rule
  }

  /// The rule that lets the caller record facts of `person`.
  func permitCare(
    of person: PersonID, _ call: Call, at instant: Instant, field: String = "person_id"
  ) throws -> RuleID {
    try permit(
      .recordCare, call, about: facts(call, about: person, at: instant), noun: "person",
      field: field
    ).rule
  }
}
