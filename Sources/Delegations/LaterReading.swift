package import Passports
package import Vocabulary

/// What a case holds as it stands at one moment, not with periods of its own, read again from a
/// later moment on: an employer's demands, protocols taken into use, and what the passports are
/// worth to the employer.
package struct LaterReading: Sendable {
  /// From when it counts, until the next one does; no two of a case have the same moment.
  package let from: Instant
  /// As ``DelegationCase/requiredIdentity``.
  package let requiredIdentity: Worker.IdentityLevel?
  /// As ``DelegationCase/requiredChecks``.
  package let requiredChecks: [RequiredCheck]?
  /// As ``DelegationPolicy/adoptedRules``.
  package let adoptedRules: Set<RuleID>
  /// As ``DelegationCase/achievements``.
  package let achievements: [HeldAchievement]
  /// As ``DelegationCase/mappings``.
  package let mappings: [Dated<StatementMapping>]
  /// As ``DelegationCase/assessors``.
  package let assessors: [AssessorID: AssessorStanding]

  /// What `facts` holds of it, from `moment` on.
  package init(of facts: DelegationCase, from moment: Instant) {
    from = moment
    requiredIdentity = facts.requiredIdentity
    requiredChecks = facts.requiredChecks
    adoptedRules = facts.policy.adoptedRules
    achievements = facts.achievements
    mappings = facts.mappings
    assessors = facts.assessors
  }

  /// Whether it says the same as `other`, which counts from another moment.
  package func saysTheSame(as other: LaterReading) -> Bool {
    requiredIdentity == other.requiredIdentity && requiredChecks == other.requiredChecks
      && adoptedRules == other.adoptedRules && achievements == other.achievements
      && mappings == other.mappings && assessors == other.assessors
  }
}

extension DelegationCase {
  /// The case as it is read at `instant`, with the readings that are later still.
  func reread(at instant: Instant) -> DelegationCase {
    guard !later.isEmpty,
      let reading = later.filter({ $0.from <= instant }).max(by: { $0.from < $1.from })
    else { return self }
    var facts = self
    facts.requiredIdentity = reading.requiredIdentity
    facts.requiredChecks = reading.requiredChecks
    facts.policy.adoptedRules = reading.adoptedRules
    facts.achievements = reading.achievements
    facts.mappings = reading.mappings
    facts.assessors = reading.assessors
    facts.later = later.filter { $0.from > instant }
    return facts
  }
}
