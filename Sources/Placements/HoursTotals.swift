import Vocabulary

/// Sums of a learner's minutes; only what somebody verified is practice or study.
package struct HoursTotals: Hashable, Sendable {
  /// Verified practice, made-up hours included, simulation left out.
  package private(set) var practiceMinutes = 0
  /// Verified simulated practice, all of it.
  package private(set) var simulatedMinutes = 0
  /// Verified study.
  package private(set) var studyMinutes = 0
  /// Illness, verified or not.
  package private(set) var sickMinutes = 0
  /// Practice, simulation and study that nobody has verified.
  package private(set) var unverifiedMinutes = 0

  /// The sums of `entries`.
  package init(_ entries: some Sequence<HoursEntry>) {
    for entry in entries { add(entry) }
  }

  private mutating func add(_ entry: HoursEntry) {
    switch entry.kind {
    case .sick: sickMinutes += entry.minutes
    case _ where entry.verifiedBy == nil: unverifiedMinutes += entry.minutes
    case .practice, .madeUp: practiceMinutes += entry.minutes
    case .simulated: simulatedMinutes += entry.minutes
    case .study: studyMinutes += entry.minutes
    }
  }

  /// Simulated minutes that count under `rules`.
  package func countedSimulation(under rules: HoursRules) -> Int {
    rules.simulated.map { min($0.minutes, simulatedMinutes) } ?? simulatedMinutes
  }

  /// The totals held against the rules, programme hours first, then practice.
  package func findings(under rules: HoursRules) -> [RuleFinding] {
    let practice = practiceMinutes + countedSimulation(under: rules)
    return [
      RuleFinding(
        "programme_hours_min", rule: rules.programme?.rule,
        atLeast: rules.programme?.minutes, found: practice + studyMinutes,
        provenance: rules.programme?.provenance),
      RuleFinding(
        "practice_hours_min", rule: rules.practice?.rule, atLeast: rules.practice?.minutes,
        found: practice, provenance: rules.practice?.provenance),
    ]
  }

  /// Attendance held against the least that a placement with `baseMinutes` asks for.
  ///
  /// A base that reasonable adjustments have brought to 0 asks for nothing.
  package func attendance(ofBase baseMinutes: Int) -> RuleFinding {
    let attended = practiceMinutes + simulatedMinutes
    guard let rule = HoursRule.attendance else {
      return RuleFinding(
        "min_attendance_per_placement", rule: nil, atLeast: nil, found: attended, provenance: nil)
    }
    // Rounded up: 80 % of 61 minutes is 49 whole minutes.
    let needed = (baseMinutes * rule.value + 99) / 100
    return RuleFinding(
      rule.parameter, rule: rule.id, atLeast: needed, found: attended,
      provenance: rule.provenance)
  }
}
