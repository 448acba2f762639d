import Passports
import ReferenceData
import Vocabulary

// Phase H: those who delegate. Under ANY_ONE the chain names one of them, under ALL each.
extension DelegationCase {
  /// H1 to H4; each delegator who does not pass is named.
  func checkDelegators(_ chain: AgreementChain, _ inspection: inout Inspection) {
    checkEach(.delegatorNotEntitledAtGrant, chain, &inspection) { delegator, inspection in
      wasEntitled(delegator, chain.agreement, &inspection)
    }
    checkEach(.delegatorRegistrationNotEffective, chain, &inspection) { delegator, inspection in
      delegators[delegator]?.registrations.isEffective(&inspection) ?? false
    }
    checkEach(.delegatorScopeExcludes, chain, &inspection) { delegator, inspection in
      isInScope(delegator, chain.terms, &inspection)
    }
    checkEach(.delegatorUnavailable, chain, &inspection) { delegator, inspection in
      isPresent(delegator, chain.terms, &inspection)
    }
  }

  /// How many of the agreement's delegators pass all of phase H, each alone.
  func countSoundDelegators(_ chain: AgreementChain, _ inspection: inout Inspection) -> Int {
    chain.agreement.delegators(&inspection).count { delegator in
      var alone = inspection.aside()
      checkDelegators(AgreementChain(life: chain.life, delegators: [delegator]), &alone)
      return alone.firstFailure == nil
    }
  }

  @inline(__always)
  private func checkEach(
    _ code: DelegationReason, _ chain: AgreementChain, _ inspection: inout Inspection,
    _ isSound: (WorkerID, inout Inspection) -> Bool
  ) {
    var unsound: [WorkerID] = []
    for delegator in chain.delegators {
      inspection.rely(on: delegator.asRecord)
      if isSound(delegator, &inspection) { continue }
      inspection.blame(delegator.asRecord)
      unsound.append(delegator)
    }
    inspection.settle(
      code, unsound.isEmpty,
      "delegator \(unsound.map(\.description).joined(separator: ", "))")
  }

  // H1: asked at the signature; of several, one at which all was well is enough.
  private func wasEntitled(
    _ delegator: WorkerID, _ agreement: Agreement, _ inspection: inout Inspection
  ) -> Bool {
    guard let standing = delegators[delegator] else { return false }
    var isEntitled = false
    for event in agreement.events {
      guard case .signed(let by, _) = event.what, by == delegator,
        inspection.isReached(event.at),
        standing.isEntitled(to: agreement.terms.intervention, at: event.at)
      else { continue }
      isEntitled = true
      inspection.rely(on: event.id)
    }
    return isEntitled
  }

  // H3: the scope held then; of one who has left and holds none, the last.
  private func isInScope(
    _ delegator: WorkerID, _ terms: AgreementTerms, _ inspection: inout Inspection
  ) -> Bool {
    guard let standing = delegators[delegator] else { return false }
    var isExcluded = false
    for entry in standing.registrations where entry.fact.excluded.contains(terms.intervention) {
      guard inspection.holds(entry.period) else { continue }
      isExcluded = true
      inspection.blame(entry.id)
    }
    guard !isExcluded else { return false }
    var holdsOne = false
    var isCovered = false
    for scope in standing.scopes where inspection.holds(scope.period) {
      holdsOne = true
      guard scope.fact.covers(terms.intervention) else { continue }
      isCovered = true
      inspection.rely(on: scope.id)
    }
    var aside = inspection.aside()
    if holdsOne { return isCovered }
    let isHere = isPresent(delegator, terms, &aside)
    inspection.heed(aside)
    return !isHere && lastScopesCover(standing, terms.intervention, &inspection)
  }

  private func lastScopesCover(
    _ standing: DelegatorStanding, _ task: StandardCode, _ inspection: inout Inspection
  ) -> Bool {
    var last: Instant?
    for scope in standing.scopes where inspection.isReached(scope.period.start) {
      guard let end = scope.period.end else { continue }
      last = max(last ?? end, end)
    }
    var isCovered = false
    for scope in standing.scopes
    where last != nil && scope.period.end == last && scope.period.start <= inspection.at
      && scope.fact.covers(task)
    {
      isCovered = true
      inspection.rely(on: scope.id)
    }
    return isCovered
  }

  // H4: present for the caseload of the organisation that delegates.
  private func isPresent(
    _ delegator: WorkerID, _ terms: AgreementTerms, _ inspection: inout Inspection
  ) -> Bool {
    var isPresent = false
    for presence in delegators[delegator]?.presence ?? []
    where presence.fact == terms.delegatingOrganisation && inspection.holds(presence.period) {
      isPresent = true
      inspection.rely(on: presence.id)
    }
    return isPresent
  }
}

extension DelegatorStanding {
  /// Whether they could delegate `task` at `instant`: registered, not excluded from it by a
  /// condition, and authorised for it.
  fileprivate func isEntitled(to task: StandardCode, at instant: Instant) -> Bool {
    registrations.isEffective(at: instant)
      && !registrations.contains { $0.fact.excluded.contains(task) && $0.holds(at: instant) }
      && scopes.contains { $0.fact.covers(task) && $0.holds(at: instant) }
  }
}
