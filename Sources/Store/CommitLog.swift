package import Vocabulary

/// When a change was committed, by number and by clock.
package struct ChangeStamp: Hashable, Sendable {
  /// The change's own number; no other change has it.
  package let sequence: CommitSequence
  /// The recorded time of everything the change writes; never before that of an earlier change.
  package let recordedAt: Instant

  /// The stamp as read back from the log.
  package init(sequence: CommitSequence, recordedAt: Instant) {
    self.sequence = sequence
    self.recordedAt = recordedAt
  }
}

/// The log of commits: the one order in which changes became known.
///
/// Sequences have no gaps: a change that fails gives its number back with its other work, and the
/// next one takes it.
package enum CommitLog {
  /// The stamp of the change that `writing` carries; ask once in each change.
  ///
  /// A clock that was set back does not reorder history: the stamp then repeats the latest recorded
  /// time until the clock has caught up.
  package static func stamp(_ writing: any SQLWriting, at now: Instant) throws -> ChangeStamp {
    let next = try writing.first(
      """
      UPDATE commit_counter
      SET sequence = sequence + 1,
        recorded_at_ms = CASE WHEN recorded_at_ms > ? THEN recorded_at_ms ELSE ? END
      RETURNING sequence, recorded_at_ms
      """, [.integer(now.milliseconds), .integer(now.milliseconds)], read)
    guard let next else { throw counterMissing }
    try writing.execute(
      "INSERT INTO commit_log (sequence, recorded_at_ms) VALUES (?, ?)",
      [.integer(next.sequence.number), .integer(next.recordedAt.milliseconds)])
    return next
  }

  /// The last commit on this snapshot; number 0 before any.
  package static func latest(_ reading: any SQLReading) throws -> ChangeStamp {
    let latest = try reading.first(
      "SELECT sequence, recorded_at_ms FROM commit_counter", [], read)
    guard let latest else { throw counterMissing }
    return latest
  }

  /// The last commit recorded at or before `moment`; number 0 where there is none.
  package static func sequence(
    _ reading: any SQLReading, knownAt moment: Instant
  ) throws -> CommitSequence {
    let found = try reading.first(
      """
      SELECT sequence, recorded_at_ms FROM commit_log
      WHERE recorded_at_ms <= ?
      ORDER BY recorded_at_ms DESC, sequence DESC LIMIT 1
      """, [.integer(moment.milliseconds)], read)
    return found?.sequence ?? CommitSequence(0)
  }

  private static func read(_ row: any SQLRow) throws -> ChangeStamp {
    ChangeStamp(
      sequence: CommitSequence(try row.integer(0)),
      recordedAt: Instant(milliseconds: try row.integer(1)))
  }

  private static var counterMissing: ServiceError {
    ServiceError(.internalFault, .internalFault, "the commit counter has no row")
  }
}
