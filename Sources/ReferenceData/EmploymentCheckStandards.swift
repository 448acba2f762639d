import Vocabulary

/// The check standards of the NHS and of the Care Quality Commission, and our mapping of the two.
package enum EmploymentCheckStandards {
  /// An item of the CQC schedule and the NHS standard that covers its ground.
  package struct Pairing: Hashable, Sendable {
    /// The item of the CQC schedule.
    package let cqcItem: String
    /// The NHS standard.
    package let nhsStandard: String
    /// What the CQC item asks beyond the NHS standard, or nil.
    package let toAsk: String?
    /// Mapped by this project.
    package let provenance: Provenance
  }

  /// The six standards of NHS Employers.
  package static let nhs = items("NHS-CHECKS")
  /// The items of CQC Schedule 3.
  package static let cqcSchedule3 = items("CQC-SCHEDULE-3")

  /// The pairings, in the order of the schedule.
  package static let pairings: [Pairing] = PolicyTable.shipped.rows.compactMap { row in
    guard row.key.parameter == .nhsStandard, case .words(let standard) = row.value else {
      return nil
    }
    return Pairing(
      cqcItem: row.key.subject, nhsStandard: standard, toAsk: row.provenance.note,
      provenance: row.provenance)
  }

  private static func items(_ framework: String) -> [String] {
    let key = PolicyKey(FrameworkCode(listed: framework), .requiredChecks)
    return PolicyTable.shipped.rows(for: key).flatMap(\.value.items)
  }
}
