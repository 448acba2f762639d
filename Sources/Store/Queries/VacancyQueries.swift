import Passports
package import Roles
package import Vacancies
package import Vocabulary

// Vacancies, courses, teams and permissions as they were recorded.

extension StoreSnapshot: VacancyReading {
  package func jobRecord(
    _ id: RecordID, knownAt known: CommitSequence
  ) throws -> KeptJobRecord? {
    try jobRecords("j.id = ?", [.id(id)], knownAt: known).first
  }

  package func vacancies(
    of organisation: OrganisationID?, in place: PlaceID?, role: RoleCode?, at: Instant,
    after cursor: VacancyID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptJobRecord] {
    var condition = "j.kind = 1 AND j.id > ?"
    var arguments: [SQLValue] = [.blob(cursor?.bytes ?? [])]
    if let organisation {
      guard let key = try key(of: organisation) else { return [] }
      condition += " AND j.organisation = ?"
      arguments.append(.integer(key))
    }
    if let place {
      let inside = try areas(in: place, knownAt: known)
      condition += " AND j.place IN (\(inside.marks))"
      arguments += inside.arguments
    }
    if let role {
      guard let key = try key(of: role.text) else { return [] }
      condition += " AND j.term = ?"
      arguments.append(.integer(key))
    }
    return try jobRecords(condition, arguments, openAt: at, limit: limit, knownAt: known)
  }

  package func trainingOffers(
    for standards: Set<StandardCode>, knownAt known: CommitSequence
  ) throws -> [DatedOffer] {
    let list = InList(try standards.sorted().compactMap { try termCell($0.text) })
    return try jobRecords(
      "j.kind = 2 AND j.term IN (\(list.marks))", list.arguments, knownAt: known
    ).compactMap(\.record.datedOffer)
  }

  package func trainingOffers(
    of provider: OrganisationID?, at: Instant, after cursor: TrainingOfferID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [DatedOffer] {
    var condition = "j.kind = 2 AND j.id > ?"
    var arguments: [SQLValue] = [.blob(cursor?.bytes ?? [])]
    if let provider {
      guard let key = try key(of: provider) else { return [] }
      condition += " AND j.organisation = ?"
      arguments.append(.integer(key))
    }
    return try jobRecords(condition, arguments, openAt: at, limit: limit, knownAt: known)
      .compactMap(\.record.datedOffer)
  }

  package func teams(
    in place: PlaceID, at: Instant, limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptJobRecord] {
    let inside = try areas(in: place, knownAt: known)
    return try jobRecords(
      "j.kind = 3 AND j.place IN (\(inside.marks))", inside.arguments, openAt: at, limit: limit,
      knownAt: known)
  }

  package func matchingConsents(
    of worker: WorkerID, knownAt known: CommitSequence
  ) throws -> [KeptJobRecord] {
    guard let family = try family(of: worker, knownAt: known) else { return [] }
    let members = InList(family.members.map { .integer($0) })
    return try jobRecords(
      "j.kind = 5 AND j.worker IN (\(members.marks))", members.arguments, knownAt: known)
  }

  package func attitudes(
    of worker: WorkerID, among criteria: [AttitudeCode], at: Instant,
    knownAt known: CommitSequence
  ) throws -> [AttitudeFinding] {
    guard let family = try family(of: worker, knownAt: known), !criteria.isEmpty else { return [] }
    let members = InList(family.members.map { .integer($0) })
    let list = InList(try criteria.compactMap { try termCell($0.text) })
    let found = try jobRecords(
      "j.kind = 4 AND j.worker IN (\(members.marks)) AND j.term IN (\(list.marks))",
      members.arguments + list.arguments, openAt: at, knownAt: known)
    let latest = found.sorted { $0.record.period.start < $1.record.period.start }
      .reduce(into: [AttitudeCode: AttitudeFinding]()) { latest, kept in
        guard case .attitude(let finding) = kept.record.fact else { return }
        latest[finding.criterion] = finding
      }
    return criteria.compactMap { latest[$0] }
  }

  package func teamCases(
    _ members: [WorkerID], at organisation: OrganisationID, knownAt known: CommitSequence
  ) throws -> [TeamCoverage.Case] {
    try members.compactMap { member in
      guard let family = try family(of: member, knownAt: known) else { return nil }
      let facts = try facts(of: family, knownAt: known)
      var passport = PassportFacts(worker: asked(member, family))
      try fill(&passport, with: facts, knownAt: known)
      return TeamCoverage.Case(
        facts: passport,
        engagements: try engagements(facts).map(\.fact).filter {
          $0.organisation == organisation && !$0.kind.isLearner
        }.map(\.period))
    }
  }
}

// MARK: - Rows

extension StoreSnapshot {
  private static let jobColumns = """
    j.id, j.kind, w.id, j.organisation, p.id, j.term, j.word, j.uses, j.adult_from,
      j.valid_from_ms, j.valid_to_ms, j.recorded_by, j.recorded_from, j.recorded_at_ms,
      j.end_reason, j.body
    """

