package import Placements
package import Vocabulary

// Programmes, placements and hours.

extension StoreSnapshot: PlacementReading {
  package func placementFact(
    _ id: RecordID, knownAt known: CommitSequence
  ) throws -> KeptPlacementFact? {
    if let fact = placementMemo.fact(id, known) { return fact }
    let fact = try placementRows("f.id = ?", [.id(id)], "f.id", limit: 1, knownAt: known).first
    placementMemo.learn(fact, id, known)
    return fact
  }

  package func placementEtag(_ id: RecordID) throws -> Etag? {
    let latest = try sql.first(
      """
      SELECT max(f.recorded_from), coalesce((SELECT max(e.recorded_from) FROM placement_fact e
        WHERE e.parent = ? AND e.kind = 8), 0)
      FROM placement_fact f WHERE f.id = ?
      """, [.id(id), .id(id)]
    ) { row in
      try row.optional(0) { max(try row.sequence($0), try row.sequence(1)) }
    }
    return latest.flatMap(\.self).map(Etag.init)
  }

  package func placementFacts(
    _ kind: PlacementFact.Kind, of subject: PlacementSubject, after cursor: RecordID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [KeptPlacementFact] {
    guard let (condition, arguments) = try found(by: subject, knownAt: known) else { return [] }
    return try placementRows(
      "f.kind = ? AND \(condition) AND f.id > ?",
      [.integer(kind.rawValue)] + arguments + [.blob(cursor?.bytes ?? [])], "f.id", limit: limit,
      knownAt: known)
  }

  package func placementHistory(
    _ kind: PlacementFact.Kind, of parent: RecordID, knownAt known: CommitSequence
  ) throws -> [KeptPlacementFact] {
    if let history = placementMemo.history(kind, parent, known) { return history }
    let history = try placementRows(
      "f.parent = ? AND f.kind = ?", [.id(parent), .integer(kind.rawValue)],
      "f.recorded_from, f.key", limit: 100_000, knownAt: known)
    placementMemo.learn(history, kind, parent, known)
    return history
  }

  package func placementEvents(
    of subject: PlacementSubject, knownAt known: CommitSequence
  ) throws -> [PlacementID: [PlacementEvent]] {
    guard let (condition, arguments) = try found(by: subject, knownAt: known) else { return [:] }
    // However many placements an area ever had, their events are one question.
    let kept = try placementRows(
      """
      f.kind = 8 AND f.parent IN (SELECT f.id FROM placement_fact f
        WHERE f.kind = 7 AND \(condition) AND \(Dialect.known("f")))
      """, arguments + [.sequence(known), .sequence(known)], "f.recorded_from, f.key",
      limit: Int(Int32.max), knownAt: known)
    return kept.reduce(into: [:]) { events, kept in
      guard case .event(let placement, let event) = kept.fact else { return }
      events[placement, default: []].append(event)
    }
  }

  package func hours(
    of learner: WorkerID, from: Instant, to: Instant, knownAt known: CommitSequence
  ) throws -> [KeptHours] {
    guard let family = try family(of: learner, knownAt: known) else { return [] }
    let members = InList(family.members.map { .integer($0) })
    // No entry is longer than a day, so none that reaches in begins before that.
    let first = from.adding(milliseconds: -Int64(HoursEntry.longestMinutes) * 60_000)
    return try hoursRows(
      """
      h.learner IN (\(members.marks)) AND h.start_minute > ? AND h.start_minute < ?
        AND h.end_minute > ?
      """, members.arguments + [first, to, from].map { .integer($0.minute) }, limit: 100_000,
      knownAt: known)
  }

  package func hours(
    on placement: PlacementID, after cursor: Instant?, limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptHours] {
    let learner: WorkerID? = try sql.first(
      """
      SELECT w.id FROM placement_fact f JOIN worker w ON w.key = f.worker
      WHERE f.id = ? AND f.kind = 7
      """, [.id(placement)]
    ) { try $0.id(0) }
    guard let learner, let family = try family(of: learner, knownAt: known) else { return [] }
    let members = InList(family.members.map { .integer($0) })
    return try hoursRows(
      "h.learner IN (\(members.marks)) AND h.start_minute > ? AND h.placement = ?",
      members.arguments + [.integer(cursor?.minute ?? -1), .id(placement)], limit: limit,
      knownAt: known)
  }

  package func hoursEntry(
    _ id: HoursEntryID, knownAt known: CommitSequence
  ) throws -> KeptHours? {
    try hoursRows("h.id = ?", [.id(id)], limit: 1, knownAt: known).first
  }
}

/// What one snapshot or change read of placements, until the change writes of them or undoes a
/// part.
struct PlacementMemo {
  private struct Key: Hashable {
    let record: RecordID
    let kind: PlacementFact.Kind?
    let known: CommitSequence
  }

