package import Learning
package import Vocabulary

// Networks, topics and cohorts.

extension StoreSnapshot {
  package func network(
    _ id: NetworkID, knownAt known: CommitSequence
  ) throws -> NetworkStanding? {
    try networks("n.id = ?", [.id(id)], limit: 1, knownAt: known).first
  }

  package func networks(
    of member: OrganisationID?, after cursor: NetworkID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [NetworkStanding] {
    let after = SQLValue.blob(cursor?.bytes ?? [])
    guard let member else {
      return try networks("n.id > ?", [after], limit: limit, knownAt: known)
    }
    guard let body = try key(of: member) else { return [] }
    return try networks(
      """
      n.id > ? AND (n.lead = ? OR n.key IN (
        SELECT m.network FROM learning_member m WHERE m.organisation = ? AND m.recorded_from <= ?))
      """, [after, .integer(body), .integer(body), .sequence(known)], limit: limit,
      knownAt: known)
  }

  private func networks(
    _ condition: String, _ arguments: [SQLValue], limit: Int, knownAt known: CommitSequence
  ) throws -> [NetworkStanding] {
    let found = try sql.rows(
      """
      SELECT n.key, n.id, n.name, n.lead FROM learning_network n
      WHERE \(condition) AND n.recorded_from <= ? ORDER BY n.id LIMIT ?
      """, arguments + [.sequence(known), .number(limit)]
    ) { row in
      (
        key: try row.integer(0),
        network: try stored {
          try LearningNetwork(
            id: row.id(1), name: row.text(2), lead: organisationID(row.integer(3)))
        }
      )
    }
    return try found.map { entry in
      NetworkStanding(entry.network, memberships: try memberships(of: entry.key, knownAt: known))
    }
  }

  private func memberships(
    of network: Int64, knownAt known: CommitSequence
  ) throws -> [NetworkMembership] {
    try sql.rows(
      """
      SELECT m.organisation, m.part, m.valid_from, m.valid_to FROM learning_member m
      WHERE m.network = ? AND \(Dialect.known("m"))
      """, [.integer(network), .sequence(known), .sequence(known)]
    ) { row in
      NetworkMembership(
        organisation: try organisationID(row.integer(0)),
        part: try row.value(1, Numbered.networkPart), period: try row.days(2))
    }
  }

  package func topic(_ id: TopicID, knownAt known: CommitSequence) throws -> LearningTopic? {
    try topics("t.id = ?", [.id(id)], limit: 1, knownAt: known).first
  }

  package func topics(
    of owner: OrganisationID?, in network: NetworkID?, after cursor: TopicID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [LearningTopic] {
    var condition = "t.id > ?"
    var arguments: [SQLValue] = [.blob(cursor?.bytes ?? [])]
    if let owner {
      guard let body = try key(of: owner) else { return [] }
      condition += " AND t.owner = ?"
      arguments.append(.integer(body))
    }
    if let network {
      condition += " AND n.id = ?"
      arguments.append(.id(network))
    }
    return try topics(condition, arguments, limit: limit, knownAt: known)
  }

  private func topics(
    _ condition: String, _ arguments: [SQLValue], limit: Int, knownAt known: CommitSequence
  ) throws -> [LearningTopic] {
    try sql.rows(
      """
      SELECT t.id, t.owner, n.id, t.body FROM learning_topic t
      LEFT JOIN learning_network n ON n.key = t.network
      WHERE \(condition) AND t.recorded_from <= ? ORDER BY t.id LIMIT ?
      """, arguments + [.sequence(known), .number(limit)]
    ) { row in
      let body = try BodyReader.whole(try row.blob(3)) { try $0.read(TopicBody.self) }
      return try stored {
        try LearningTopic(
          id: row.id(0), owner: organisationID(row.integer(1)), network: row.optional(2, row.id),
          title: body.title, areas: body.areas, standards: body.standards)
      }
    }
  }
}

// MARK: - Cohorts

extension StoreSnapshot {
  package func cohort(_ id: CohortID, knownAt known: CommitSequence) throws -> Cohort? {
    try cohorts("c.id = ?", [.id(id)], limit: 1, knownAt: known).first
  }

  package func cohortEtag(_ id: CohortID) throws -> Etag? {
    try sql.first(
      """
      SELECT coalesce(
        (SELECT max(e.recorded_from) FROM learner_event e WHERE e.cohort = c.key), c.recorded_from)
      FROM cohort c WHERE c.id = ?
      """, [.id(id)]
    ) { Etag(try $0.sequence(0)) }
  }

  package func cohorts(
    _ scope: CohortScope, after cursor: CohortID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [Cohort] {
    guard let (condition, arguments) = try held(in: scope, knownAt: known) else { return [] }
    return try cohorts(
      "\(condition) AND c.id > ?", arguments + [.blob(cursor?.bytes ?? [])], limit: limit,
      knownAt: known)
  }

  /// The condition on `c` that finds the cohorts; nil where there can be none.
  private func held(
    in scope: CohortScope, knownAt known: CommitSequence
  ) throws -> (condition: String, arguments: [SQLValue])? {
    switch scope {
    case .organisation(let body):
      return try key(of: body).map { ("c.organisation = ?", [.integer($0)]) }
    case .network(let network):
      return try networkKey(network).map { ("c.network = ?", [.integer($0)]) }
    case .worker(let worker):
      guard let family = try family(of: worker, knownAt: known) else { return nil }
      let list = InList(family.members.map { .integer($0) })
      return (
        """
        c.key IN (SELECT e.cohort FROM learner_event e
          WHERE e.worker IN (\(list.marks)) AND e.kind = 1 AND e.recorded_from <= ?)
        """, list.arguments + [.sequence(known)]
      )
    case .employers(let bodies, let period):
      let keys = try bodies.compactMap { try key(of: $0) }
      guard !keys.isEmpty else { return nil }
      let list = InList(keys.map { .integer($0) })
      let (overlap, days) = Self.overlapping(period)
      return (
        """
        c.key IN (SELECT e.cohort FROM learner_event e
          WHERE e.employer IN (\(list.marks)) AND e.recorded_from <= ?) AND \(overlap)
        """, list.arguments + [.sequence(known)] + days
      )
    case .run(let body, let period):
      let (overlap, days) = Self.overlapping(period)
      return try key(of: body).map {
        ("c.organisation = ? AND \(overlap)", [.integer($0)] + days)
      }
    }
  }

  private static func overlapping(_ period: DatePeriod) -> (String, [SQLValue]) {
    guard let end = period.end else { return ("c.valid_to > ?", [.day(period.start)]) }
    return ("c.valid_to > ? AND c.valid_from < ?", [.day(period.start), .day(end)])
  }

  private func cohorts(
    _ condition: String, _ arguments: [SQLValue], limit: Int, knownAt known: CommitSequence
  ) throws -> [Cohort] {
    try sql.rows(
      """
      SELECT c.id, c.organisation, t.id, n.id, c.valid_from, c.valid_to, c.seats, c.body
      FROM cohort c JOIN learning_topic t ON t.key = c.topic
      LEFT JOIN learning_network n ON n.key = c.network
      WHERE \(condition) AND c.recorded_from <= ? ORDER BY c.id LIMIT ?
      """, arguments + [.sequence(known), .number(limit)]
    ) { row in
      let body = try BodyReader.whole(try row.blob(7)) { try $0.read(CohortBody.self) }
      return try stored {
        try Cohort(
          id: row.id(0), organisation: organisationID(row.integer(1)), topic: row.id(2),
          network: row.optional(3, row.id), name: body.name, period: row.days(4),
          seats: row.exact(6), targetMix: body.mix, teachers: body.teachers)
      }
    }
  }

  func networkKey(_ id: NetworkID) throws -> Int64? {
    try sql.first("SELECT key FROM learning_network WHERE id = ?", [.id(id)]) {
      try $0.integer(0)
    }
  }

  func cohortKey(_ id: CohortID) throws -> Int64? {
    try sql.first("SELECT key FROM cohort WHERE id = ?", [.id(id)]) { try $0.integer(0) }
  }
}