  /// Records current at `known` that `condition` on `j` finds, in order of identifier; with
  /// `openAt`, only those that hold then.
  private func jobRecords(
    _ condition: String, _ arguments: [SQLValue], openAt: Instant? = nil, limit: Int = 10_000,
    knownAt known: CommitSequence
  ) throws -> [KeptJobRecord] {
    let open =
      openAt.map { _ in
        " AND j.valid_from_ms <= ? AND (j.valid_to_ms IS NULL OR j.valid_to_ms > ?)"
      } ?? ""
    let moments = openAt.map { [SQLValue.moment($0), .moment($0)] } ?? []
    return try sql.rows(
      """
      SELECT \(Self.jobColumns) FROM job_record j
      LEFT JOIN worker w ON w.key = j.worker
      LEFT JOIN place p ON p.key = j.place
      WHERE \(condition)\(open) AND \(Dialect.known("j")) ORDER BY j.id LIMIT ?
      """,
      arguments + moments + [.sequence(known), .sequence(known), .number(limit)], jobRecord)
  }

  private func jobRecord(_ row: any SQLRow) throws -> KeptJobRecord {
    let fact = try jobFact(row)
    let record = try stored {
      try JobRecord(
        id: row.id(0), fact, period: row.moments(9),
        recordedBy: row.optional(11) { try organisationID(row.integer($0)) },
        endReason: row.optional(14, row.text))
    }
    return KeptJobRecord(
      record, sequence: try row.sequence(12), recordedAt: try row.moment(13))
  }

  private func jobFact(_ row: any SQLRow) throws -> JobFact {
    guard let kind = JobKind(rawValue: try row.integer(1)) else {
      throw damaged("a record of vacancies is of an unknown kind")
    }
    let place: PlaceID? = try row.optional(4, row.id)
    func organisation() throws -> OrganisationID { try organisationID(row.integer(3)) }
    return try BodyReader.whole(row.blob(15)) { body in
      switch kind {
      case .vacancy:
        let rest: VacancyBody = try body.read()
        return .vacancy(
          try rest.vacancy(of: organisation(), in: place, for: code(row.integer(5))))
      case .offer:
        let (title, weeks): (String, Int) = (try body.read(), try body.read())
        return .offer(
          try TrainingOffer(
            provider: organisation(), standard: code(row.integer(5)), title: title, weeks: weeks,
            place: place))
      case .team:
        guard let place else { throw damaged("a team works nowhere") }
        return .team(try Self.team(of: organisation(), in: place, &body))
      case .attitude:
        return .attitude(
          AttitudeFinding(
            worker: try row.id(2), criterion: try code(row.integer(5)),
            isShown: try row.truth(6), seenOn: try body.read()))
      case .consent:
        _ = try body.read(Bool.self)
        return .consent(
          try MatchingConsent(
            worker: row.id(2), uses: row.set(7, Numbered.matchingUse),
            groups: row.set(6, Numbered.group), adultFrom: row.optional(8, row.day)))
      }
    }
  }

  private static func team(
    of organisation: OrganisationID, in place: PlaceID, _ body: inout BodyReader
  ) throws -> Team {
    let (name, members): (String, [WorkerID]) = (try body.read(), try body.read())
    let minimum: Int = try body.read()
    let (adults, children): (Bool, Bool) = (try body.read(), try body.read())
    return try Team(
      organisation: organisation, place: place, name: name, members: members, minimum: minimum,
      ages: Set((adults ? [.adult] : []) + (children ? [.child] : [])))
  }

  /// The areas inside `place` and itself, as an IN list.
  func areas(in place: PlaceID, knownAt known: CommitSequence) throws -> InList {
    guard let top = try placeKey(place) else { return InList([]) }
    return InList(try areasInside(top, knownAt: known).map { .integer($0) })
  }

  /// The number that stands for `text` as a cell, or nil where no row can name it.
  func termCell(_ text: String) throws -> SQLValue? {
    try key(of: text).map { .integer($0) }
  }
}
