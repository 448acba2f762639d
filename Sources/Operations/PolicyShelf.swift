package import Passports
package import ReferenceData

/// Gives the policy of an asker's own rows; one that keeps policies spares working them out again.
package protocol PolicyShelf: Sendable {
  /// The policy of the shipped rows and `local` ones, of which there is at least one.
  func policy(local: [PolicyRow]) -> EffectivePolicy
}

/// Keeps nothing: works each policy out when it is asked for.
package struct EmptyShelf: PolicyShelf {
  /// A shelf that keeps nothing.
  package init() {}

  /// The policy, worked out anew.
  package func policy(local: [PolicyRow]) -> EffectivePolicy { EffectivePolicy(local: local) }
}

extension EffectivePolicy {
  /// The policy where nobody has set a row of their own; worked out once.
  static let shippedAlone = EffectivePolicy()
}
