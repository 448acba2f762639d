import ReferenceData
import Vocabulary

/// Rows that judgement needs and no table ships yet: placeholders, each of which an employer may
/// tighten and whose use every report shows.
enum PolicyDefaults {
  /// The key of the Care Certificates that count.
  static let careCertificates = PolicyKey(
    FrameworkCode(listed: "CARE-CERT"), subject: "CARE-CERT", .acceptedEvidence)

  /// The key of the workforces for which a DBS check must have been made in `sector`.
  static func workforces(in sector: Sector) -> PolicyKey {
    PolicyKey(FrameworkCode(listed: "DBS"), subject: sector.rawValue, .allowedWorkforces)
  }

  /// The key of the levels that a DBS check must have in `sector`.
  static func levels(in sector: Sector) -> PolicyKey {
    PolicyKey(FrameworkCode(listed: "DBS"), subject: sector.rawValue, .allowedLevels)
  }

  /// The key of the checks that an employer of `sector` makes, where no published list speaks.
  static func checks(in sector: Sector) -> PolicyKey {
    PolicyKey(FrameworkCode(listed: "EMPLOYER-CHECKS"), subject: sector.rawValue, .requiredChecks)
  }

  static let rows: [PolicyRow] =
    [
      row(
        careCertificates, ["CARE-CERT-2025", "CARE-CERT-2015"],
        Provenance(
          .placeholder, sources: [SourceCode(listed: "S38")],
          note: "all 16, or all 15 if completed before the 2025 change")),
      row(
        levels(in: .socialCare), ["standard", "enhanced", "enhanced_with_barred_lists"],
        Provenance(.publishedSecondary, note: "CQC Schedule 3: standard or enhanced")),
      row(
        workforces(in: .socialCare), ["adult", "child_and_adult"],
        Provenance(.placeholder, note: "adult social care; a children's service sets its own")),
    ]
    + [Sector.housing, .voluntary, .education, .other].map {
      row(
        checks(in: $0), ["identity", "right_to_work"],
        Provenance(.placeholder, note: "no list of checks is published for the sector"))
    }

  private static func row(
    _ key: PolicyKey, _ items: [String], _ provenance: Provenance
  ) -> PolicyRow {
    PolicyRow(
      key: key, value: .items(items), unit: "list", provenance: provenance,
      owner: "OneWorkforce", layer: .projectDefault)
  }
}
