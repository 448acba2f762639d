package import Vocabulary

/// The version of a policy table, named by every decision and report that used it.
package struct PolicyVersion: Hashable, Sendable, CustomStringConvertible {
  /// Twelve hexadecimal digits.
  package let text: String

  /// The version with this name, as read back from the store.
  package init(listed text: String) {
    self.text = text
  }

  /// The name itself.
  package var description: String { text }
}

/// A versioned set of policy rows.
package struct PolicyTable: Sendable {
  /// Every row, in the order of the table.
  package let rows: [PolicyRow]
  /// Names this very set of rows.
  package let version: PolicyVersion
  private let byKey: [PolicyKey: [PolicyRow]]
  // Rows without dates resolve alike on every day, so they are resolved once.
  private let undated: [PolicyKey: PolicyResolution]

  /// The table of `rows` under the name `version`.
  package init(rows: [PolicyRow], version: PolicyVersion) {
    self.rows = rows
    self.version = version
    byKey = Dictionary(grouping: rows, by: \.key)
    let anyDay = CivilDate.supported.lowerBound
    undated = byKey.filter { $1.allSatisfy { $0.validFrom == nil && $0.validTo == nil } }
      .reduce(into: [:]) { $0[$1.key] = PolicyResolution($1.key, of: $1.value, on: anyDay) }
  }

  /// The rows about `key`, in force or not; none where nobody speaks of it.
  package func rows(for key: PolicyKey) -> [PolicyRow] { byKey[key] ?? [] }

  /// What holds for `key` on `day`, with `further` rows of employers and systems.
  package func resolve(
    _ key: PolicyKey, on day: CivilDate, with further: [PolicyRow] = []
  ) -> PolicyResolution {
    let others = further.filter { $0.key == key }
    if others.isEmpty, let resolution = undated[key] { return resolution }
    return PolicyResolution(key, of: rows(for: key) + others, on: day)
  }

  /// The rows shipped with the service.
  package static let shipped = PolicyTable(
    rows: TableText.rows(TableText.policyRows, shippedRow),
    version: PolicyVersion(listed: TableDigests.policy))

  private static func shippedRow(_ row: TableRow) throws(TableFault) -> PolicyRow {
    let parameter: PolicyParameter = try row.word("parameter")
    let status: ValueStatus = try row.word("status")
    let sources = row.list("source")
    let listed = sources.compactMap { try? SourceCode($0, field: "source") }
      .filter { Sources.find($0) != nil }
    let words = sources.filter { text in !listed.contains { $0.text == text.uppercased() } }
    return PolicyRow(
      key: PolicyKey(
        try row.code("framework"), subject: row["subject"], level: row["level"], parameter),
      value: try value(row, parameter), unit: try row.text("unit"),
      provenance: Provenance(status, sources: listed, note: row.optional("note")),
      sourceText: words.joined(separator: "; "), owner: try row.text("owner"),
      validFrom: try row.optionalDay("valid_from"), validTo: try row.optionalDay("valid_to"),
      layer: layer(status))
  }

  private static func layer(_ status: ValueStatus) -> PolicyLayer {
    switch status {
    case .placeholder, .recalledUnverified, .mappedByProject, .notFound: .projectDefault
    case .localPolicy: .localSystem
    default: .national
    }
  }

  private static func value(
    _ row: TableRow, _ parameter: PolicyParameter
  ) throws(TableFault) -> PolicyValue {
    do {
      return try PolicyValue(row["value"], form: parameter.form, field: "value")
    } catch { throw TableFault(column: "value") }
  }
}
