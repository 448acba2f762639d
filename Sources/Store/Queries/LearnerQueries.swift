package import Learning
package import Vocabulary

// Learners with what happened to them, and how many staff there are to learn.

extension StoreSnapshot {
  package func learners(
    of cohort: CohortID, knownAt known: CommitSequence
  ) throws -> [Learner] {
    guard let key = try cohortKey(cohort) else { return [] }
    return try learners("e.cohort = ?", [.integer(key)], knownAt: known)
  }

  package func learner(
    _ worker: WorkerID, in cohort: CohortID, knownAt known: CommitSequence
  ) throws -> Learner? {
    guard let key = try cohortKey(cohort), let family = try family(of: worker, knownAt: known)
    else { return nil }
    let list = InList(family.members.map { .integer($0) })
    return try learners(
      "e.cohort = ? AND e.worker IN (\(list.marks))", [.integer(key)] + list.arguments,
      knownAt: known
    ).first
  }

  /// Learners whose events `condition` on `e` finds. A record merged into another is told as it:
  /// what happened to both happened to one person.
  private func learners(
    _ condition: String, _ arguments: [SQLValue], knownAt known: CommitSequence
  ) throws -> [Learner] {
    var found: [(worker: WorkerID, isLinked: Bool, event: LearnerEvent)] = []
    try sql.eachRow(
      """
      SELECT w.id, EXISTS (SELECT 1 FROM worker_link l WHERE l.worker = w.key), e.kind,
        e.employer, e.body, e.happened_on, e.recorded_at_ms, e.recorded_from
      FROM learner_event e JOIN worker w ON w.key = e.worker
      WHERE \(condition) AND e.recorded_from <= ?
      ORDER BY e.cohort, e.worker, e.number
      """, arguments + [.sequence(known)]
    ) { row in
      guard let kind = LearnerEventKind(rawValue: try row.integer(2)) else {
        throw damaged("an event of a learner is of an unknown kind")
      }
      let what = try LearnerEvent.What(
        kind, employer: row.optional(3) { try organisationID(row.integer($0)) },
        body: row.blob(4))
      found.append(
        (
          try row.id(0), try row.truth(1),
          LearnerEvent(
            what, on: try row.day(5), recordedAt: try row.moment(6), sequence: try row.sequence(7))
        ))
    }
    var events: [WorkerID: [LearnerEvent]] = [:]
    var kept: [WorkerID: WorkerID] = [:]
    for entry in found {
      let id =
        try entry.isLinked
        ? kept[entry.worker] ?? family(of: entry.worker, knownAt: known)?.kept.id : entry.worker
      kept[entry.worker] = id
      events[id ?? entry.worker, default: []].append(entry.event)
    }
    // One commit records the events of one record in order; a stable sort keeps that order.
    return events.sorted { $0.key < $1.key }.map { worker, events in
      let ordered = events.enumerated().sorted {
        ($0.element.sequence.number, $0.offset) < ($1.element.sequence.number, $1.offset)
      }
      return Learner(worker: worker, events: ordered.map(\.element))
    }
  }

  package func staffCounts(
    of organisations: [OrganisationID], at instant: Instant
  ) throws -> [OrganisationID: Int] {
    let day = LondonTime.date(of: instant)
    var counts: [OrganisationID: Int] = [:]
    for organisation in organisations {
      guard let body = try key(of: organisation) else { continue }
      let count = try sql.first(
        """
        SELECT count(DISTINCT e.worker) FROM engagement e
        JOIN fact f ON f.worker = e.worker AND f.number = e.number
        WHERE e.organisation = ? AND e.kind NOT IN (6, 7) AND e.valid_from <= ?
          AND (e.valid_to IS NULL OR e.valid_to > ?) AND f.recorded_to IS NULL
          AND \(Self.isNotRevoked)
        """, [.integer(body), .day(day), .day(day), .moment(instant)]
      ) { try $0.integer(0) }
      if let count, count > 0 { counts[organisation] = Int(count) }
    }
    return counts
  }
}
