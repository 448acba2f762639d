import Operations
import Passports
import ReferenceData
import Synchronization

/// The policies of those who asked before: an asker's rows change far less often than it asks.
///
/// A policy is found by the very rows it was made of, so none is ever out of date.
final class KeptPolicies: PolicyShelf {
  private let known = Mutex<[[PolicyRow]: EffectivePolicy]>([:])
  /// How many policies are kept.
  private static let limit = 256

  func policy(local: [PolicyRow]) -> EffectivePolicy {
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
