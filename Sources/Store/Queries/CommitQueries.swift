package import Access
package import Vocabulary

// The order in which changes became known, and changes carried out before.

extension StoreSnapshot: CommitReading {
  package func latestSequence() throws -> CommitSequence {
    if let latest { return latest }
    let sequence = try CommitLog.latest(sql).sequence
    latest = sequence
    return sequence
  }

  package func sequence(knownAt instant: Instant) throws -> CommitSequence {
    try CommitLog.sequence(sql, knownAt: instant)
  }

  package func earlierChange(_ key: RequestKey, body: [UInt8]) throws -> ChangeEntry? {
    guard let issuer = try self.key(of: key.issuer), let method = try self.key(of: key.method),
      let subject = try self.key(ofSubject: key.subject)
    else { return nil }
    return try sql.first(
      """
      SELECT c.body_hash, c.organisation, c.duty, c.rule, c.record_id, c.record_text, c.etag,
        c.sequence, l.recorded_at_ms, c.note
      FROM change_log c JOIN commit_log l ON l.sequence = c.sequence
      WHERE c.subject = ? AND c.issuer = ? AND c.method = ? AND c.request = ?
      """, [.integer(subject), .integer(issuer), .integer(method), .id(key.request)]
    ) { row in
      guard try row.blob(0) == Self.bodyHash(body) else {
        throw ServiceError(
          .invalidArgument, .requestIDReused, field: "request_id",
          "must be new for each change; \(quoted("\(key.request)")) was used for another one")
      }
      return try changeEntry(row, key)
    }
  }

  /// What is kept of a request's body.
  static func bodyHash(_ body: [UInt8]) -> [UInt8] {
    Array(Checksum.of(body).prefix(16))
  }

  private func changeEntry(_ row: any SQLRow, _ key: RequestKey) throws -> ChangeEntry {
    let record: OpaqueID<Noun.Fact>? = try row.optional(4, row.id)
    let sequence = try row.sequence(7)
    return ChangeEntry(
      key: key, organisation: try row.optional(1) { try organisationID(row.integer($0)) },
      duty: try row.value(2, Numbered.duty), rule: try code(row.integer(3)),
      receipt: Receipt(
        id: try record?.description ?? row.text(5),
        etag: try row.optional(6, row.text).map(Etag.init(sent:)) ?? Etag(sequence),
        sequence: sequence, recordedAt: try row.moment(8), wasReplayed: true),
      note: try row.optional(9, row.text) ?? "")
  }
}
