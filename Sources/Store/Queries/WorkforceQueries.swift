import Delegations
package import Planning
package import Vocabulary

// Imported totals, and totals of our own records.

/// What a count of an import is about; its number in the store is the raw value.
enum WorkforceCount: Int64 {
  /// People of an age band.
  case people = 1
  /// People who started, by where they came from.
  case joiners = 2
  /// Ways in between two months.
  case waysIn = 3
  /// Ways out between two months.
  case waysOut = 4
}

extension StoreSnapshot {
  package func workforceImport(_ id: WorkforceImportID) throws -> WorkforceImport? {
    try sql.first(
      """
      SELECT i.key, p.id, i.as_of, i.source, i.period, i.coverage, i.row_count, i.counted_count,
        i.files_digest, i.is_synthetic
      FROM workforce_import i JOIN plan p ON p.key = i.plan WHERE i.id = ?
      """, [.id(id)]
    ) { row in
      let key = try row.integer(0)
      let read = try stored {
        try WorkforceTotals(
          rows: rows(of: key), asOf: row.day(2), source: row.text(3), period: row.text(4),
          coverage: row.optional(5, row.real), exclusions: exclusions(of: key), field: "totals")
      }
      return WorkforceImport(
        id: id, plan: try row.id(1), totals: read, published: try published(of: key),
        rowCount: try row.exact(6), countedCount: try row.exact(7),
        filesDigest: try row.blob(8), isSynthetic: try row.truth(9))
    }
  }

  private func exclusions(of imported: Int64) throws -> [String] {
    try sql.rows(
      "SELECT text FROM workforce_exclusion WHERE import = ? ORDER BY position",
      [.integer(imported)]
    ) { try $0.text(0) }
  }

  private func rows(of imported: Int64) throws -> [WorkforceTotals.Row] {
    try sql.rows(
      """
      SELECT place, staff_group, people_of_unknown_age, fte, people_with_hours, starters,
        starters_among, leavers, leavers_among, vacancies, vacancies_among, has_movements
      FROM workforce_total WHERE import = ?
      """, [.integer(imported)]
    ) { row in
      var total = WorkforceTotals.Row(
        place: try code(row.integer(0)), group: try code(row.integer(1)))
      total.peopleOfUnknownAge = try row.real(2)
      total.fte = try row.real(3)
      total.peopleWithHours = try row.real(4)
      total.starters = try flow(row, 5)
      total.leavers = try flow(row, 7)
      total.vacancies = try flow(row, 9)
      try count(
        into: &total, hasMovements: row.truth(11),
        [.integer(imported), .integer(row.integer(0)), .integer(row.integer(1))])
      return total
    }
  }

  private func flow(_ row: any SQLRow, _ column: Int) throws -> WorkforceTotals.Flow? {
    try row.optional(column) {
      WorkforceTotals.Flow(count: try row.real($0), amongPeople: try row.real($0 + 1))
    }
  }

  private func count(
    into total: inout WorkforceTotals.Row, hasMovements: Bool, _ cell: [SQLValue]
  ) throws {
    var movements = StaffMovements()
    _ = try sql.rows(
      """
      SELECT kind, item, count FROM workforce_count
      WHERE import = ? AND place = ? AND staff_group = ?
      """, cell
    ) { row in
      let count = try row.real(2)
      switch WorkforceCount(rawValue: try row.integer(0)) {
      case .people: total.people[try row.value(1, Numbered.ageBand)] = count
      case .joiners: total.joiners[try row.value(1, Numbered.joinerOrigin)] = count
      case .waysIn: movements.add(count, by: try row.value(1, Numbered.movementWay))
      case .waysOut: movements.add(-count, by: try row.value(1, Numbered.movementWay))
      case nil: throw damaged("a count of an import is of an unknown kind")
      }
    }
    if hasMovements { total.movements = movements }
  }
}

// MARK: - Totals of our own records

extension StoreSnapshot: PassportTotals {
  /// Of a worker who has several engagements in one role, each counts its FTE and the person once.
  package func engagementTotals(
    of organisation: OrganisationID, on day: CivilDate
  ) throws -> [EngagementTotal] {
    guard let key = try key(of: organisation) else { return [] }
    let known = try latestSequence()
    return try sql.rows(
      """
      SELECT t.text, count(DISTINCT e.worker),
        coalesce(sum(CAST(e.fte_numerator AS REAL) / e.fte_denominator), 0.0)
      FROM engagement e
      JOIN fact f ON f.worker = e.worker AND f.number = e.number
      JOIN term t ON t.key = e.role
      WHERE e.organisation = ? AND e.kind <> 6 AND e.valid_from <= ?
        AND (e.valid_to IS NULL OR e.valid_to > ?) AND \(Dialect.known("f"))
      GROUP BY t.text ORDER BY t.text
      """,
      [.integer(key), .day(day), .day(day), .sequence(known), .sequence(known)]
    ) { row in
      EngagementTotal(role: try row.text(0), people: try row.exact(1), fte: try row.real(2))
    }
  }

  package func carerTotals(_ whose: CarerScope, at instant: Instant) throws -> [CarerTotal] {
    let holder: AgreementHolder =
      switch whose {
      case .organisation(let organisation): .employer(organisation)
      case .place(let place): .place(place, on: LondonTime.date(of: instant))
      }
    let found = try authorisedCarers(under: holder, at: instant, knownAt: latestSequence())
    return try found.map { carers in
      CarerTotal(
        task: try TaskCode(carers.intervention.text, field: "task"),
        endsIn: try carers.endsIn.map {
          try PlanMonth(year: $0.parts.year, month: $0.parts.month, field: "ends_in")
        },
        people: carers.count)
    }
  }
}
