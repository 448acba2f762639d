import Access
import Organisations
import Passports
import ReferenceData
import Vocabulary

// Whose work a passport is judged for, and by whose rules.

/// The employer whose work a passport is judged for, with the policy that holds there.
struct AskerRules: Sendable {
  /// The employer.
  let asker: Asker
  /// The shipped policy with the rows of the employer and its systems.
  let policy: EffectivePolicy
}

extension RecordSnapshot {
  /// The body `id` as asker, with its policy as known at `known`.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` where the body is not on record.
  func rules(
    of id: OrganisationID, on day: CivilDate, knownAt known: CommitSequence,
    from policies: any PolicyShelf
  ) throws -> AskerRules {
    // A body that joined later is still the one who asks about what was known then.
    let body = try organisation(id, knownAt: known) ?? organisation(id, knownAt: latestSequence())
    guard let body else { throw ServiceError.absent("organisation") }
    let boards = try policyOwners(for: id, on: day, knownAt: known).subtracting([id])
    let rows =
      try localPolicyRows(of: [id], knownAt: known)
      + localPolicyRows(of: boards, knownAt: known).filter { $0.layer == .localSystem }
    return AskerRules(
      asker: Asker(body), policy: rows.isEmpty ? .shippedAlone : policies.policy(local: rows))
  }
}
