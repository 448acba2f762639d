import Access
import Delegations
import Passports
import ReferenceData
import Vocabulary

/// An agreement that is acted on, as it stands on the act's own snapshot.
struct ActedAgreement {
  /// The agreement before the act.
  let agreement: Agreement
  /// How it stands now.
  let state: AgreementState
  /// The facts around it.
  let facts: DelegationCase
  /// The service's clock.
  let now: Instant
  /// From when the act holds.
  let from: Instant

  /// Its terms.
  var terms: AgreementTerms { agreement.terms }

  /// Refuses an act that its state does not allow.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `agreement_id` and the state.
  func require(_ allowed: AgreementState...) throws(ServiceError) {
    guard allowed.contains(state) else {
      throw .stateForbids(
        "agreement_id",
        "must be \(allowed.map(\.rawValue).joined(separator: " or ")); it is "
          + quoted(state.rawValue))
    }
  }

  /// Refuses an act on an agreement that is over or was never offered.
  func requireOpen() throws(ServiceError) {
    try require(.offered, .accepted, .active, .suspended)
  }

  /// Refuses an act on an agreement that is not, or no longer, both offered and accepted.
  func requireAccepted() throws(ServiceError) {
    try require(.accepted, .active, .suspended)
  }

  /// Refuses to act in the name of somebody who does not delegate by it.
  func requireDelegator(_ worker: WorkerID) throws(ServiceError) {
    guard agreement.everyDelegator.contains(worker) else {
      throw .contradiction("delegator_id", "must be a delegator whom the agreement names")
    }
  }
}

extension Service {
  /// Records what happened to an agreement, once the caller may do `action` to it, the version read
  /// is still the one there, and `event` finds nothing against it; the receipt of the event.
  ///
  /// The receipt's etag is the agreement's new version.
  func act(
    _ act: AgreementAct, as action: Action, _ call: Call, _ backDating: BackDating,
    _ event:
      @escaping @Sendable (ActedAgreement, any RecordChange) throws
      -> AgreementEvent.What
  ) async throws -> Receipt {
    let (id, now) = (newID(Noun.Record.self), now())
    return try await change(act.header, call) { records in
      let found = try records.permit(action, call, on: act.agreement, at: now)
      try records.requireVersion(act)
      let from = try backDating.start(act.effectiveFrom, approver: act.approver, now: now)
      let facts = try records.facts(around: found.agreement, at: now, now: now)
      let standing = ActedAgreement(
        agreement: found.agreement,
        state: AgreementState(of: found.agreement, at: now, in: facts), facts: facts, now: now,
        from: from)
      try records.record(
        DelegationRecord(
          id: id, .agreementEvent(act.agreement, try event(standing, records)),
          period: InstantPeriod(from: from),
          // A worker acts for no organisation: their act is kept with their employer's records.
          recordedBy: call.caller.organisation ?? found.agreement.terms.employer,
          reason: act.reason, approver: act.approver),
        replacing: nil)
      return ChangeOutcome(id: id, rule: found.rule)
    }
  }

  /// As ``act(_:as:_:_:_:)`` for what stops an agreement: the receipt and whom to tell.
  func stop(
    _ act: AgreementAct, _ call: Call,
    _ event:
      @escaping @Sendable (ActedAgreement) throws -> AgreementEvent.What
  ) async throws -> AgreementStop {
    let receipt = try await self.act(act, as: .stopDelegation, call, .restrictive) { standing, _ in
      try event(standing)
    }
    let agreement = try await records.read {
      try $0.agreement(act.agreement, knownAt: $0.latestSequence())
    }
    guard let agreement else { throw ServiceError.absent("agreement", field: "agreement_id") }
    return AgreementStop(receipt: receipt, team: AgreementTeam(agreement))
  }
}

extension RecordSnapshot {
  /// Refuses an act on a version that is no longer the latest.
  fileprivate func requireVersion(_ act: AgreementAct) throws {
    guard let read = act.etag else { return }
    guard try agreementEtag(act.agreement) == read else { throw ServiceError.etagMismatch("etag") }
  }

  /// Everything that decides how `agreement` stands at `instant`.
  func facts(
    around agreement: Agreement, at instant: Instant, now: Instant,
    knownAt known: CommitSequence? = nil
  ) throws -> DelegationCase {
    try delegationCase(
      for: agreement.question(at: instant), now: now, knownAt: known ?? latestSequence())
  }
}

extension Agreement {
  /// When it holds, its end as last renewed by `instant`.
  func period(at instant: Instant) -> InstantPeriod {
    InstantPeriod(from: terms.period.start, to: end(asOf: instant)) ?? terms.period
  }

  /// May its worker do its task for its person at `instant`, as planned from what is known?
  ///
  /// The place is one that it allows; a rule of `nation` is heard.
  func question(
    at instant: Instant, in nation: Nation = .england
  ) throws(ServiceError) -> DelegationQuestion {
    let kinds = terms.scope.settings ?? [.ownHome]
    return try DelegationQuestion(
      worker: terms.worker, intervention: terms.intervention, person: terms.person,
      setting: VisitSetting(
        kind: CareSetting.allCases.first(where: kinds.contains) ?? .ownHome,
        organisation: terms.employer, location: terms.scope.locations?.min(), nation: nation),
      time: .at(instant), mode: .planning)
  }
}

extension Call {
  /// The party in whose name the caller acts on an agreement.
  func party(isAskedByPerson: Bool = false) -> Party {
    if isAskedByPerson { return .person }
    return switch caller.duty {
    case .holder: .worker
    case .delegator: .delegator
    default: .employer
    }
  }
}
