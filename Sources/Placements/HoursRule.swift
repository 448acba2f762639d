package import ReferenceData
package import Vocabulary

/// A limit on hours with where it comes from.
package struct HoursRule: Hashable, Sendable {
  /// `PL-01`, or `PROGRAMME` where the programme itself says it.
  package let id: RuleID
  /// What it limits: `programme_hours_min`.
  package let parameter: String
  /// Hours; of attendance percent.
  package let value: Int
  /// How far to trust it.
  package let provenance: Provenance

  private init(id: RuleID, parameter: String, value: Int, provenance: Provenance) {
    self.id = id
    self.parameter = parameter
    self.value = value
    self.provenance = provenance
  }

  /// The standing rule on `parameter`; nil where the table has none that is a whole number.
  package static func standing(_ parameter: String) -> HoursRule? {
    guard let rule = PlacementRules.find(parameter), let value = wholeNumber(rule.value) else {
      return nil
    }
    return HoursRule(
      id: rule.id, parameter: parameter, value: value, provenance: rule.provenance)
  }

  /// The most hours of a week; 0 where the table has none, so that nothing passes unchecked.
  package static let weekly =
    standing("max_hours_per_week")
    ?? HoursRule(
      id: RuleID(listed: "PL-09"), parameter: "max_hours_per_week", value: 0,
      provenance: Provenance(.notFound))

  /// The least attendance of a placement in percent of its base.
  package static var attendance: HoursRule? { standing("min_attendance_per_placement") }
}

/// A total held against a rule.
package struct RuleFinding: Hashable, Sendable {
  /// How it came out; a rule whose value nobody knows is never met.
  package enum Outcome: String, Sendable, CaseIterable {
    case met = "MET"
    case notMet = "NOT_MET"
    /// No rule is known for this award.
    case noRule = "NO_RULE"
  }

  /// What is limited: `practice_hours_min`.
  package let parameter: String
  /// `PL-02`, `PROGRAMME` for what the programme itself asks, or nil without a rule.
  package let rule: RuleID?
  /// Minutes needed, or allowed at most; nil without a rule.
  package let ruleMinutes: Int?
  /// Minutes found.
  package let foundMinutes: Int
  /// How it came out.
  package let outcome: Outcome
  /// How far to trust the rule; nil without one.
  package let provenance: Provenance?

  /// `found` held against a rule that asks for `minutes` at least.
  package init(
    _ parameter: String, rule: RuleID?, atLeast minutes: Int?, found: Int,
    provenance: Provenance?
  ) {
    self.parameter = parameter
    self.rule = rule
    ruleMinutes = minutes
    foundMinutes = found
    outcome = minutes.map { found >= $0 ? .met : .notMet } ?? .noRule
    self.provenance = provenance
  }
}

/// The limits on hours that hold for a programme.
package struct HoursRules: Hashable, Sendable {
  /// A limit in minutes with its rule.
  package struct Limit: Hashable, Sendable {
    /// Minutes.
    package let minutes: Int
    /// The rule.
    package let rule: RuleID
    /// How far to trust it.
    package let provenance: Provenance
  }

  /// Theory and practice together, at least.
  package let programme: Limit?
  /// Practice, at least.
  package let practice: Limit?
  /// Simulated practice that counts, at most.
  package let simulated: Limit?

  /// The limits of `programme`: those of its award, or its own where it states stricter ones or its
  /// award has none.
  package init(of programme: Programme) {
    let own = programme.hours
    self.programme = Self.limit(
      own.programmeMinutes, Self.standingProgramme(programme.award), "programme")
    practice = Self.limit(
      own.practiceMinutes, Self.standingPractice(programme.award), "practice")
    simulated = Self.limit(
      own.simulatedMinutesMost,
      programme.regulator == .nmc ? Self.hours("simulated_practice_max") : nil, "simulated",
      isMost: true)
  }

  private static func limit(
    _ own: Int?, _ standing: Limit?, _ part: String, isMost: Bool = false
  ) -> Limit? {
    guard let own else { return standing }
    if let standing, isMost ? standing.minutes < own : standing.minutes > own { return standing }
    return Limit(
      minutes: own, rule: RuleID(listed: "PROGRAMME"),
      provenance: Provenance(.localPolicy, note: "the programme's own \(part) hours"))
  }

  private static func hours(_ parameter: String) -> Limit? {
    HoursRule.standing(parameter).map {
      Limit(minutes: $0.value * 60, rule: $0.id, provenance: $0.provenance)
    }
  }

  private static func standingProgramme(_ award: Programme.Award) -> Limit? {
    switch award {
    case .nurse: hours("programme_hours_min")
    case .nursingAssociate: hours("nursing_associate_programme_hours")
    default: nil
    }
  }

  private static func standingPractice(_ award: Programme.Award) -> Limit? {
    switch award {
    case .nurse: return hours("practice_hours_min")
    case .nursingAssociate:
      // The table's note: half of the programme is in practice.
      return hours("nursing_associate_programme_hours").map {
        Limit(minutes: $0.minutes / 2, rule: $0.rule, provenance: $0.provenance)
      }
    default: return nil
    }
  }
}
