package import Planning
import Vocabulary

// Appending imported totals. What goes in has no row about a worker, so none can be kept.

extension StoreChange {
  package func record(_ imported: WorkforceImport) throws {
    let totals = imported.totals
    let key = try inserted(
      """
      INSERT INTO workforce_import (id, plan, as_of, source, period, coverage, row_count,
        counted_count, files_digest, is_synthetic, recorded_from)
      VALUES (\(Dialect.marks(11))) RETURNING key
      """,
      [
        .id(imported.id), .integer(existingKey(of: imported.plan)), .day(totals.asOf),
        .text(totals.source), .text(totals.period), .amount(totals.coverage),
        .number(imported.rowCount), .number(imported.countedCount), .blob(imported.filesDigest),
        .truth(imported.isSynthetic), sequenceCell(),
      ])
    for (position, text) in totals.exclusions.enumerated() {
      try writing.execute(
        "INSERT INTO workforce_exclusion (import, position, text) VALUES (?, ?, ?)",
        [.integer(key), .number(position), .text(text)])
    }
    for row in totals.rows { try record(row, of: key) }
    try record(imported.published, of: key)
  }

  package func record(
    baseline imported: WorkforceImportID, of plan: PlanID, acceptedBy post: String
  ) throws {
    let key = try sql.first("SELECT key FROM workforce_import WHERE id = ?", [.id(imported)]) {
      try $0.integer(0)
    }
    guard let key else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "import_id", "there is no such import")
    }
    try writing.execute(
      """
      INSERT INTO plan_baseline (plan, import, accepted_by, recorded_from) VALUES (?, ?, ?, ?)
      ON CONFLICT (plan, import) DO NOTHING
      """, [.integer(existingKey(of: plan)), .integer(key), .text(post), sequenceCell()])
  }

  private func record(_ row: WorkforceTotals.Row, of imported: Int64) throws {
    let cell: [SQLValue] = [.integer(imported), try self.cell(row.place), try self.cell(row.group)]
    try writing.execute(
      """
      INSERT INTO workforce_total (import, place, staff_group, people_of_unknown_age, fte,
        people_with_hours, starters, starters_among, leavers, leavers_among, vacancies,
        vacancies_among, has_movements)
      VALUES (\(Dialect.marks(13)))
      """,
      cell + [
        .real(row.peopleOfUnknownAge), .real(row.fte), .real(row.peopleWithHours),
        .amount(row.starters?.count), .amount(row.starters?.amongPeople),
        .amount(row.leavers?.count), .amount(row.leavers?.amongPeople),
        .amount(row.vacancies?.count), .amount(row.vacancies?.amongPeople),
        .truth(row.movements != nil),
      ])
    try record(row.people, Numbered.ageBand, .people, cell)
    try record(row.joiners, Numbered.joinerOrigin, .joiners, cell)
    try record(row.movements?.joined ?? [:], Numbered.movementWay, .waysIn, cell)
    try record(row.movements?.left ?? [:], Numbered.movementWay, .waysOut, cell)
  }

  private func record<Item>(
    _ counts: [Item: Double], _ items: Numbering<Item>, _ kind: WorkforceCount, _ cell: [SQLValue]
  ) throws {
    for item in items.values {
      guard let count = counts[item] else { continue }
      try writing.execute(
        """
        INSERT INTO workforce_count (import, place, staff_group, kind, item, count)
        VALUES (\(Dialect.marks(6)))
        """, cell + [.integer(kind.rawValue), items.cell(item), .real(count)])
    }
  }
}
