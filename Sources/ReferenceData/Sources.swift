package import Vocabulary

/// A document, page or repository that values were read from.
package struct Source: Hashable, Sendable {
  /// `S01` and on.
  package let code: SourceCode
  /// What it is called.
  package let title: String
  /// Who publishes it.
  package let publisher: String
  /// Where it applies.
  package let jurisdiction: String
  /// Its date as printed: a year, a month, a day or words.
  package let date: String
  /// Its address, or words where there is none.
  package let address: String
  /// Under what terms it may be used.
  package let licence: String
  /// What weight it has: `statutory`, `regulator`, `secondary`, …
  package let authority: String
  /// How far our reading of it is to be trusted, in words.
  package let confidence: String
}

/// Every source of the reference data.
package enum Sources {
  /// In the order of the table.
  package static let all: [Source] = TableText.rows(TableText.sources) { row in
    Source(
      code: try row.code("source_id"), title: try row.text("title"),
      publisher: try row.text("publisher"), jurisdiction: try row.text("jurisdiction"),
      date: row["date"], address: row["url"], licence: row["licence"],
      authority: row["authority"], confidence: row["confidence"])
  }

  /// The source named `code`, or nil.
  package static func find(_ code: SourceCode) -> Source? { byCode[code] }

  private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }
}
