package import Roles
package import Vocabulary

// Recording joint roles, line managers and role templates; each call appends.

extension StoreChange: JointRoleWriting {
  package func record(
    _ what: JointRoleEvent.What, id: RecordID, of role: JointRoleID,
    by organisation: OrganisationID
  ) throws {
    let body = BodyWriter.body { $0.put(what) }
    guard body.count <= Self.longestBody else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "terms",
        "must be at most \(Self.longestBody) bytes long")
    }
    let key = try key(of: role, addedBy: what)
    try writing.execute(
      """
      INSERT INTO joint_role_event (role, id, recorded_by, recorded_from, recorded_at_ms, body)
      VALUES (\(Dialect.marks(6)))
      """,
      [
        .integer(key), .id(id), cell(organisation), sequenceCell(), .moment(stamp().recordedAt),
        .blob(body),
      ])
    if let terms = what.terms { try index(terms, of: key) }
    if case .managed(let manager) = what { try index(manager.worker, part: 2, of: key) }
  }

  package func link(
    _ engagement: FactID, of worker: WorkerID, to role: JointRoleID, replacing: FactID?
  ) throws {
    if let replacing { try unlink(replacing, from: role) }
    try writing.execute(
      """
      INSERT INTO joint_role_engagement (role, fact, recorded_from)
      SELECT r.key, ?, ? FROM joint_role r WHERE r.id = ?
      """, [.id(engagement), sequenceCell(), .id(role)])
  }

  package func closeEngagement(
    _ engagement: FactID, of worker: WorkerID, from role: JointRoleID
  ) throws {
    try close(engagement, of: .engagement, at: recordingFamily(of: worker).members)
    try unlink(engagement, from: role)
  }

  package func record(
    _ management: LineManagement, by organisation: OrganisationID
  ) throws {
    let manager = management.manager
    try writing.execute(
      """
      INSERT INTO line_management (id, worker, employer, manager, manager_organisation, post,
        valid_from, valid_to, recorded_by, recorded_from)
      VALUES (\(Dialect.marks(10)))
      """,
      [
        .id(management.id), .integer(recordingFamily(of: management.worker).kept.key),
        cell(management.employer), .integer(recordingFamily(of: manager.worker).kept.key),
        cell(manager.organisation), .text(manager.post), .day(manager.period.start),
        .day(manager.period.end), cell(organisation), sequenceCell(),
      ])
  }

  package func record(_ template: RoleTemplate) throws {
    try writing.execute(
      "INSERT INTO role_template (id, organisation, recorded_from, body) VALUES (?, ?, ?, ?)",
      [
        .id(template.id), cell(template.organisation), sequenceCell(),
        .blob(BodyWriter.body { $0.put(TemplateBody(template)) }),
      ])
  }
}

// MARK: - Parts

extension StoreChange {
  /// The number of the role, given out now where the event is its first.
  private func key(of role: JointRoleID, addedBy what: JointRoleEvent.What) throws -> Int64 {
    switch what {
    case .drafted, .imported:
      return try inserted(
        "INSERT INTO joint_role (id, recorded_from) VALUES (?, ?) RETURNING key",
        [.id(role), sequenceCell()])
    case .proposed, .accepted, .managed, .ended:
      let key = try sql.first("SELECT key FROM joint_role WHERE id = ?", [.id(role)]) {
        try $0.integer(0)
      }
      guard let key else {
        throw ServiceError(.notFound, .recordNotFound, field: "role_id", "no such joint role")
      }
      return key
    }
  }

  private func index(_ terms: JointRoleTerms, of role: Int64) throws {
    for party in Set(terms.parties.map(\.organisation)).sorted() {
      try writing.execute(
        """
        INSERT INTO joint_role_party (organisation, role) VALUES (?, ?)
        ON CONFLICT (organisation, role) DO NOTHING
        """, [cell(party), .integer(role)])
    }
    for holder in Set(terms.holdings.map(\.worker)).sorted() {
      try index(holder, part: 1, of: role)
    }
    for manager in Set(terms.parties.flatMap(\.lineManagers).map(\.worker)).sorted() {
      try index(manager, part: 2, of: role)
    }
    if let place = terms.parts.place {
      try writing.execute(
        """
        INSERT INTO joint_role_place (place, role) VALUES (?, ?)
        ON CONFLICT (place, role) DO NOTHING
        """, [.id(place), .integer(role)])
    }
  }

  private func index(_ worker: WorkerID, part: Int64, of role: Int64) throws {
    try writing.execute(
      """
      INSERT INTO joint_role_person (worker, part, role) VALUES (?, ?, ?)
      ON CONFLICT (worker, part, role) DO NOTHING
      """,
      [.integer(recordingFamily(of: worker).kept.key), .integer(part), .integer(role)])
    lastRead.forget()
  }

  private func unlink(_ engagement: FactID, from role: JointRoleID) throws {
    try close(
      "joint_role_engagement",
      where: "fact = ? AND role = (SELECT r.key FROM joint_role r WHERE r.id = ?)",
      [.id(engagement), .id(role)])
  }
}

extension JointRoleEvent.What {
  /// The terms that the event brings, or nil.
  fileprivate var terms: JointRoleTerms? {
    switch self {
    case .drafted(let terms), .imported(let terms), .proposed(let terms, _): terms
    case .accepted, .managed, .ended: nil
    }
  }
}
