import Access
import Delegations
import Passports
import Vocabulary

// Who may record which fact of delegated care.

extension RecordSnapshot {
  /// The rule that lets the caller record, lift or end `fact`.
  ///
  /// - Throws: ``ServiceError`` naming the field, where the fact speaks for another organisation.
  func permitRecording(
    _ fact: DelegationFact, _ call: Call, at instant: Instant
  ) throws -> RuleID {
    switch fact {
    case .episode(_, let episode):
      return try permitOwn(.registerPerson, call, episode.organisation)
    case .planTask(let person, _), .order(let person, _), .consent(let person, _),
      .stability(let person, _), .risk(let person, _), .personRule(let person, _):
      return try permitCare(of: person, call, at: instant)
    case .assessorRole, .assessorConflict, .practiceConditions, .delegatorScope, .presence,
      .workTerms, .bar, .mappingUse, .refusal, .practice:
      return try permitAboutWorker(fact, call, at: instant)
    case .hold(let hold): return try permitHold(hold, call, at: instant)
    case .employerRule(let organisation, _):
      return try permitOwn(.tightenPolicy, call, organisation)
    case .taskPolicy(let policy): return try permitOwn(.keepProvider, call, policy.organisation)
    case .indemnity(let cover): return try permitOwn(.keepProvider, call, cover.organisation)
    case .providerRegistration(let registration):
      return try permitOwn(.keepProvider, call, registration.organisation)
    case .rota(let rota): return try permitOwn(.keepProvider, call, rota.organisation)
    case .requiredIdentity(let organisation, _), .requiredChecks(let organisation, _),
      .checkInterval(let organisation, _, _), .mapping(let organisation, _):
      return try permitOwn(.keepProvider, call, organisation)
    case .interOrganisation(let agreement):
      let own = call.caller.organisation.flatMap { agreement.parties.contains($0) ? $0 : nil }
      return try permitOwn(.keepProvider, call, own)
    case .agreementEvent(let agreement, _):
      return try permit(.stopDelegation, call, on: agreement, at: instant).rule
    }
  }

  /// The rule for what an organisation says for itself alone.
  private func permitOwn(
    _ action: Action, _ call: Call, _ organisation: OrganisationID?
  ) throws -> RuleID {
    try permit(
      action, call, about: RelationFacts(organisation: organisation), noun: "organisation",
      field: "fact.organisation_id"
    ).rule
  }

  private func permitAboutWorker(
    _ fact: DelegationFact, _ call: Call, at instant: Instant
  ) throws -> RuleID {
    guard let worker = fact.worker else { throw ServiceError.absent("worker") }
    // Only a person's refusal is told by those who care for them; a worker's is the worker's own.
    if case .refusal(_, let person, _, let refusal) = fact, refusal.by == .person {
      return try permitCare(of: person, call, at: instant)
    }
    let facts = try facts(call, about: worker, purpose: nil, at: instant)
    let rule = try permit(fact.workerAction(call.caller.duty), call, about: facts).rule
    try requireOwn(fact, call)
    return rule
  }

  /// Refuses what would speak in the name of another organisation.
  private func requireOwn(_ fact: DelegationFact, _ call: Call) throws {
    let spoken: OrganisationID?
    switch fact {
    case .presence(_, let organisation): spoken = organisation
    case .bar(_, let bar): spoken = bar.organisation
    case .mappingUse(_, let use): spoken = use.organisation
    case .workTerms(let worker, let terms):
      let found = try engagement(terms.engagement, knownAt: latestSequence())
      guard let found, found.origin.worker == worker else {
        throw ServiceError.absent("engagement", field: "fact.engagement_id")
      }
      spoken = found.fact.organisation
    default: return
    }
    guard spoken == call.caller.organisation else {
      throw ServiceError.contradiction(
        "fact.organisation_id", "must be the caller's own organisation")
    }
  }

  /// A stop on a worker is the employer's, on a person those who care for them, on a service the
  /// organisation's own; a stop on a task holds everywhere and is a steward's.
  private func permitHold(_ hold: Hold, _ call: Call, at instant: Instant) throws -> RuleID {
    switch hold {
    case .worker(let worker):
      let facts = try facts(call, about: worker, purpose: nil, at: instant)
      return try permit(.keepRecord, call, about: facts).rule
    case .person(let person): return try permitCare(of: person, call, at: instant)
    case .pairing(let worker, let person):
      // Whoever answers for either of the two may stop them together.
      let facts = try facts(call, about: worker, purpose: nil, at: instant)
      if case .allow(let rule, _) = decide(call.caller, .keepRecord, about: facts) { return rule }
      return try permitCare(of: person, call, at: instant)
    case .service(let organisation): return try permitOwn(.keepProvider, call, organisation)
    case .intervention: return try permitOwn(.writeRegistry, call, call.caller.organisation)
    }
  }
}

extension DelegationFact {
  /// Whose fact it is, where it is about a worker.
  var worker: WorkerID? {
    switch self {
    case .assessorRole(let worker, _), .assessorConflict(let worker, _),
      .practiceConditions(let worker, _), .delegatorScope(let worker, _), .presence(let worker, _),
      .workTerms(let worker, _), .bar(let worker, _), .refusal(let worker, _, _, _),
      .practice(let worker, _), .mappingUse(let worker, _):
      worker
    default: nil
    }
  }

  /// What somebody of `duty` does by recording it about a worker.
  fileprivate func workerAction(_ duty: Duty) -> Action {
    switch self {
    case .practice: .logPractice
    case .refusal where duty == .holder: .refuseDelegation
    default: .keepRecord
    }
  }
}
