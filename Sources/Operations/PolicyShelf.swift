import Passports
import ReferenceData
import Synchronization

/// The policies of askers, each worked out once: an asker's rows change far less often than it asks.
///
/// A policy is found by the very rows it was made of, so none is ever out of date.
final class PolicyShelf: Sendable {
  private let known = Mutex<[[PolicyRow]: EffectivePolicy]>([:])
  /// How many policies are kept.
  private static let limit = 256

  /// The policy of the shipped rows and `local` ones.
  func policy(local: [PolicyRow]) -> EffectivePolicy {
    if local.isEmpty { return .shippedAlone }
    if let policy = known.withLock({ $0[local] }) { return policy }
    let policy = EffectivePolicy(local: local)
    known.withLock { known in
      // Beginning again is simpler than knowing which was used last, and seldom needed.
      if known.count >= Self.limit { known.removeAll() }
      known[local] = policy
    }
    return policy
  }
}

extension EffectivePolicy {
  /// The policy where nobody has set a row of their own; worked out once.
  static let shippedAlone = EffectivePolicy()
}
