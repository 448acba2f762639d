package import Partnerships
import Passports
import Roles
package import Vocabulary

// Posts, powers, funds and owners of plans, by what they are about.

extension StoreSnapshot: PartnershipReading {
  package func partnership(
    _ id: RecordID, knownAt known: CommitSequence
  ) throws -> KeptPartnership? {
    try partnerships("f.id = ?", [.id(id)], knownAt: known).first
  }

  package func partnerships(
    about subjects: Set<RecordID>, knownAt known: CommitSequence
  ) throws -> [KeptPartnership] {
    guard !subjects.isEmpty else { return [] }
    // A list of parameters has its limit, and the areas of a system stay far below it.
    return try subjects.sorted().chunked(by: 256).flatMap { part in
      let list = InList(part.map { .id($0) })
      return try partnerships(
        "f.key IN (SELECT fact FROM partnership_subject WHERE subject IN (\(list.marks)))",
        list.arguments, knownAt: known)
    }.eachOnce()
  }

  package func funds(
    in place: PlaceID, after cursor: FundID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptPartnership] {
    try partnerships(
      """
      f.kind = 7 AND f.id > ?
        AND f.key IN (SELECT fact FROM partnership_subject WHERE subject = ?)
      """, [.blob(cursor?.bytes ?? []), .id(place)], knownAt: known, order: "f.id", limit: limit)
  }

  package func engagementDays(
    of worker: WorkerID, at organisation: OrganisationID, knownAt known: CommitSequence
  ) throws -> [DatePeriod] {
    guard let family = try family(of: worker, knownAt: known),
      let body = try key(of: organisation)
    else { return [] }
    let members = InList(family.members.map { .integer($0) })
    return try sql.rows(
      """
      SELECT e.valid_from, e.valid_to, e.kind FROM engagement e
      JOIN fact f ON f.worker = e.worker AND f.number = e.number
      WHERE e.organisation = ? AND e.worker IN (\(members.marks)) AND \(Dialect.known("f"))
        AND \(Self.isNotRevoked)
      ORDER BY e.valid_from, e.number
      """,
      [.integer(body)] + members.arguments + [.sequence(known), .sequence(known), .moment(now)]
    ) { row in
      (try row.days(0), try row.value(2, Numbered.engagement).isLearner)
    }.filter { !$0.1 }.map(\.0)
  }
}

extension StoreSnapshot {
  private func partnerships(
    _ condition: String, _ arguments: [SQLValue], knownAt known: CommitSequence,
    order: String = "f.key", limit: Int = 100_000
  ) throws -> [KeptPartnership] {
    let found = try sql.rows(
      """
      SELECT f.id, f.kind, w.id, f.recorded_by, f.recorded_at_ms, f.recorded_from, f.body
      FROM partnership_fact f LEFT JOIN worker w ON w.key = f.worker
      WHERE \(condition) AND \(Dialect.known("f")) ORDER BY \(order) LIMIT ?
      """, arguments + [.sequence(known), .sequence(known), .number(limit)]
    ) { row in
      (
        id: try row.id(0) as RecordID, kind: try row.integer(1),
        worker: try row.optional(2, row.id) as WorkerID?, by: try row.integer(3),
        at: try row.moment(4), sequence: try row.sequence(5), body: try row.blob(6)
      )
    }
    return try found.map { row in
      guard let kind = PartnershipKind(rawValue: row.kind) else {
        throw damaged("\(row.kind) stands for no kind of partnership")
      }
      // A record that was merged into another is told as that one: a person counts once.
      let holder = try row.worker.map { try family(of: $0, knownAt: known)?.kept.id ?? $0 }
      return KeptPartnership(
        id: row.id, fact: try PartnershipFact(kind, row.body, holder: holder),
        recordedBy: try organisationID(row.by), recordedAt: row.at, sequence: row.sequence)
    }
  }
}

extension [RecordID] {
  fileprivate func chunked(by size: Int) -> [ArraySlice<RecordID>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}

extension [KeptPartnership] {
  fileprivate func eachOnce() -> [KeptPartnership] {
    var seen: Set<RecordID> = []
    return filter { seen.insert($0.id).inserted }
  }
}
