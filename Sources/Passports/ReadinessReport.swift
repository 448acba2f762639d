package import Vocabulary

/// What a passport is worth for one role, at one employer, at one instant, on what was known.
package struct ReadinessReport: Hashable, Sendable {
  /// The one word an employer needs first.
  package enum Verdict: String, Sendable, CaseIterable {
    /// Every mandatory requirement is met.
    case ready = "READY"
    /// At least one mandatory requirement is not met and every one could be judged.
    case notReady = "NOT_READY"
    /// None is known to fail and at least one can't be told.
    case cannotTell = "CANNOT_TELL"
  }

  /// The one word.
  package let verdict: Verdict
  /// One finding a requirement, in the order of the role profile.
  package let findings: [Finding]
  /// Standards that must be done again or for the first time, each once, in the order asked.
  package let itemsToRepeat: [StandardCode]
  /// How much of the role's requirements the passport covers.
  package let coverage: Coverage
  /// The first moment the verdict stops being `ready`; nil otherwise or where no end is known.
  package let validUntil: Instant?
  /// What the report rests on.
  package let basis: Basis

  /// How many requirements are met, out of how many that ask something.
  package struct Coverage: Hashable, Sendable {
    /// Met, an equivalence included.
    package let met: Int
    /// Could not be told.
    package let unknown: Int
    /// All that ask something of this worker.
    package let total: Int

    /// Counts of findings.
    package init(met: Int, unknown: Int, total: Int) {
      self.met = met
      self.unknown = unknown
      self.total = total
    }
  }

  /// A report with these parts.
  package init(
    verdict: Verdict, findings: [Finding], itemsToRepeat: [StandardCode], coverage: Coverage,
    validUntil: Instant?, basis: Basis
  ) {
    self.verdict = verdict
    self.findings = findings
    self.itemsToRepeat = itemsToRepeat
    self.coverage = coverage
    self.validUntil = validUntil
    self.basis = basis
  }
}

/// The instants, data and policy a judgement used, so that it can be repeated exactly.
package struct Basis: Hashable, Sendable {
  /// The instant asked about.
  package let at: Instant
  /// What was known is as of this instant.
  package let asKnownAt: Instant
  /// The last commit that was seen.
  package let sequence: CommitSequence
  /// Names the release of the reference data.
  package let referenceData: String
  /// Names the policy: the shipped table and the local rows in force.
  package let policy: String
  /// Names the rule of civil time.
  package let civilTime: String

  /// A basis with these parts.
  package init(
    at: Instant, asKnownAt: Instant, sequence: CommitSequence, referenceData: String,
    policy: String, civilTime: String = LondonTime.ruleVersion
  ) {
    self.at = at
    self.asKnownAt = asKnownAt
    self.sequence = sequence
    self.referenceData = referenceData
    self.policy = policy
    self.civilTime = civilTime
  }
}
