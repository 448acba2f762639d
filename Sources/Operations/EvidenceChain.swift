import Delegations
package import ReferenceData
package import Vocabulary

/// One check that a delegator sees before they sign, with the records that decide it.
package struct EvidenceItem: Hashable, Sendable {
  /// Which check.
  package let code: DelegationReason
  /// Whether it passes.
  package let isPassed: Bool
  /// What it relies on, or what makes it fail, lowest first.
  package let records: [RecordID]
  /// One sentence of detail, lower case, or empty.
  package let detail: String
}

/// A check that a delegator confirms, with just the records that they were shown for it.
package struct ConfirmedItem: Hashable, Sendable {
  /// Which check.
  package let code: DelegationReason
  /// The records, in any order.
  package let records: [RecordID]

  /// A confirmation of `code` on `records`.
  package init(code: DelegationReason, records: [RecordID]) {
    self.code = code
    self.records = records
  }
}

/// The evidence chain of an agreement as one delegator signs it.
struct EvidenceChain: Sendable {
  /// Every check of competence, assessor, person, delegator and organisation, in table order.
  let items: [EvidenceItem]
  /// The versions that the signature confirms.
  let versions: ConfirmedVersions

  private static let phases: Set<DelegationReason.Phase> = [
    .competence, .assessor, .person, .delegator, .organisation,
  ]

  /// The chain as it would stand were the delegator to sign at `now`: judged for the agreement's
  /// start, or for now where that has passed, on their signature alone.
  init(
    of agreement: Agreement, signedBy delegator: WorkerID, in facts: DelegationCase,
    at now: Instant
  ) throws(ServiceError) {
    versions = try facts.versionsInForce(at: now)
    var facts = facts
    let signature = AgreementEvent(
      id: agreement.id.asRecord, at: now, recordedAt: now,
      what: .signed(by: delegator, confirmed: versions))
    facts.agreements = [
      Agreement(
        id: agreement.id, draftedAt: agreement.draftedAt,
        terms: try agreement.terms.delegated(by: delegator), events: [signature])
    ]
    items = Self.items(of: try DelegationDecision.decide(facts))
  }

  private static func items(of decision: Delegations.Decision) -> [EvidenceItem] {
    let passed = decision.passed.map {
      EvidenceItem(code: $0.code, isPassed: true, records: $0.records, detail: "")
    }
    let failed = decision.reasons.map {
      EvidenceItem(code: $0.code, isPassed: false, records: $0.records, detail: $0.detail)
    }
    return (passed + failed).filter { phases.contains($0.code.phase) }
      .sorted { ($0.code, $0.detail) < ($1.code, $1.detail) }
  }

  /// Refuses a signature that does not confirm just what is shown.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT`, naming `confirmed` and the first check that is
  ///   missing or has changed.
  func require(_ confirmed: [ConfirmedItem]) throws(ServiceError) {
    func key(_ code: DelegationReason, _ records: [RecordID]) -> ConfirmedItem {
      ConfirmedItem(code: code, records: records.sorted())
    }
    let said = Set(confirmed.map { key($0.code, $0.records) })
    for item in items where !said.contains(key(item.code, item.records)) {
      throw .contradiction(
        "confirmed",
        "must confirm each item of the chain as it stands; \(quoted(item.code.rawValue)) is "
          + "missing or rests on other records now")
    }
    let shown = Set(items.map { key($0.code, $0.records) })
    if let other = confirmed.first(where: { !shown.contains(key($0.code, $0.records)) }) {
      throw .contradiction(
        "confirmed", "must confirm nothing else; got \(quoted(other.code.rawValue))")
    }
  }

  /// Refuses a delegator who may not delegate this.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `delegator_id` and the check.
  func requireDelegator() throws(ServiceError) {
    let own = items.filter { $0.code.phase == .delegator }
    if let failed = own.first(where: { !$0.isPassed }) {
      throw .stateForbids(
        "delegator_id",
        "must be able to delegate it; \(quoted(failed.code.rawValue)) stands against")
    }
    guard !own.isEmpty else {
      throw .stateForbids("delegator_id", "must be able to delegate it; nothing shows that")
    }
  }
}

extension AgreementTerms {
  /// The same terms with one delegator.
  fileprivate func delegated(by delegator: WorkerID) throws(ServiceError) -> AgreementTerms {
    try AgreementTerms(
      worker: worker, person: person, intervention: intervention,
      catalogueVersion: catalogueVersion, delegatingOrganisation: delegatingOrganisation,
      employer: employer, delegators: [delegator], accountability: .anyOne,
      answersFor: answersFor, scope: scope, setStepsOnly: setStepsOnly,
      passedOnFrom: passedOnFrom, period: period, supervision: supervision,
      escalation: escalation)
  }
}
