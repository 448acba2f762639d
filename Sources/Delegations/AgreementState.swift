package import Vocabulary

/// How far an agreement has come, computed from its events and the facts it rests on; no check but
/// those of phase G reads it, and nothing stores it.
package enum AgreementState: String, Sendable, CaseIterable {
  /// Not signed yet.
  case draft = "DRAFT"
  /// Signed by a delegator, not yet accepted by both worker and employer.
  case offered = "OFFERED"
  /// Accepted; its start lies ahead.
  case accepted = "ACCEPTED"
  /// Accepted and started.
  case active = "ACTIVE"
  /// Declined by the worker or the employer.
  case declined = "DECLINED"
  /// Paused.
  case suspended = "SUSPENDED"
  /// Taken back for good.
  case withdrawn = "WITHDRAWN"
  /// Past its own end.
  case expired = "EXPIRED"
  /// Over because something it rests on ended, or ended by hand.
  case ended = "ENDED"

  /// Whether it may still come, or be, in use.
  package var isOpen: Bool {
    switch self {
    case .offered, .accepted, .active, .suspended: true
    case .draft, .declined, .withdrawn, .expired, .ended: false
    }
  }

  /// The state of `agreement` at `instant`, by the facts of its worker and person in `facts`.
  package init(of agreement: Agreement, at instant: Instant, in facts: DelegationCase) {
    let life = AgreementLife(of: agreement, endedBy: facts.firstGap(under: agreement))
    var inspection = Inspection(at: instant)
    self = life.state(&inspection)
  }
}

/// The events of one agreement put in order, with the one that closed it; chains share it.
final class AgreementLife {
  /// What closed it, and when: the earliest counts, later ones change nothing.
  struct Close {
    let state: AgreementState
    let at: Instant
  }

  let agreement: Agreement
  /// When a delegator first signed.
  private(set) var signedAt: Instant?
  /// When the worker first accepted.
  private(set) var workerAcceptedAt: Instant?
  /// When the employer first accepted.
  private(set) var employerAcceptedAt: Instant?
  /// When the worker first accepted without being willing and able.
  private(set) var unwillingAt: Instant?
  /// When the worker declined.
  private(set) var workerDeclinedAt: Instant?
  /// When its own end comes, as renewed.
  private(set) var expiresAt: Instant?
  /// What closes it.
  private(set) var close: Close?
  /// Whether it was ever withdrawn for safety.
  private(set) var hasSafetyWithdrawal = false
  /// Whether it was ever paused.
  private(set) var hasPause = false

  /// The life of `agreement`, something of which is missing from `gap` on.
  init(of agreement: Agreement, endedBy gap: Instant?) {
    self.agreement = agreement
    var closes: (withdrawn: Instant?, declined: Instant?, ended: Instant?)
    for event in agreement.events {
      switch event.what {
      case .signed(let signer, _):
        // A signature makes nothing of a draft unless its hand is, or becomes, a delegator's.
        if let joined = Self.joining(of: signer, agreement) {
          Self.keepEarlier(&signedAt, max(joined, event.at))
        }
      case .acceptedByWorker(let isWilling):
        Self.keepEarlier(&workerAcceptedAt, event.at)
        if !isWilling { Self.keepEarlier(&unwillingAt, event.at) }
      case .acceptedByEmployer: Self.keepEarlier(&employerAcceptedAt, event.at)
      case .declined(let party, _):
        Self.keepEarlier(&closes.declined, event.at)
        if party == .worker { Self.keepEarlier(&workerDeclinedAt, event.at) }
      case .withdrawn(let withdrawal):
        Self.keepEarlier(&closes.withdrawn, event.at)
        if withdrawal.category == .safety { hasSafetyWithdrawal = true }
      case .ended: Self.keepEarlier(&closes.ended, event.at)
      case .suspended: hasPause = true
      case .resumed, .cleared, .reviewed, .renewed, .reconfirmed, .succeeded, .supervised: break
      }
    }
    expiresAt = agreement.end(asOf: Instant(milliseconds: .max))
    if let gap { Self.keepEarlier(&closes.ended, gap) }
    close = Self.earliest([
      (.withdrawn, closes.withdrawn), (.declined, closes.declined), (.ended, closes.ended),
      (.expired, expiresAt),
    ])
  }

  /// How it closed, if it has by then.
  func closed(_ inspection: inout Inspection) -> AgreementState? {
    guard let close, inspection.isReached(close.at) else { return nil }
    return close.state
  }

