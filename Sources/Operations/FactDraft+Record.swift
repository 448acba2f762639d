import Access
import Delegations
import Vocabulary

extension Service {
  /// Records a fact of one family, once the caller may and its start is allowed; its receipt.
  func record(
    _ draft: FactDraft, as family: DelegationFact.Family, _ header: ChangeHeader, _ call: Call,
    check: @escaping @Sendable (any RecordChange) throws -> Void = { _ in }
  ) async throws -> Receipt {
    let (id, now) = (newID(Noun.Record.self), now())
    return try await change(header, call) { records in
      try draft.fact.require(family)
      let rule = try records.permitRecording(draft.fact, call, at: now)
      try check(records)
      try records.record(draft, id: id, call, at: now)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}

extension RecordChange {
  /// Appends the fact as `id`, from the moment its draft may begin.
  func record(_ draft: FactDraft, id: RecordID, _ call: Call, at now: Instant) throws {
    let start = try draft.fact.backDating.start(
      draft.effectiveFrom, approver: draft.approver, now: now)
    let period = try InstantPeriod(from: start, to: draft.effectiveTo, field: "effective_to")
    let recorder = try recorder(of: draft.fact, call)
    if let replacing = draft.replacing { try requireReplaceable(replacing, by: draft, call, now) }
    try record(
      DelegationRecord(
        id: id, draft.fact, period: period, recordedBy: recorder, reason: draft.reason,
        approver: draft.approver),
      replacing: draft.replacing)
  }

  /// Who is kept as having recorded it: the caller's organisation, and for a worker, who acts for
  /// none, the employer of the agreement it is about.
  private func recorder(of fact: DelegationFact, _ call: Call) throws -> OrganisationID {
    if let organisation = call.caller.organisation { return organisation }
    let pairing: (WorkerID, PersonID, StandardCode)? =
      switch fact {
      case .refusal(let worker, let person, let intervention, _): (worker, person, intervention)
      case .practice(let worker, let log): (worker, log.person, log.intervention)
      default: nil
      }
    let found = try pairing.flatMap { worker, person, intervention -> Agreement? in
      let person = try keptPerson(person)
      return try everyAgreement(.worker(worker)).first {
        $0.terms.person == person && $0.terms.intervention == intervention
      }
    }
    guard let found else { throw ServiceError.absent("agreement", field: "fact") }
    return found.terms.employer
  }

  /// A correction is made by the organisation that recorded the earlier version. What forbids may
  /// be replaced only where somebody approved it, but for a rule: what others hold still binds.
  private func requireReplaceable(
    _ id: RecordID, by draft: FactDraft, _ call: Call, _ now: Instant
  ) throws {
    let earlier = try ownRecord(id, call, field: "replaces_id")
    guard earlier.fact.backDating == .restrictive, earlier.fact.family != .rule,
      earlier.period.start < now
    else { return }
    _ = try BackDating.permissive.start(
      earlier.period.start, approver: draft.approver, now: now)
  }

  /// The current record `id`, which the caller's organisation recorded.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `field`.
  func ownRecord(_ id: RecordID, _ call: Call, field: String) throws -> DelegationRecord {
    let kept = try delegationRecord(id, knownAt: latestSequence())
    guard let record = kept?.record, record.recordedBy == call.caller.organisation else {
      throw ServiceError.absent("record", field: field)
    }
    return record
  }

  /// Ends a record from a moment on: its name stays, its period is cut. One that has not begun by
  /// then is taken out of use altogether.
  func end(
    _ earlier: DelegationRecord, from: Instant, reason: String?, approver: String?
  ) throws {
    guard let period = InstantPeriod(from: earlier.period.start, to: from) else {
      return try close(earlier.id)
    }
    try record(
      DelegationRecord(
        id: earlier.id, earlier.fact, period: period, recordedBy: earlier.recordedBy,
        source: earlier.source, reason: reason ?? earlier.reason,
        approver: approver ?? earlier.approver),
      replacing: earlier.id)
  }
}
