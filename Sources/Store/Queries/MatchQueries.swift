import Passports
package import Vacancies
package import Vocabulary

// Who may fit, by traces alone, and totals without a name.

extension StoreSnapshot {
  package func matchCandidates(
    for rules: MatchRules, at: Instant, knownAt known: CommitSequence
  ) throws -> [MatchCandidate] {
    let traces = try TraceColumns(rules.screened.map(\.trace), on: LondonTime.date(of: at), self)
    // Without what may not be lacking nobody is a match, whatever else they hold.
    let needed = try TraceColumns(
      rules.screened.filter(\.rulesOut).map(\.trace), on: LondonTime.date(of: at), self)
    let criteria = InList(try rules.vacancy.attitudes.compactMap { try termCell($0.text) })
    let adult = rules.vacancy.isForAdultsOnly
    let isTied = "EXISTS (SELECT 1 FROM worker_link l WHERE l.worker = j.worker)"
    return try sql.rows(
      """
      SELECT w.id, \(isTied),
        (SELECT count(DISTINCT t.term) FROM job_record t
          WHERE t.worker = j.worker AND t.kind = 4 AND t.word = 1
            AND t.term IN (\(criteria.marks)) AND t.recorded_to IS NULL),
        \(traces.columns.joined(separator: ", "))
      FROM job_record j JOIN worker w ON w.key = j.worker
      WHERE j.kind = 5 AND j.uses & 1 = 1 AND j.valid_from_ms <= ?
        AND (j.valid_to_ms IS NULL OR j.valid_to_ms > ?) AND \(Dialect.known("j"))
        \(adult ? "AND j.adult_from <= ?" : "")
        AND (\(isTied) OR (\(needed.columns.joined(separator: " AND "))))
      GROUP BY j.worker
      """,
      criteria.arguments + traces.arguments
        + [.moment(at), .moment(at), .sequence(known), .sequence(known)]
        + (adult ? [.day(rules.vacancy.startsOn)] : []) + needed.arguments
    ) { row in
      var lacking: UInt64 = 0
      // A record tied to another may hold what the other's rows say.
      if try !row.truth(1) {
        for position in 0..<traces.count where try !row.truth(3 + position) {
          lacking |= 1 << UInt64(position)
        }
      }
      return MatchCandidate(
        worker: try row.id(0), lacking: lacking, attitudesShown: try row.exact(2))
    }
  }

  package func skillCandidates(
    in place: PlaceID, _ standards: Set<StandardCode>, at: Instant, after cursor: WorkerID?,
    limit: Int, knownAt known: CommitSequence
  ) throws -> [WorkerID] {
    let day = LondonTime.date(of: at)
    let bodies = InList(
      try memberKeys(of: place, on: day, knownAt: known).map { .integer($0) })
    let list = InList(try standards.sorted().compactMap { try termCell($0.text) })
    return try sql.rows(
      """
      SELECT DISTINCT w.id FROM job_record j JOIN worker w ON w.key = j.worker
      WHERE j.kind = 5 AND j.uses & 2 = 2 AND j.valid_from_ms <= ?
        AND (j.valid_to_ms IS NULL OR j.valid_to_ms > ?) AND \(Dialect.known("j")) AND w.id > ?
        AND EXISTS (SELECT 1 FROM engagement e
          JOIN fact f ON f.worker = e.worker AND f.number = e.number
          WHERE e.worker = j.worker AND e.organisation IN (\(bodies.marks)) AND e.kind <> 6
            AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to > ?)
            AND \(Dialect.known("f")) AND \(Self.isNotRevoked))
        AND (EXISTS (SELECT 1 FROM achievement a
            WHERE a.worker = j.worker AND a.standard IN (\(list.marks)))
          OR EXISTS (SELECT 1 FROM worker_link l WHERE l.worker = j.worker))
      ORDER BY w.id LIMIT ?
      """,
      [
        .moment(at), .moment(at), .sequence(known), .sequence(known),
        .blob(cursor?.bytes ?? []),
      ] + bodies.arguments
        + [.day(day), .day(day), .sequence(known), .sequence(known), .moment(at)]
        + list.arguments + [.number(limit)]
    ) { try $0.id(0) }
  }

  package func postTotals(
    in place: PlaceID, at: Instant, knownAt known: CommitSequence
  ) throws -> [PostTotal] {
    var totals: [PostGroup: PostTotal] = [:]
    try addEngaged(to: &totals, in: place, at: at, knownAt: known)
    let published = try vacancies(
      of: nil, in: place, role: nil, at: at, after: nil, limit: 100_000, knownAt: known)
    let bodies = Set(published.compactMap { $0.record.fact.organisation })
    let organisations = try organisations(bodies, knownAt: known)
    for kept in published {
      guard case .vacancy(let vacancy) = kept.record.fact else { continue }
      let sector = organisations[vacancy.organisation]?.sector ?? .other
      let group = PostGroup(role: vacancy.role, sector: sector)
      let share = vacancy.fullTimeEquivalent
      var total = totals[group] ?? PostTotal(role: vacancy.role, sector: sector)
      total.vacantPosts += vacancy.count
      total.vacantFTE +=
        Double(share.numerator) * Double(vacancy.count) / Double(share.denominator)
      totals[group] = total
    }
    return totals.values.sorted {
      ($0.role, $0.sector.rawValue) < ($1.role, $1.sector.rawValue)
    }
  }

