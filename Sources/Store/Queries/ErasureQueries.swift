package import Passports
package import Vocabulary

// What is held of a worker, and what was decided about erasing them.

extension StoreSnapshot: ErasureReading {
  package func held(of worker: WorkerID) throws -> [HeldTable] {
    guard let family = try family(of: worker) else { return [] }
    return try WorkerTable.all.filter { $0.showing == .rows }.compactMap { table in
      let rows = try family.members.flatMap { try self.rows(of: table, about: $0) }
      return rows.isEmpty
        ? nil : HeldTable(name: table.name, what: table.what, fate: table.fate, rows: rows)
    }
  }

  package func erasureWasRequested(
    by worker: WorkerID, of organisation: OrganisationID
  ) throws -> Bool {
    guard let family = try family(of: worker), let body = try key(of: organisation) else {
      return false
    }
    let members = InList(family.members.map { .integer($0) })
    return try isThere(
      "SELECT 1 FROM erasure_request WHERE worker IN (\(members.marks)) AND organisation = ?",
      members.arguments + [.integer(body)])
  }

  package func erasureDecision(_ id: RecordID) throws -> ErasureDecision? {
    try sql.first(
      """
      SELECT w.id, d.organisation, d.ground, d.reference, d.decided_by, d.decided_on, s.text
      FROM erasure_decision d JOIN worker w ON w.key = d.worker
      JOIN subject s ON s.key = d.recorded_by_subject
      WHERE d.id = ?
      """, [.id(id)]
    ) { row in
      try stored {
        try ErasureDecision(
          id: id, worker: row.id(0), organisation: organisationID(row.integer(1)),
          ground: row.value(2, Numbered.erasureGround), reference: row.text(3),
          decidedBy: row.text(4), decidedOn: row.day(5), recordedBy: row.text(6))
      }
    }
  }

  package func tombstone(of worker: WorkerID) throws -> WorkerTombstone? {
    try sql.first(
      """
      SELECT t.decision, t.erased_at_ms FROM worker_tombstone t
      JOIN worker w ON w.key = t.worker WHERE w.id = ?
      """, [.id(worker)]
    ) { row in
      WorkerTombstone(worker: worker, decision: try row.id(0), erasedAt: try row.moment(1))
    }
  }

  package func keepsRecord(
    _ organisation: OrganisationID, of worker: WorkerID
  ) throws -> Bool {
    guard let family = try family(of: worker), let body = try key(of: organisation) else {
      return false
    }
    let members = InList(family.members.map { .integer($0) })
    return try isThere(
      "SELECT 1 FROM fact WHERE worker IN (\(members.marks)) AND recorded_by = ? LIMIT 1",
      members.arguments + [.integer(body)])
  }

  package func isEngagedAnywhere(_ worker: WorkerID, at instant: Instant) throws -> Bool {
    guard let family = try family(of: worker) else { return false }
    let members = InList(family.members.map { .integer($0) })
    let day = LondonTime.date(of: instant)
    return try isThere(
      """
      SELECT 1 FROM engagement e JOIN fact f ON f.worker = e.worker AND f.number = e.number
      WHERE e.worker IN (\(members.marks)) AND e.valid_from <= ?
        AND (e.valid_to IS NULL OR e.valid_to > ?) AND f.recorded_to IS NULL
        AND \(Self.isNotRevoked)
      """, members.arguments + [.day(day), .day(day), .moment(instant)])
  }

  private func isThere(_ statement: String, _ arguments: [SQLValue]) throws -> Bool {
    try sql.first(statement, arguments) { try $0.integer(0) } != nil
  }
}

// MARK: - Rows as they are kept

extension StoreSnapshot {
  /// The rows of `table` about the worker, each cell as text and named by its column.
  private func rows(of table: WorkerTable, about worker: Int64) throws -> [[HeldTable.Field]] {
    let columns = try shownColumns(of: table.name)
    let cells = columns.map(\.text).joined(separator: ", ")
    return try sql.rows(
      "SELECT \(cells) FROM \(table.name) t WHERE \(table.condition)", table.arguments(worker)
    ) { row in
      try columns.indices.compactMap { index in
        guard !row.isNull(index) else { return nil }
        return HeldTable.Field(
          name: columns[index].name, value: try columns[index].shown(try row.text(index)))
      }
    }
  }

  private func shownColumns(of table: String) throws -> [ShownColumn] {
    let targets = try sql.rows(
      "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?)", [.text(table)]
    ) { (try $0.text(0), try $0.text(1)) }
    let targetOf = Dictionary(targets) { first, _ in first }
    return try sql.rows("SELECT name FROM pragma_table_info(?)", [.text(table)]) { row in
      let name = try row.text(0)
      return ShownColumn(name: name, target: targetOf[name])
    }
  }
}

/// A column whose cells are shown as text: what a number stands for where it stands for something.
private struct ShownColumn {
  let name: String
  /// The table that the column refers to.
  let target: String?

  /// Its cell as text, in SQL.
  var text: String {
    switch target {
    case "term", "subject": "(SELECT x.text FROM \(target ?? "") x WHERE x.key = t.\(name))"
    case "organisation", "worker", "person", "agreement":
      "(SELECT lower(hex(x.id)) FROM \(target ?? "") x WHERE x.key = t.\(name))"
    default:
      "CASE typeof(t.\(name)) WHEN 'blob' THEN lower(hex(t.\(name))) "
        + "ELSE CAST(t.\(name) AS TEXT) END"
    }
  }

  /// `cell` as a reader knows it: moments and identifiers in their usual spelling.
  func shown(_ cell: String) throws -> String {
    if name.hasSuffix("_ms"), let milliseconds = Int64(cell) {
      return Instant(milliseconds: milliseconds).description
    }
    // Sixteen bytes are an identifier of ours.
    return cell.utf8.count == 32 && !name.contains("sealed")
      ? (try? OpaqueID<Noun.Record>(dashed(cell), field: name).description) ?? cell : cell
  }

  private func dashed(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      text.append(digit)
    }
    return text
  }
}
