package import Passports
package import Vocabulary

// What holders marked as wrong, and what was answered.

extension SealedCell {
  static func disputeStatement(_ id: RecordID) -> SealedCell {
    SealedCell(table: "dispute", column: "sealed_statement", row: id.bytes)
  }

  static func disputeNote(_ id: RecordID) -> SealedCell {
    SealedCell(table: "dispute_answer", column: "sealed_note", row: id.bytes)
  }
}

extension StoreSnapshot: DisputeReading {
  package func dispute(_ id: RecordID) throws -> WorkerDispute? {
    try disputes("d.id = ?", [.id(id)], limit: 1).first
  }

  package func disputes(
    of worker: WorkerID, isOpen: Bool, after cursor: RecordID?, limit: Int
  ) throws -> [WorkerDispute] {
    guard let family = try family(of: worker) else { return [] }
    let members = InList(family.members.map { .integer($0) })
    return try disputes(
      "d.worker IN (\(members.marks)) AND \(Self.isListed)",
      members.arguments + listed(isOpen: isOpen, after: cursor), limit: limit)
  }

  package func disputes(
    about organisation: OrganisationID, isOpen: Bool, after cursor: RecordID?, limit: Int
  ) throws -> [WorkerDispute] {
    guard let body = try key(of: organisation) else { return [] }
    return try disputes(
      """
      (f.recorded_by = ? OR EXISTS (
        SELECT 1 FROM fact s JOIN attestation a ON a.worker = s.worker AND a.number = s.number
        WHERE s.worker = f.worker AND s.about = f.number AND s.recorded_to IS NULL
          AND a.organisation = ?)) AND \(Self.isListed)
      """, [.integer(body), .integer(body)] + listed(isOpen: isOpen, after: cursor), limit: limit)
  }

  /// The disputes about `facts` that were known at `known`, oldest first.
  func disputes(about facts: [FactRow], knownAt known: CommitSequence) throws -> [Dispute] {
    let seen = Set(facts.map(\.origin.id))
    let members = InList(Set(facts.map(\.key.worker)).sorted().map { .integer($0) })
    // An answer given later was not known then.
    let found = try disputes(
      "d.worker IN (\(members.marks)) AND d.recorded_from <= ?",
      members.arguments + [.sequence(known)], answeredBy: known, limit: 10_000)
    return found.map(\.dispute).filter { seen.contains($0.fact) }
      .sorted { ($0.openedAt, $0.id) < ($1.openedAt, $1.id) }
  }

  private static let isListed = "(? = 0 OR a.dispute IS NULL) AND d.id > ?"

  private func listed(isOpen: Bool, after cursor: RecordID?) -> [SQLValue] {
    [.truth(isOpen), .blob(cursor?.bytes ?? [])]
  }

  private func disputes(
    _ condition: String, _ arguments: [SQLValue],
    answeredBy known: CommitSequence = CommitSequence(.max), limit: Int
  ) throws -> [WorkerDispute] {
    try sql.rows(
      """
      SELECT d.worker, w.id, d.id, f.id, d.ground, d.sealed_statement, d.opened_at_ms,
        a.outcome, a.organisation, a.sealed_note, a.at_ms
      FROM dispute d
      JOIN worker w ON w.key = d.worker
      JOIN fact f ON f.worker = d.worker AND f.number = d.number
      LEFT JOIN dispute_answer a ON a.dispute = d.id AND a.recorded_from <= ?
      WHERE \(condition) ORDER BY d.id LIMIT ?
      """, [.sequence(known)] + arguments + [.number(limit)], disputeOfRow)
  }

  private func disputeOfRow(_ row: any SQLRow) throws -> WorkerDispute {
    let (worker, id): (Int64, RecordID) = (try row.integer(0), try row.id(2))
    let owner: WorkerID = try row.id(1)
    return try stored {
      let answer = try row.optionalValue(7, Numbered.disputeOutcome).map { outcome in
        try Dispute.Answer(
          outcome: outcome, organisation: organisationID(row.integer(8)),
          note: openedText(row, 9, of: worker, as: .disputeNote(id)), at: row.moment(10))
      }
      return WorkerDispute(
        worker: try family(of: owner)?.kept.id ?? owner,
        dispute: try Dispute(
          id: id, fact: row.id(3), ground: row.value(4, Numbered.disputeGround),
          statement: openedText(row, 5, of: worker, as: .disputeStatement(id)),
          openedAt: row.moment(6), answer: answer))
    }
  }
}
