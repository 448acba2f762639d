package import Vocabulary

/// A clinical task that a registrant may delegate; a worker can hold competence in it.
package struct Intervention: Hashable, Sendable {
  /// `MED-INSULIN-PEN`.
  package let code: StandardCode
  /// What it is.
  package let name: String
  /// The delegated healthcare activity category, 1 to 8.
  package let delegatedActivity: Int
  /// Where the category comes from.
  package let provenance: Provenance
}

/// The interventions shipped with the service; their rules are in `Resources/reference`.
package enum Interventions {
  /// In the order of the table.
  package static let all: [Intervention] = TableText.rows(TableText.interventions) { row in
    Intervention(
      code: try row.code("code"), name: try row.text("name"),
      delegatedActivity: try row.number("dha_category_id"),
      provenance: try row.provenance(status: "dha_mapping_status", sources: "example_sources"))
  }

  /// The intervention named `code`, or nil.
  package static func find(_ code: StandardCode) -> Intervention? {
    all.first { $0.code == code }
  }
}
