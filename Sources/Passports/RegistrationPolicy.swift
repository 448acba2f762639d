import ReferenceData
import Vocabulary

/// What registers say: who counts as registered at a moment, and how fresh a look-up must be.
enum RegistrationPolicy {
  /// What the facts of one register and number come to at a moment.
  enum State {
    case effective
    case conditions
    case suspended
    case ended
    case removed
    case unknown
    case none
  }

  /// What `registrations`, of one register and number, come to at `instant`.
  ///
  /// A restriction blocks until a later look-up finds the registration effective again. Taking the
  /// record of a restriction back does not lift it: somebody looks again.
  static func state(
    of registrations: [Recorded<Registration>], at instant: Instant, in judgement: Judgement
  ) -> State {
    let states = registrations.map {
      state(of: $0, among: registrations, at: instant, in: judgement)
    }
    let order: [State] = [.effective, .conditions, .unknown, .suspended, .removed, .ended]
    return order.first { states.contains($0) } ?? .none
  }

  /// What one registration comes to at `instant`, beside the others of its number.
  static func state(
    of recorded: Recorded<Registration>, among others: [Recorded<Registration>],
    at instant: Instant, in judgement: Judgement
  ) -> State {
    let registration = recorded.fact
    guard judgement.standing(of: recorded.origin.id, at: instant) != .superseded else {
      return .none
    }
    if let own = registration.status.restriction {
      return registration.period.inLondon.contains(instant) ? own : .none
    }
    switch judgement.standing(of: recorded.origin.id, at: instant) {
    case .revoked, .superseded: return .none
    case .suspended: return .unknown
    case .inForce: break
    }
    if let restriction = restriction(on: registration, among: others, at: instant, in: judgement) {
      return restriction
    }
    guard registration.period.inLondon.contains(instant) else {
      return outside(registration, at: instant, in: judgement)
    }
    switch registration.status {
    case .effective: return registration.isFromRegister ? .effective : .unknown
    case .conditions: return registration.isFromRegister ? .conditions : .unknown
    default: return .unknown
    }
  }

  private static func restriction(
    on registration: Registration, among others: [Recorded<Registration>], at instant: Instant,
    in judgement: Judgement
  ) -> State? {
    let restrictions = others.filter { other in
      other.fact.status.restriction != nil && other.fact.isSameEntry(as: registration)
        && other.fact.checkedAt >= registration.checkedAt
        && other.fact.period.inLondon.contains(instant)
        && judgement.standing(of: other.origin.id, at: instant) != .superseded
    }.compactMap(\.fact.status.restriction)
    return [State.removed, .suspended, .ended].first { restrictions.contains($0) }
  }

  private static func outside(
    _ registration: Registration, at instant: Instant, in judgement: Judgement
  ) -> State {
    guard let end = registration.period.end, LondonTime.start(of: end) <= instant else {
      return .none
    }
    return lingers(registration, end: end, on: LondonTime.date(of: instant), in: judgement)
      ? .unknown : .ended
  }

  // A register whose renewals all end on one day may show them as registered for the month after:
  // Social Work England's "registered until 30 November" in December is unknown, not lapsed.
  private static func lingers(
    _ registration: Registration, end: CivilDate, on day: CivilDate, in judgement: Judgement
  ) -> Bool {
    guard let register = NumberRegister(rawValue: registration.regulator.rawValue),
      let ruling = judgement.policy.ruling(on: register.key(.renewalWindow), day),
      case .words(let window) = ruling.resolution.value
    else { return false }
    let last = end.adding(days: -1).parts
    return window.hasSuffix("/\(padded(last.month, 2))-\(padded(last.day, 2))")
      && day < end.adding(months: 1)
  }
}

extension Registration {
  /// Whether somebody looked in the register or the regulator said so.
  var isFromRegister: Bool {
    switch checkSource {
    case .registerAPI, .registerPage, .regulatorDocument: true
    case .staffFile, .selfDeclared: false
    }
  }

  /// Whether both speak of one entry of one register; one without a number may be any.
  func isSameEntry(as other: Registration) -> Bool {
    regulator == other.regulator
      && (number == other.number || number == nil || other.number == nil)
  }
}

extension Registration.Status {
  /// What a status comes to that bars from practice, or nil for the others.
  var restriction: RegistrationPolicy.State? {
    switch self {
    case .suspended: .suspended
    case .lapsed: .ended
    case .struckOff, .voluntarilyRemoved: .removed
    case .effective, .conditions, .unknown: nil
    }
  }
}
