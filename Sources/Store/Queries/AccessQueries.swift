package import Access
package import Vocabulary

// How a body stands to a worker, share grants, and looks.

extension StoreSnapshot: AccessReading {
  package func relations(
    of organisation: OrganisationID?, to worker: WorkerID, at instant: Instant
  ) throws -> RelationFacts {
    var facts = RelationFacts(worker: worker, organisation: organisation)
    guard let family = try family(of: worker) else { return facts }
    guard let organisation, let body = try key(of: organisation) else { return facts }
    let members = InList(family.members.map { .integer($0) })
    let isLearner = try engagementsInForce(of: body, to: members, at: instant)
    facts.employs = isLearner.contains(false)
    facts.enrols = isLearner.contains(true)
    guard family.mayHave(.grants) else { return facts }
    facts.grants = try grants(
      "g.worker IN (\(members.marks)) AND g.verifier = ?", members.arguments + [.integer(body)],
      holder: worker
    ).filter { $0.isLive(at: instant) }
    return facts
  }

  package func attested(_ fact: FactID, by organisation: OrganisationID) throws -> Bool {
    guard let body = try key(of: organisation) else { return false }
    let found = try sql.first(
      """
      SELECT 1 FROM fact f WHERE f.id = ? AND (f.recorded_by = ? OR EXISTS (
        SELECT 1 FROM fact s JOIN attestation a ON a.worker = s.worker AND a.number = s.number
        WHERE s.worker = f.worker AND s.about = f.number AND s.recorded_to IS NULL
          AND a.organisation = ?))
      """, [.id(fact), .integer(body), .integer(body)]
    ) { try $0.integer(0) }
    return found != nil
  }

  package func assesses(_ organisation: OrganisationID, at instant: Instant) throws -> Bool {
    try hasMandate(.assess, organisation, at: instant)
  }

  package func audits(_ organisation: OrganisationID, at instant: Instant) throws -> Bool {
    try hasMandate(.audit, organisation, at: instant)
  }

  package func grant(_ id: ShareGrantID) throws -> ShareGrant? {
    try grants("g.id = ?", [.id(id)]).first
  }

  package func grant(withCode code: ShareCode) throws -> ShareGrant? {
    try grants("g.code_hash = ?", [.blob(codeIndex(code))]).first
  }

  package func code(of grant: ShareGrantID) throws -> ShareCode? {
    try sql.first("SELECT code_attempt FROM share_grant WHERE id = ?", [.id(grant)]) {
      derivedCode(of: grant, attempt: try $0.integer(0))
    }
  }

  package func grants(
    of worker: WorkerID, after cursor: ShareGrantID?, limit: Int
  ) throws -> [ShareGrant] {
    guard let family = try family(of: worker) else { return [] }
    let members = InList(family.members.map { .integer($0) })
    return try grants(
      "g.worker IN (\(members.marks)) AND g.id > ?",
      members.arguments + [.blob(cursor?.bytes ?? [])], limit: limit, holder: worker)
  }

  package func accesses(
    of worker: WorkerID, before cursor: AccessCursor?, limit: Int
  ) throws -> [AccessEntry] {
    let workers = InList(try idsRead(at: worker).map { .id($0) })
    var condition = "l.worker IN (\(workers.marks))"
    var arguments = workers.arguments
    if let cursor {
      condition += " AND l.at_ms <= ? AND (l.at_ms < ? OR l.id > ?)"
      arguments += [.moment(cursor.at), .moment(cursor.at), .id(cursor.id)]
    }
    return try sql.rows(
      """
      SELECT l.id, l.worker, l.at_ms, s.text, l.organisation, l.duty, l.method, l.purpose,
        l.groups, l.was_allowed, l.rule, l.share_grant
      FROM access_log l JOIN subject s ON s.key = l.subject
      WHERE \(condition) ORDER BY l.at_ms DESC, l.id LIMIT ?
      """, arguments + [.number(limit)], accessEntry)
  }
}

// MARK: - Relations

/// What a body may do to people who are not its own.
enum Mandate: Int64 {
  case audit = 1
  case assess = 2
}

