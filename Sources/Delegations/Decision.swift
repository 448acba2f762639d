package import ReferenceData
package import Vocabulary

/// The answer to a ``DelegationQuestion``, with everything it rests on.
package struct Decision: Hashable, Sendable {
  /// Permit, deny or "cannot tell".
  package enum Verdict: String, Sendable, CaseIterable {
    case permit = "PERMIT"
    case deny = "DENY"
    /// Do not start.
    case indeterminate = "INDETERMINATE"
  }

  /// Permit, deny or "cannot tell".
  package let verdict: Verdict
  /// Every failing check, in table order; empty beside a permit.
  package let reasons: [Reason]
  /// Every check passed, in table order, with what it relied on.
  package let passed: [PassedCheck]
  /// W codes, only beside a permit.
  package let warnings: [Reason]
  /// What the worker and others must do besides, only beside a permit.
  package let obligations: [Obligation]
  /// Beside a permit: the first instant at which the answer stops being one; nil: none known.
  package let validUntil: Instant?
  /// The first failing instant in a window, under either window rule; nil where all pass.
  package let earliestFailingAt: Instant?
  /// What was shown beside the answer and decided nothing.
  package let notes: [String]
  /// Rules that applied, in the order of the table.
  package let rules: [RuleUse]
  /// For a rescue task that may not be done: what to do in an emergency.
  package let emergency: EmergencyInstruction?
  /// The line manager's post of each engagement or party the answer rests on, by organisation.
  package let lineManagers: [OrganisationID: String]

  /// A decision of these parts.
  package init(
    verdict: Verdict, reasons: [Reason] = [], passed: [PassedCheck] = [],
    warnings: [Reason] = [], obligations: [Obligation] = [], validUntil: Instant? = nil,
    earliestFailingAt: Instant? = nil, notes: [String] = [], rules: [RuleUse] = [],
    emergency: EmergencyInstruction? = nil, lineManagers: [OrganisationID: String] = [:]
  ) {
    self.verdict = verdict
    self.reasons = reasons
    self.passed = passed
    self.warnings = warnings
    self.obligations = obligations
    self.validUntil = validUntil
    self.earliestFailingAt = earliestFailingAt
    self.notes = notes
    self.rules = rules
    self.emergency = emergency
    self.lineManagers = lineManagers
  }

  /// The first failing check in table order, or nil beside a permit.
  package var primaryReason: DelegationReason? { reasons.first?.code }

  /// A failing check, or a warning.
  package struct Reason: Hashable, Sendable {
    /// Which check.
    package let code: DelegationReason
    /// The records that made it fail, lowest first.
    package let records: [RecordID]
    /// The statement it is about where that is not the intervention: a prerequisite.
    package let subject: StandardCode?
    /// One sentence of detail, lower case, or empty: dates, gaps and names of rules.
    package let detail: String
    /// For ``DelegationReason/expiresDuringWindow``: the first code that fails there.
    package let underlying: DelegationReason?

    /// A reason of these parts.
    package init(
      _ code: DelegationReason, records: [RecordID] = [], subject: StandardCode? = nil,
      detail: String = "", underlying: DelegationReason? = nil
    ) {
      self.code = code
      self.records = records
      self.subject = subject
      self.detail = detail
      self.underlying = underlying
    }
  }

  /// A check that passed, with the records it relied on, lowest first.
  package struct PassedCheck: Hashable, Sendable {
    /// Which check.
    package let code: DelegationReason
    /// What it relied on.
    package let records: [RecordID]

    /// A passed check.
    package init(_ code: DelegationReason, records: [RecordID]) {
      self.code = code
      self.records = records
    }
  }

  /// What goes with a permit.
  package enum Obligation: Hashable, Sendable {
    /// Record how it went.
    case recordOutcome
    /// Call this contact when in doubt.
    case escalationContact(String)
    /// The next supervision check is due by this instant.
    case supervisionDue(Instant)
  }

  /// A rule that applied.
  package struct RuleUse: Hashable, Sendable {
    /// The rule.
    package let rule: InterventionRule
    /// Whether its value decided.
    package let isDecisive: Bool

    /// A use of `rule`.
    package init(rule: InterventionRule, isDecisive: Bool) {
      self.rule = rule
      self.isDecisive = isDecisive
    }
  }

  /// What a refusal of a rescue task always carries: a refusal never means "do not help".
  package struct EmergencyInstruction: Hashable, Sendable {
    /// Where the person's own instruction is kept, or nil: none recorded.
    package let reference: String?
    /// The words shown: call 999.
    package static let words =
      "In an emergency call 999. Follow the person's emergency instruction."

    /// The instruction kept at `reference`.
    package init(reference: String?) {
      self.reference = reference
    }
  }
}
