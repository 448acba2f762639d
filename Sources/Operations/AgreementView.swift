package import Delegations
package import Vocabulary

/// An agreement as it stands at a moment.
package struct AgreementView: Sendable {
  /// Its terms and all that happened to it.
  package let agreement: Agreement
  /// How it stands, computed from these and from the facts around it.
  package let state: AgreementState
  /// The version that an act on it names; nil where an earlier state of knowledge was asked for.
  package let etag: Etag?
  /// Who delegates, successors included, in the order named.
  package let delegators: [WorkerID]
  /// When it holds, its end as last renewed.
  package let period: InstantPeriod
  /// The moment of ``state``.
  package let at: Instant
  /// The rules on its task that its employer, the boards of that one's systems and the person's
  /// plan hold then; empty in lists, which do not tell them.
  package var localRules: [LocalRule] = []
}