extension StoreSnapshot {
  /// For each engagement of the body in force, whether it is a learner's.
  private func engagementsInForce(
    of body: Int64, to workers: InList, at instant: Instant
  ) throws -> [Bool] {
    let day = LondonTime.date(of: instant)
    return try sql.rows(
      """
      SELECT e.kind FROM engagement e
      JOIN fact f ON f.worker = e.worker AND f.number = e.number
      WHERE e.organisation = ? AND e.worker IN (\(workers.marks)) AND e.valid_from <= ?
        AND (e.valid_to IS NULL OR e.valid_to > ?) AND f.recorded_to IS NULL
        AND \(Self.isNotRevoked)
      """,
      [.integer(body)] + workers.arguments + [.day(day), .day(day), .moment(instant)]
    ) { try $0.value(0, Numbered.engagement).isLearner }
  }

  private func hasMandate(
    _ mandate: Mandate, _ organisation: OrganisationID, at instant: Instant
  ) throws -> Bool {
    guard let body = try key(of: organisation) else { return false }
    let found = try sql.first(
      """
      SELECT 1 FROM organisation_mandate WHERE organisation = ? AND kind = ?
        AND starts_at_ms <= ? AND (ends_at_ms IS NULL OR ends_at_ms > ?)
      """,
      [.integer(body), .integer(mandate.rawValue), .moment(instant), .moment(instant)]
    ) { try $0.integer(0) }
    return found != nil
  }

  /// The identifiers under which looks at this worker were kept.
  private func idsRead(at worker: WorkerID) throws -> [WorkerID] {
    guard let family = try family(of: worker), family.members.count > 1 else { return [worker] }
    let members = InList(family.members.map { .integer($0) })
    return try sql.rows(
      "SELECT id FROM worker WHERE key IN (\(members.marks))", members.arguments
    ) { try $0.id(0) }
  }
}

// MARK: - Grants

extension StoreSnapshot {
  /// Grants that `condition` finds, in order of identifier. Those of a merged record are given as
  /// `holder`'s where one is named, else as those of the record that it is read at.
  private func grants(
    _ condition: String, _ arguments: [SQLValue], limit: Int = 1_000, holder: WorkerID? = nil
  ) throws -> [ShareGrant] {
    try sql.rows(
      """
      SELECT g.id, w.id, g.verifier, g.groups, g.purpose, g.starts_at_ms, g.ends_at_ms, t.at_ms
      FROM share_grant g JOIN worker w ON w.key = g.worker
      LEFT JOIN share_grant_withdrawal t ON t.share_grant = g.id
      WHERE \(condition) ORDER BY g.id LIMIT ?
      """, arguments + [.number(limit)]
    ) { row in
      let owner: WorkerID = try row.id(1)
      let kept = try holder ?? family(of: owner)?.kept.id ?? owner
      return try stored {
        try ShareGrant(
          id: row.id(0), worker: kept, verifier: organisationID(row.integer(2)),
          groups: row.set(3, Numbered.group), purpose: row.value(4, Numbered.purpose),
          period: row.moments(5), withdrawnAt: row.optional(7, row.moment))
      }
    }
  }

  /// The code that attempt number `attempt` derives from the grant's identifier.
  func derivedCode(of grant: ShareGrantID, attempt: Int64) -> ShareCode {
    let hash = keys.index.index(of: "code/\(grant)/\(attempt)", for: .shareCode)
    return ShareCode(bits: hash.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// How a grant is found by its code.
  func codeIndex(_ code: ShareCode) -> [UInt8] {
    keys.index.index(of: "index/\(code)", for: .shareCode)
  }
}

// MARK: - Looks

extension StoreSnapshot {
  private func accessEntry(_ row: any SQLRow) throws -> AccessEntry {
    AccessEntry(
      id: try row.id(0), worker: try row.id(1), at: try row.moment(2), subject: try row.text(3),
      organisation: try row.optional(4) { try organisationID(row.integer($0)) },
      duty: try row.value(5, Numbered.duty), method: try term(row.integer(6)),
      purpose: try row.optionalValue(7, Numbered.purpose),
      groups: try row.set(8, Numbered.group), wasAllowed: try row.truth(9),
      rule: try code(row.integer(10)), grant: try row.optional(11, row.id))
  }
}
