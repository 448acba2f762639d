import Passports
package import Roles
package import Vocabulary

// Joint roles with all that happened to them, line managers and role templates.

extension StoreSnapshot: JointRoleReading {
  package func jointRole(
    _ id: JointRoleID, knownAt known: CommitSequence
  ) throws -> JointRole? {
    try jointRoles("r.id = ?", [.id(id)], limit: 1, knownAt: known).first
  }

  package func jointRoleEtag(_ id: JointRoleID) throws -> Etag? {
    try sql.first(
      """
      SELECT max(e.recorded_from) FROM joint_role r JOIN joint_role_event e ON e.role = r.key
      WHERE r.id = ? HAVING count(*) > 0
      """, [.id(id)]
    ) { Etag(try $0.sequence(0)) }
  }

  package func jointRoles(
    _ whose: JointRoleScope, after cursor: JointRoleID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [JointRole] {
    guard let (condition, arguments) = try condition(for: whose, knownAt: known) else { return [] }
    return try jointRoles(
      "\(condition) AND r.id > ?", arguments + [.blob(cursor?.bytes ?? [])], limit: limit,
      knownAt: known)
  }

  package func jointEngagements(
    of role: JointRoleID
  ) throws -> [(fact: FactID, said: JointEngagement)] {
    let facts: [FactID] = try sql.rows(
      """
      SELECT l.fact FROM joint_role_engagement l JOIN joint_role r ON r.key = l.role
      WHERE r.id = ? AND l.recorded_to IS NULL ORDER BY l.fact
      """, [.id(role)]
    ) { try $0.id(0) }
    let known = try latestSequence()
    return try facts.compactMap { fact in
      // An employer may have replaced the engagement since; then it is the employer's own.
      try engagement(fact, knownAt: known).map {
        (
          fact: fact,
          said: JointEngagement(worker: $0.origin.worker, engagement: $0.fact)
        )
      }
    }
  }

  package func takenEngagements(of role: JointRoleID) throws -> [JointEngagement] {
    let links: [(fact: FactID, since: CommitSequence)] = try sql.rows(
      """
      SELECT l.fact, l.recorded_from FROM joint_role_engagement l
      JOIN joint_role r ON r.key = l.role
      WHERE r.id = ? AND l.recorded_to IS NULL ORDER BY l.fact
      """, [.id(role)]
    ) { (fact: try $0.id(0), since: try $0.sequence(1)) }
    let known = try latestSequence()
    return try links.compactMap { link in
      guard try engagement(link.fact, knownAt: known) == nil else { return nil }
      return try engagement(link.fact, knownAt: link.since).map {
        JointEngagement(worker: $0.origin.worker, engagement: $0.fact)
      }
    }
  }

  package func lineManagements(
    _ whose: ManagementScope, limit: Int, knownAt known: CommitSequence
  ) throws -> [LineManagement] {
    let condition: String
    let arguments: [SQLValue]
    switch whose {
    case .employer(let organisation):
      guard let key = try key(of: organisation) else { return [] }
      (condition, arguments) = ("m.employer = ?", [.integer(key)])
    case .manager(let worker):
      guard let family = try family(of: worker, knownAt: known) else { return [] }
      let members = InList(family.members.map { .integer($0) })
      // Everything ever said of those people counts: a later word may have taken them away.
      condition = """
        EXISTS (SELECT 1 FROM line_management o
          WHERE o.manager IN (\(members.marks)) AND o.worker = m.worker
            AND o.employer = m.employer)
        """
      arguments = members.arguments
    }
    return try sql.rows(
      """
      SELECT m.id, w.id, m.employer, b.id, m.manager_organisation, m.post, m.valid_from, m.valid_to
      FROM line_management m JOIN worker w ON w.key = m.worker JOIN worker b ON b.key = m.manager
      WHERE \(condition) AND m.recorded_from <= ? ORDER BY m.key LIMIT ?
      """, arguments + [.sequence(known), .number(limit)]
    ) { row in
      try stored {
        try LineManagement(
          id: row.id(0), worker: row.id(1), employer: organisationID(row.integer(2)),
          manager: LineManager(
            worker: row.id(3), organisation: organisationID(row.integer(4)), post: row.text(5),
            period: row.days(6)))
      }
    }
  }

  package func isEngaged(
    _ worker: WorkerID, with organisation: OrganisationID, on day: CivilDate,
    knownAt known: CommitSequence
  ) throws -> Bool {
    guard let body = try key(of: organisation), let family = try family(of: worker, knownAt: known)
    else { return false }
    let members = InList(family.members.map { .integer($0) })
    let found = try sql.first(
      """
      SELECT 1 FROM engagement e JOIN fact f ON f.worker = e.worker AND f.number = e.number
      WHERE e.organisation = ? AND e.worker IN (\(members.marks)) AND e.kind <> 6
        AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to > ?)
        AND \(Dialect.known("f")) AND \(Self.isNotRevoked) LIMIT 1
      """,
      [.integer(body)] + members.arguments + [
        .day(day), .day(day), .sequence(known), .sequence(known),
        .moment(LondonTime.start(of: day)),
      ]
    ) { try $0.integer(0) }
    return found != nil
  }

  package func roleTemplate(
    _ id: RecordID, knownAt known: CommitSequence
  ) throws -> RoleTemplate? {
    try templates("t.id = ?", [.id(id)], limit: 1, knownAt: known).first
  }

  package func roleTemplates(
    of organisation: OrganisationID?, after cursor: RecordID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [RoleTemplate] {
    var condition = "t.id > ?"
    var arguments: [SQLValue] = [.blob(cursor?.bytes ?? [])]
    if let organisation {
      guard let key = try key(of: organisation) else { return [] }
      condition += " AND t.organisation = ?"
      arguments.append(.integer(key))
    }
    return try templates(condition, arguments, limit: limit, knownAt: known)
  }
}

// MARK: - Rows

extension StoreSnapshot {
  /// What the joint roles that the worker holds say of the work, for a decision.
  func jointTies(
    of worker: WorkerFamily, knownAt known: CommitSequence
  ) throws -> [JointTie] {
    guard worker.mayHave(.jointRoles) else { return [] }
    let members = InList(worker.members.map { .integer($0) })
    let roles = try jointRoles(
      Self.namedPerson(members), members.arguments + [.integer(1)], limit: 1_000, knownAt: known)
    let ids = Set(
      try sql.rows(
        "SELECT id FROM worker WHERE key IN (\(members.marks))", members.arguments
      ) { row -> WorkerID in try row.id(0) })
    return roles.flatMap { $0.ties.filter { ids.contains($0.worker) } }
  }

  private static func namedPerson(_ members: InList) -> String {
    """
    r.key IN (SELECT p.role FROM joint_role_person p
      WHERE p.worker IN (\(members.marks)) AND p.part = ?)
    """
  }

  private func condition(
    for scope: JointRoleScope, knownAt known: CommitSequence
  ) throws -> (String, [SQLValue])? {
    switch scope {
    case .organisation(let organisation):
      return try key(of: organisation).map {
        (
          "r.key IN (SELECT p.role FROM joint_role_party p WHERE p.organisation = ?)",
          [.integer($0)]
        )
      }
    case .place(let place):
      return ("r.key IN (SELECT p.role FROM joint_role_place p WHERE p.place = ?)", [.id(place)])
    case .worker(let worker): return try condition(worker, part: 1, knownAt: known)
    case .manager(let worker): return try condition(worker, part: 2, knownAt: known)
    }
  }

  private func condition(
    _ worker: WorkerID, part: Int64, knownAt known: CommitSequence
  ) throws -> (String, [SQLValue])? {
    guard let family = try family(of: worker, knownAt: known) else { return nil }
    let members = InList(family.members.map { .integer($0) })
    return (Self.namedPerson(members), members.arguments + [.integer(part)])
  }

  /// Roles that `condition` on `r` finds, with their events as known at `known`: two statements.
  private func jointRoles(
    _ condition: String, _ arguments: [SQLValue], limit: Int, knownAt known: CommitSequence
  ) throws -> [JointRole] {
    let rows: [(key: Int64, id: JointRoleID)] = try sql.rows(
      """
      SELECT r.key, r.id FROM joint_role r WHERE \(condition) AND r.recorded_from <= ?
      ORDER BY r.id LIMIT ?
      """, arguments + [.sequence(known), .number(limit)]
    ) { (key: try $0.integer(0), id: try $0.id(1)) }
    guard !rows.isEmpty else { return [] }
    let list = InList(rows.map { .integer($0.key) })
    var events: [Int64: [JointRoleEvent]] = [:]
    _ = try sql.rows(
      """
      SELECT e.role, e.id, e.recorded_by, e.recorded_at_ms, e.body FROM joint_role_event e
      WHERE e.role IN (\(list.marks)) AND e.recorded_from <= ? ORDER BY e.key
      """, list.arguments + [.sequence(known)]
    ) { row in
      events[try row.integer(0), default: []].append(
        JointRoleEvent(
          id: try row.id(1), by: try organisationID(row.integer(2)),
          recordedAt: try row.moment(3),
          what: try BodyReader.whole(try row.blob(4)) {
            try $0.read(JointRoleEvent.What.self)
          }))
    }
    return try rows.map { try JointRole(id: $0.id, events: events[$0.key] ?? []) }
  }

  private func templates(
    _ condition: String, _ arguments: [SQLValue], limit: Int, knownAt known: CommitSequence
  ) throws -> [RoleTemplate] {
    try sql.rows(
      """
      SELECT t.id, t.organisation, t.body FROM role_template t
      WHERE \(condition) AND t.recorded_from <= ? ORDER BY t.id LIMIT ?
      """, arguments + [.sequence(known), .number(limit)]
    ) { row in
      let body = try BodyReader.whole(try row.blob(2)) { try $0.read(TemplateBody.self) }
      return RoleTemplate(
        stored: try row.id(0), organisation: try organisationID(row.integer(1)),
        title: body.title, role: body.role, interventions: body.interventions,
        copiedFrom: body.copiedFrom, forbidden: body.forbidden, localProtocol: body.localProtocol)
    }
  }
}
