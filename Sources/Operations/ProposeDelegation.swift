package import Access
package import Delegations
package import Vocabulary

/// Shows a delegator the evidence chain of a delegation and, once each item is confirmed, signs it.
package enum ProposeDelegation {
  /// Which agreement, in whose name, and what of the chain is confirmed.
  package struct Request: Sendable {
    /// Which agreement, from when, and why.
    package let act: AgreementAct
    /// The delegator who looks, and signs.
    package let delegator: WorkerID
    /// Where the task is done; its organisation is the employer of the terms.
    package let setting: VisitSetting
    /// Each item of the chain as shown; empty only shows it.
    package let confirmed: [ConfirmedItem]

    /// A request with these parts.
    package init(
      act: AgreementAct, delegator: WorkerID, setting: VisitSetting, confirmed: [ConfirmedItem] = []
    ) {
      self.act = act
      self.delegator = delegator
      self.setting = setting
      self.confirmed = confirmed
    }
  }

  /// What the delegator sees, and signed.
  package struct Report: Sendable {
    /// The receipt of the signature; nil where the chain was only shown.
    package let receipt: Receipt?
    /// Every check of competence, assessor, person, delegator and organisation.
    package let chain: [EvidenceItem]
    /// The versions of order, plan, instructions and device that a signature confirms.
    package let versions: ConfirmedVersions
  }

  /// The chain as it stands and, where each of its items is confirmed, the receipt of the
  /// signature. Only a failing check of the delegator bars it: they may sign over any other failing
  /// item that they confirm, and decisions deny while it fails.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT` where what is confirmed is not just what stands
  /// now; `STATE_FORBIDS` where the delegator may not delegate it, has signed, or the agreement is
  /// over; `RECORD_EXISTS` where another one of the same delegators is open.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    guard !request.confirmed.isEmpty else {
      let chain = try await show(request, call, in: service)
      return Report(receipt: nil, chain: chain.items, versions: chain.versions)
    }
    let receipt = try await service.act(
      request.act, as: .proposeDelegation, call, .permissive
    ) { standing, records in
      try standing.requireUnsigned(request.delegator)
      try records.requireRegistrant(request.delegator, call, at: standing.now)
      try records.requireNoOther(like: standing.agreement, at: standing.now)
      let chain = try records.chain(request, of: standing.agreement, at: standing.now)
      try chain.requireDelegator()
      try chain.require(request.confirmed)
      return .signed(by: request.delegator, confirmed: chain.versions)
    }
    let chain = try await show(request, call, in: service)
    return Report(receipt: receipt, chain: chain.items, versions: chain.versions)
  }

  private static func show(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> EvidenceChain {
    let now = service.now()
    return try await service.read(call) { records in
      let agreement = try records.permit(
        .proposeDelegation, call, on: request.act.agreement, at: now
      ).agreement
      return try records.chain(request, of: agreement, at: now)
    }
  }
}

extension RecordSnapshot {
  /// The chain of `agreement` as the delegator of `request` would sign it at `now`.
  fileprivate func chain(
    _ request: ProposeDelegation.Request, of agreement: Agreement, at now: Instant
  ) throws -> EvidenceChain {
    let terms = agreement.terms
    guard request.setting.organisation == terms.employer else {
      throw ServiceError.contradiction(
        "setting.organisation_id", "must be the employer of the agreement")
    }
    guard agreement.everyDelegator.contains(request.delegator) else {
      throw ServiceError.contradiction(
        "delegator_id", "must be a delegator whom the agreement names")
    }
    let question = try DelegationQuestion(
      worker: terms.worker, intervention: terms.intervention, person: terms.person,
      setting: request.setting, time: .at(max(now, terms.period.start)), mode: .planning)
    let facts = try delegationCase(for: question, now: now, knownAt: latestSequence())
    return try EvidenceChain(of: agreement, signedBy: request.delegator, in: facts, at: now)
  }

  /// Refuses to open a second agreement of the same worker, person, task and delegators.
  fileprivate func requireNoOther(like agreement: Agreement, at now: Instant) throws {
    let terms = agreement.terms
    let twin = try everyAgreement(.worker(terms.worker)).first { other in
      guard other.id != agreement.id, other.terms.person == terms.person,
        other.terms.intervention == terms.intervention,
        Set(other.everyDelegator) == Set(agreement.everyDelegator)
      else { return false }
      return AgreementState(of: other, at: now, in: try facts(around: other, at: now, now: now))
        .isOpen
    }
    if let twin {
      throw ServiceError(
        .alreadyExists, .recordExists, field: "agreement_id",
        "must not be beside an open one of the same delegators: \(quoted("\(twin.id)"))")
    }
  }
}

extension ActedAgreement {
  /// Refuses a second signature, and one on an agreement that is over.
  fileprivate func requireUnsigned(_ delegator: WorkerID) throws(ServiceError) {
    try requireDelegator(delegator)
    try require(.draft, .offered, .accepted, .active, .suspended)
    let isSigned = agreement.events.contains { event in
      if case .signed(delegator, _) = event.what { true } else { false }
    }
    guard !isSigned else {
      throw .stateForbids("delegator_id", "has signed already; new versions are re-confirmed")
    }
  }
}
