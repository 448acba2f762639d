package import Vocabulary

/// One subject and level of the Core Skills Training Framework.
package struct CSTFSubject: Hashable, Sendable {
  /// `CSTF-IPC-2`.
  package let code: StandardCode
  /// Its name in the framework.
  package let subject: String
  /// `1`, `2`, `3` or `basic`.
  package let level: String
  /// Who usually takes it.
  package let audience: String
  /// Months until the refresher as third parties repeat them; nil: not set, ask the employer.
  ///
  /// Decisions use the policy rows (``PolicyKey/refresher(of:)``), which hold the same figure.
  package let refresherMonths: Int?
  /// `high`, `medium` or `low` trust in the interval.
  package let confidence: String
  /// The values that the sources gave, with their conflict, or nil.
  package let valuesSeen: String?
  /// Where the interval comes from.
  package let provenance: Provenance
}

/// The Core Skills Training Framework (England).
package enum CSTFSubjects {
  /// `CSTF`.
  package static let framework = FrameworkCode(listed: "CSTF")

  /// Every subject and level, in the order of the table.
  package static let all: [CSTFSubject] = TableText.rows(TableText.cstfSubjects) { row in
    CSTFSubject(
      code: try row.code("code"), subject: try row.text("subject"), level: try row.text("level"),
      audience: try row.text("typical_audience"),
      refresherMonths: try row.optionalNumber("refresh_interval_months"),
      confidence: try row.text("interval_confidence"),
      valuesSeen: row.optional("values_seen_in_secondary_sources"),
      provenance: try row.provenance(status: "interval_status", sources: "source_ids"))
  }

  /// The subject named `code`, or nil.
  package static func find(_ code: StandardCode) -> CSTFSubject? { byCode[code] }

  private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }
}
