package import Planning
package import Vocabulary

// Plans and how they stand, their scenarios and their returns.

extension StoreSnapshot: PlanReading {
  package func plan(_ id: PlanID) throws -> PlanStanding? {
    try plans(where: "p.id = ?", [.id(id)], limit: 1).first
  }

  package func plans(
    _ scope: PlanScope, after cursor: PlanID?, limit: Int
  ) throws -> [PlanStanding] {
    var conditions = ["p.id > ?"]
    var arguments: [SQLValue] = [.blob(cursor?.bytes ?? [])]
    if !scope.isEverything {
      let owner = try scope.organisation.flatMap { try key(of: $0) }
      let places = InList(try scope.places.sorted().compactMap(placeKey).map { .integer($0) })
      conditions.append("(p.organisation = ? OR p.place IN (\(places.marks)))")
      arguments += [.number(owner)] + places.arguments
    }
    if let only = scope.only {
      conditions.append("p.place = ?")
      arguments.append(.number(try placeKey(only)))
    }
    return try plans(
      where: conditions.joined(separator: " AND "), arguments, limit: limit)
  }

  package func scenario(_ version: Int?, of plan: PlanID) throws -> KeptScenario? {
    guard let key = try key(of: plan) else { return nil }
    let condition = version == nil ? "" : "AND version = ?"
    return try sql.first(
      """
      SELECT version, bytes, digest, data_version FROM plan_scenario
      WHERE plan = ? \(condition) ORDER BY version DESC LIMIT 1
      """, [.integer(key)] + (version.map { [.number($0)] } ?? [])
    ) { row in
      KeptScenario(
        version: try row.exact(0), bytes: try row.blob(1), digest: try row.blob(2),
        dataVersion: try term(row.integer(3)))
    }
  }

  package func planReturn(_ id: PlanReturnID) throws -> SubmittedReturn? {
    try returns(where: "r.id = ?", [.id(id)]).first
  }

  package func currentReturns(for place: PlaceID) throws -> [SubmittedReturn] {
    guard let key = try placeKey(place) else { return [] }
    return try returns(where: "r.place = ? AND r.recorded_to IS NULL", [.integer(key)])
  }

  package func mergedReturns(of plan: PlanID) throws -> [PlanReturnID] {
    guard let key = try key(of: plan) else { return [] }
    return try sql.rows(
      """
      SELECT r.id FROM plan_merge m JOIN plan_return r ON r.key = m.plan_return
      WHERE m.plan = ? ORDER BY m.position
      """, [.integer(key)]
    ) { try $0.id(0) }
  }
}

// MARK: - Plans

extension StoreSnapshot {
  /// The number of the plan, or nil.
  func key(of plan: PlanID) throws -> Int64? {
    try sql.first("SELECT key FROM plan WHERE id = ?", [.id(plan)]) { try $0.integer(0) }
  }

  private func plans(
    where condition: String, _ arguments: [SQLValue], limit: Int
  ) throws -> [PlanStanding] {
    try sql.rows(
      """
      SELECT p.key, p.id, p.organisation, a.id, p.title, p.start_month, p.horizon_months,
        p.is_synthetic, p.created_at_ms, p.recorded_from,
        (SELECT max(s.version) FROM plan_scenario s WHERE s.plan = p.key),
        (SELECT max(s.recorded_from) FROM plan_scenario s WHERE s.plan = p.key),
        (SELECT max(b.recorded_from) FROM plan_baseline b WHERE b.plan = p.key),
        f.recorded_from, g.id, f.decided_by, f.at_ms
      FROM plan p
      LEFT JOIN place a ON a.key = p.place
      LEFT JOIN plan_freezing f ON f.plan = p.key
      LEFT JOIN plan_run g ON g.key = f.run
      WHERE \(condition) ORDER BY p.id LIMIT ?
      """, arguments + [.number(limit)], standing)
  }

  private func standing(_ row: any SQLRow) throws -> PlanStanding {
    let key = try row.integer(0)
    let plan = try stored {
      try Plan(
        id: row.id(1), title: row.text(4), organisation: organisationID(row.integer(2)),
        place: row.optional(3, row.id), plannedPlaces: areas(of: key), start: row.month(5),
        horizonMonths: row.exact(6), isSynthetic: row.truth(7))
    }
    let changes = try [11, 12, 13].compactMap { try row.optional($0, row.sequence) }
    return PlanStanding(
      plan: plan, createdAt: try row.moment(8),
      etag: Etag(try changes.reduce(row.sequence(9), max)),
      scenarioVersion: try row.optional(10, row.exact), baselines: try baselines(of: key),
      freezing: try row.optional(14, row.id).map { run in
        try stored {
          try PlanFreezing(run: run, decidedBy: row.text(15), at: row.moment(16))
        }
      })
  }

  private func areas(of plan: Int64) throws -> [PlaceID] {
    try sql.rows(
      """
      SELECT p.id FROM plan_area a JOIN place p ON p.key = a.place
      WHERE a.plan = ? ORDER BY a.position
      """, [.integer(plan)]
    ) { try $0.id(0) }
  }

  private func baselines(of plan: Int64) throws -> [WorkforceImportID] {
    try sql.rows(
      """
      SELECT i.id FROM plan_baseline b JOIN workforce_import i ON i.key = b.import
      WHERE b.plan = ? ORDER BY b.recorded_from DESC, b.import DESC
      """, [.integer(plan)]
    ) { try $0.id(0) }
  }
}

extension SQLRow {
  /// The month that a number of months since January of year 0 stands for.
  func month(_ column: Int) throws -> PlanMonth {
    let index: Int = try exact(column)
    return try stored {
      try PlanMonth(year: index / 12, month: index % 12 + 1, field: "month")
    }
  }
}

// MARK: - Returns

extension StoreSnapshot {
  private func returns(
    where condition: String, _ arguments: [SQLValue]
  ) throws -> [SubmittedReturn] {
    try sql.rows(
      """
      SELECT r.key, r.id, o.id, a.id, r.title, r.submitted_at_ms, r.recorded_from, r.recorded_to
      FROM plan_return r
      JOIN organisation o ON o.key = r.organisation
      JOIN place a ON a.key = r.place
      WHERE \(condition) ORDER BY o.id, r.id
      """, arguments
    ) { row in
      let plan = try stored {
        try PlanReturn(
          id: row.id(1), organisation: row.id(2), place: row.id(3), title: row.text(4),
          lines: lines(of: row.integer(0)))
      }
      return SubmittedReturn(
        plan: plan, submittedAt: try row.moment(5), etag: Etag(try row.sequence(6)),
        isReplaced: !row.isNull(7))
    }
  }

  private func lines(of plan: Int64) throws -> [PlanLine] {
    try sql.rows(
      """
      SELECT number, kind, staff_group, count, unit, year, source, programme, note
      FROM plan_return_line WHERE plan_return = ? ORDER BY number
      """, [.integer(plan)]
    ) { row in
      try stored {
        try PlanLine(
          number: row.exact(0), kind: row.value(1, Numbered.planLine),
          group: code(row.integer(2)), count: row.optional(3, row.real),
          unit: row.value(4, Numbered.planUnit), year: row.optional(5, row.exact),
          source: row.optionalValue(6, Numbered.supply),
          programme: row.optional(7) { try code(row.integer($0)) }, note: row.text(8))
      }
    }
  }
}