  /// A placement has a handful of records, so this is a few hundred of them.
  private static let most = 2_000
  private var facts: [Key: KeptPlacementFact] = [:]
  private var histories: [Key: [KeptPlacementFact]] = [:]

  /// The fact of that name, if it was read and there is one.
  func fact(_ id: RecordID, _ known: CommitSequence) -> KeptPlacementFact? {
    facts[Key(record: id, kind: nil, known: known)]
  }

  /// What belongs to `parent`, if that was read.
  func history(
    _ kind: PlacementFact.Kind, _ parent: RecordID, _ known: CommitSequence
  ) -> [KeptPlacementFact]? {
    histories[Key(record: parent, kind: kind, known: known)]
  }

  mutating func learn(_ fact: KeptPlacementFact?, _ id: RecordID, _ known: CommitSequence) {
    if facts.count >= Self.most { facts = [:] }
    facts[Key(record: id, kind: nil, known: known)] = fact
  }

  mutating func learn(
    _ history: [KeptPlacementFact], _ kind: PlacementFact.Kind, _ parent: RecordID,
    _ known: CommitSequence
  ) {
    if histories.count >= Self.most { histories = [:] }
    histories[Key(record: parent, kind: kind, known: known)] = history
  }
}

// MARK: - Rows

extension StoreSnapshot {
  /// The condition on `f` that finds the facts of `subject`; nil where there is no such subject.
  private func found(
    by subject: PlacementSubject, knownAt known: CommitSequence
  ) throws -> (condition: String, arguments: [SQLValue])? {
    switch subject {
    case .all: return ("1", [])
    case .recordedBy(let organisation):
      return try key(of: organisation).map { ("f.recorded_by = ?", [.integer($0)]) }
    case .worker(let worker):
      guard let family = try family(of: worker, knownAt: known) else { return nil }
      let members = InList(family.members.map { .integer($0) })
      return ("f.worker IN (\(members.marks))", members.arguments)
    case .parent(let record): return ("f.parent = ?", [.id(record)])
    case .enrolment(let enrolment): return ("f.enrolment = ?", [.id(enrolment)])
    }
  }

  private func placementRows(
    _ condition: String, _ arguments: [SQLValue], _ order: String, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [KeptPlacementFact] {
    try sql.rows(
      """
      SELECT f.id, f.kind, f.recorded_by, f.recorded_at_ms, f.recorded_from, f.body
      FROM placement_fact f WHERE \(condition) AND \(Dialect.known("f"))
      ORDER BY \(order) LIMIT ?
      """, arguments + [.sequence(known), .sequence(known), .number(limit)]
    ) { row in
      guard let kind = PlacementFact.Kind(rawValue: try row.integer(1)) else {
        throw damaged("a fact about placements is of an unknown kind")
      }
      return KeptPlacementFact(
        id: try row.id(0), fact: try PlacementBody.fact(kind, row.blob(5)),
        recordedBy: try organisationID(row.integer(2)), recordedAt: try row.moment(3),
        sequence: try row.sequence(4))
    }
  }

  private func hoursRows(
    _ condition: String, _ arguments: [SQLValue], limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptHours] {
    try sql.rows(
      """
      SELECT h.id, h.placement, h.start_minute, h.end_minute, h.kind, w.id, h.recorded_at_ms
      FROM hours_entry h LEFT JOIN worker w ON w.key = h.verified_by
      WHERE \(condition) AND \(Dialect.known("h"))
      ORDER BY h.start_minute, h.id LIMIT ?
      """, arguments + [.sequence(known), .sequence(known), .number(limit)]
    ) { row in
      let entry = try stored {
        try HoursEntry(
          placement: row.id(1), from: Instant(minute: row.integer(2)),
          to: Instant(minute: row.integer(3)), kind: row.value(4, Numbered.hours),
          verifiedBy: row.optional(5, row.id))
      }
      return KeptHours(id: try row.id(0), entry: entry, recordedAt: try row.moment(6))
    }
  }
}

extension Instant {
  /// Whole minutes since 1970.
  var minute: Int64 { milliseconds.floorDivided(by: 60_000) }

  /// The moment so many minutes after 1970.
  init(minute: Int64) {
    self.init(milliseconds: minute.multipliedReportingOverflow(by: 60_000).partialValue)
  }
}