  private func addEngaged(
    to totals: inout [PostGroup: PostTotal], in place: PlaceID, at: Instant,
    knownAt known: CommitSequence
  ) throws {
    let day = LondonTime.date(of: at)
    let bodies = InList(
      try memberKeys(of: place, on: day, knownAt: known).map { .integer($0) })
    _ = try sql.rows(
      """
      SELECT e.role, v.sector, count(DISTINCT e.worker),
        coalesce(sum(CAST(e.fte_numerator AS REAL) / e.fte_denominator), 0.0)
      FROM engagement e
      JOIN fact f ON f.worker = e.worker AND f.number = e.number
      JOIN organisation_version v ON v.organisation = e.organisation AND \(Dialect.known("v"))
      WHERE e.organisation IN (\(bodies.marks)) AND e.kind <> 6 AND e.role IS NOT NULL
        AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to > ?) AND \(Dialect.known("f"))
        AND \(Self.isNotRevoked)
      GROUP BY e.role, v.sector
      """,
      [.sequence(known), .sequence(known)] + bodies.arguments
        + [.day(day), .day(day), .sequence(known), .sequence(known), .moment(at)]
    ) { row in
      let group = PostGroup(
        role: try code(row.integer(0)), sector: try row.value(1, Numbered.sector))
      var total = PostTotal(role: group.role, sector: group.sector)
      total.people = try row.exact(2)
      total.filledFTE = try row.real(3)
      totals[group] = total
    }
  }

  package func holdingTotals(
    in place: PlaceID, of standards: [StandardCode], at: Instant, knownAt known: CommitSequence
  ) throws -> [HoldingTotal] {
    let day = LondonTime.date(of: at)
    let bodies = InList(
      try memberKeys(of: place, on: day, knownAt: known).map { .integer($0) })
    let people = try engagedPeople(bodies, on: day, holding: nil, at, known)
    return try standards.flatMap { standard -> [HoldingTotal] in
      let key = try key(of: standard.text)
      let holders = try key.map { try engagedPeople(bodies, on: day, holding: $0, at, known) }
      return people.sorted { $0.key.rawValue < $1.key.rawValue }.map { sector, count in
        HoldingTotal(
          standard: standard, sector: sector, holders: holders?[sector] ?? 0, people: count)
      }
    }
  }

  /// People engaged by these bodies by sector, each once in a sector; only holders of the standard
  /// where one is given.
  private func engagedPeople(
    _ bodies: InList, on day: CivilDate, holding standard: Int64?, _ at: Instant,
    _ known: CommitSequence
  ) throws -> [Sector: Int] {
    let holds =
      standard.map { _ in
        """
         AND EXISTS (SELECT 1 FROM achievement a
          JOIN fact f ON f.worker = a.worker AND f.number = a.number
          WHERE a.worker = e.worker AND a.standard = ? AND a.completed_on <= ?
            AND (a.holds_through IS NULL OR a.holds_through >= ?)
            AND \(Dialect.known("f")) AND \(Self.isNotRevoked))
        """
      } ?? ""
    let arguments =
      standard.map {
        [
          SQLValue.integer($0), .day(day), .day(day), .sequence(known), .sequence(known),
          .moment(at),
        ]
      } ?? []
    return try sql.rows(
      """
      SELECT v.sector, count(DISTINCT e.worker) FROM engagement e
      JOIN fact g ON g.worker = e.worker AND g.number = e.number
      JOIN organisation_version v ON v.organisation = e.organisation AND \(Dialect.known("v"))
      WHERE e.organisation IN (\(bodies.marks)) AND e.kind <> 6
        AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to > ?) AND \(Dialect.known("g"))
        AND \(Self.notRevoked("g"))
        \(holds)
      GROUP BY v.sector
      """,
      [.sequence(known), .sequence(known)] + bodies.arguments
        + [.day(day), .day(day), .sequence(known), .sequence(known), .moment(at)] + arguments
    ) { row in (try row.value(0, Numbered.sector), try row.exact(1) as Int) }
    .reduce(into: [:]) { $0[$1.0] = $1.1 }
  }
}

private struct PostGroup: Hashable {
  let role: RoleCode
  let sector: Sector
}

/// One condition a trace: whether worker `j` has it.
private struct TraceColumns {
  /// A condition each; always true where there is no trace, so that they can be joined.
  let columns: [String]
  /// The arguments of ``columns``.
  var arguments: [SQLValue] = []
  /// How many traces.
  let count: Int

  // A condition stops at the first row that shows the trace: that reads less than a sum over all.
  init(_ traces: [PassportTrace], on day: CivilDate, _ store: StoreSnapshot) throws {
    var columns: [String] = []
    for trace in traces {
      switch trace {
      case .achievement(let codes):
        let list = try Self.list(codes, store)
        columns.append(
          """
          EXISTS (SELECT 1 FROM achievement a
            WHERE a.worker = j.worker AND a.standard IN (\(list.marks)))
          """)
        arguments += list.arguments
      case .heldAchievement(let codes):
        let list = try Self.list(codes, store)
        columns.append(
          """
          EXISTS (SELECT 1 FROM achievement a
            WHERE a.worker = j.worker AND a.standard IN (\(list.marks)) AND a.completed_on <= ?
              AND (a.holds_through IS NULL OR a.holds_through >= ?))
          """)
        arguments += list.arguments + [.day(day), .day(day)]
      case .registration(let regulators):
        let wanted = regulators.isEmpty ? Set(Registration.Regulator.allCases) : regulators
        let list = InList(
          wanted.sorted { $0.rawValue < $1.rawValue }.map { Numbered.regulator.cell($0) })
        columns.append(
          """
          EXISTS (SELECT 1 FROM registration r
            WHERE r.worker = j.worker AND r.regulator IN (\(list.marks)))
          """)
        arguments += list.arguments
      }
    }
    count = columns.count
    self.columns = columns.isEmpty ? ["1"] : columns
  }

  private static func list(
    _ codes: Set<StandardCode>, _ store: StoreSnapshot
  ) throws -> InList {
    InList(try codes.sorted().compactMap { try store.termCell($0.text) })
  }
}
