package import Delegations
package import Vocabulary

/// A fact of delegated care as it was sent: when it begins may be left to now.
package struct FactDraft: Sendable {
  /// What it says.
  package let fact: DelegationFact
  /// From when it holds; nil: now.
  package let effectiveFrom: Instant?
  /// The first moment it no longer holds; nil: no known end.
  package let effectiveTo: Instant?
  /// The post that approves what is permissive and begins in the past, or nil.
  package let approver: String?
  /// Why it is recorded, or nil.
  package let reason: String?
  /// The earlier record that it corrects, or nil.
  package let replacing: RecordID?

  /// A draft with these parts.
  package init(
    fact: DelegationFact, effectiveFrom: Instant? = nil, effectiveTo: Instant? = nil,
    approver: String? = nil, reason: String? = nil, replacing: RecordID? = nil
  ) {
    self.fact = fact
    self.effectiveFrom = effectiveFrom
    self.effectiveTo = effectiveTo
    self.approver = approver
    self.reason = reason
    self.replacing = replacing
  }
}