  /// The state then.
  func state(_ inspection: inout Inspection) -> AgreementState {
    guard isSigned(&inspection) else { return .draft }
    if let closed = closed(&inspection) { return closed }
    guard isAccepted(&inspection) else { return .offered }
    if isPaused(&inspection) { return .suspended }
    return inspection.isReached(agreement.terms.period.start) ? .active : .accepted
  }

  /// Whether a delegator has signed; until then it is a draft.
  func isSigned(_ inspection: inout Inspection) -> Bool { hasCome(signedAt, &inspection) }

  /// Whether worker and employer have both accepted.
  func isAccepted(_ inspection: inout Inspection) -> Bool {
    hasCome(workerAcceptedAt, &inspection) && hasCome(employerAcceptedAt, &inspection)
  }

  /// Whether `moment` is known and has come.
  func hasCome(_ moment: Instant?, _ inspection: inout Inspection) -> Bool {
    moment.map { inspection.isReached($0) } ?? false
  }

  /// Whether the last pause has not been ended; of a pause and its end at one instant the pause
  /// counts.
  func isPaused(_ inspection: inout Inspection) -> Bool {
    guard hasPause else { return false }
    var paused: Instant?
    var resumed: Instant?
    for event in agreement.events {
      switch event.what {
      case .suspended where inspection.isReached(event.at): Self.keepLater(&paused, event.at)
      case .resumed where inspection.isReached(event.at): Self.keepLater(&resumed, event.at)
      default: break
      }
    }
    guard let paused else { return false }
    return resumed.map { $0 <= paused } ?? true
  }

  /// Whether a safety withdrawal of it stands that nobody has cleared.
  func isBlockedForSafety(_ inspection: inout Inspection) -> Bool {
    hasSafetyWithdrawal && agreement.isBlockedForSafety(&inspection)
  }

  // When `worker` became one of the delegators; nil: never.
  private static func joining(of worker: WorkerID, _ agreement: Agreement) -> Instant? {
    if agreement.terms.delegators.contains(worker) { return Instant(milliseconds: .min) }
    let successions = agreement.events.filter {
      if case .succeeded(let successor) = $0.what { successor == worker } else { false }
    }
    return successions.map(\.at).min()
  }

  private static func keepEarlier(_ kept: inout Instant?, _ instant: Instant) {
    kept = min(kept ?? instant, instant)
  }

  fileprivate static func keepLater(_ kept: inout Instant?, _ instant: Instant) {
    kept = max(kept ?? instant, instant)
  }

  // Of several at one instant the first of the list counts.
  private static func earliest(_ closes: [(AgreementState, Instant?)]) -> Close? {
    var earliest: Close?
    for (state, at) in closes {
      guard let at, earliest.map({ at < $0.at }) ?? true else { continue }
      earliest = Close(state: state, at: at)
    }
    return earliest
  }
}

extension Agreement {
  /// Who delegates by it: those named in the terms, then those who joined, in the order they did.
  package var everyDelegator: [WorkerID] {
    events.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.reduce(into: terms.delegators) {
      delegators, event in
      guard case .succeeded(let successor) = event.what, !delegators.contains(successor) else {
        return
      }
      delegators.append(successor)
    }
  }

  /// When its own end comes, as renewals of up to `instant` moved it; nil: no end.
  ///
  /// A renewal moves the end only while that lies ahead: what has expired is not revived.
  package func end(asOf instant: Instant) -> Instant? {
    var end = terms.period.end
    let renewals = events.filter {
      if case .renewed = $0.what { $0.at <= instant } else { false }
    }
    for event in renewals.sorted(by: { ($0.at, $0.id) < ($1.at, $1.id) }) {
      if let end, end <= event.at { return end }
      if case .renewed(let moved) = event.what { end = moved.map { max($0, event.at) } }
    }
    return end
  }

  /// Whether a safety withdrawal of it stands at `instant` that nobody has cleared; it blocks every
  /// agreement of the worker, the person and the task, however this one ended.
  package func isBlockedForSafety(at instant: Instant) -> Bool {
    var inspection = Inspection(at: instant)
    return isBlockedForSafety(&inspection)
  }

  fileprivate func isBlockedForSafety(_ inspection: inout Inspection) -> Bool {
    var withdrawn: Instant?
    var cleared: Instant?
    for event in events {
      switch event.what {
      case .withdrawn(let withdrawal)
      where withdrawal.category == .safety && inspection.isReached(event.at):
        AgreementLife.keepLater(&withdrawn, event.at)
      case .cleared where inspection.isReached(event.at):
        AgreementLife.keepLater(&cleared, event.at)
      default: break
      }
    }
    guard let withdrawn else { return false }
    return cleared.map { $0 < withdrawn } ?? true
  }
}
