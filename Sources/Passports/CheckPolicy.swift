import ReferenceData
package import Vocabulary

/// Which employment checks an employer makes, by the published list of its sector.
package enum CheckPolicy {
  /// One requirement a check that `asker` makes on `day`, in the order of its lists.
  ///
  /// Health has the six NHS standards, social care the CQC schedule with the checks CQC reaches by
  /// another route; an employer adds to either by a row of its own.
  package static func requirements(
    of asker: Asker, policy: EffectivePolicy, on day: CivilDate
  ) -> [Requirement] {
    let sector = asker.organisation.sector
    let lists = [publishedList(of: sector), PolicyDefaults.checks(in: sector)].compactMap(\.self)
    let keys = lists + (sector == .socialCare ? routed : [])
    var seen: Set<StandardCode> = []
    return keys.flatMap { policy.ruling(on: $0, day)?.checks ?? [] }
      .filter { seen.insert($0.code).inserted }
  }

  private static func publishedList(of sector: Sector) -> PolicyKey? {
    switch sector {
    case .health: PolicyKey(FrameworkCode(listed: "NHS-CHECKS"), .requiredChecks)
    case .socialCare: PolicyKey(FrameworkCode(listed: "CQC-SCHEDULE-3"), .requiredChecks)
    case .housing, .voluntary, .education, .other: nil
    }
  }

  // NHS standards that are no item of the schedule and that CQC reaches by other law.
  private static let routed = ["right_to_work", "registration_and_qualification"].map {
    PolicyKey(FrameworkCode(listed: "CHECK-MAPPING"), subject: $0, .cqcRoute)
  }

  /// The checks that a list of checks, or a route to one, comes to; none for other rows.
  static func requirements(by resolution: PolicyResolution) -> [Requirement] {
    guard let row = resolution.decisive else { return [] }
    switch resolution.key.parameter {
    case .requiredChecks:
      return resolution.value.items.flatMap(kinds).map { requirement($0, row.provenance) }
    case .cqcRoute: return kinds(of: resolution.key.subject).map { requirement($0, row.provenance) }
    default: return []
    }
  }

  private static func requirement(
    _ kind: EmploymentCheck.Kind, _ provenance: Provenance
  ) -> Requirement {
    Requirement(
      code: StandardCode(listed: "CHECK/" + kind.rawValue), subject: .check(kind),
      force: .mandatory, provenance: provenance)
  }

  /// The kinds of check that an item of a published list asks for; none for words we don't know.
  static func kinds(of item: String) -> [EmploymentCheck.Kind] {
    switch item {
    case "identity": [.identity]
    case "identity_with_recent_photograph": [.identity, .photograph]
    case "right_to_work": [.rightToWork]
    case "registration_and_qualification", "qualifications": [.registrationAndQualification]
    case "employment_history_and_references": [.employmentHistory, .references]
    case "full_history_with_gaps_explained": [.employmentHistory]
    case "criminal_record", "criminal_record_certificate": [.criminalRecord]
    case "work_health_assessment", "relevant_health_conditions": [.workHealthAssessment]
    case "conduct_in_earlier_work": [.conductInEarlierCareWork]
    case "reason_for_leaving": [.reasonForLeavingCareWork]
    default: []
    }
  }
}
