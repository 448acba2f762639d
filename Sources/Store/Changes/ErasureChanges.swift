package import Passports
package import Vocabulary

// Erasing a worker. What is deleted is overwritten by the engine; what it had moved elsewhere
// before is overwritten by the driver afterwards.

extension StoreChange: ErasureWriting {
  package func recordErasureRequest(
    _ id: RecordID, by worker: WorkerID, of organisation: OrganisationID, at instant: Instant
  ) throws {
    try writing.execute(
      """
      INSERT INTO erasure_request (worker, id, organisation, at_ms, recorded_from)
      VALUES (\(Dialect.marks(5)))
      """,
      [
        .integer(recordingFamily(of: worker).kept.key), .id(id), cell(organisation),
        .moment(instant), sequenceCell(),
      ])
  }

  package func record(_ decision: ErasureDecision) throws {
    try writing.execute(
      """
      INSERT INTO erasure_decision (id, worker, organisation, ground, reference, decided_by,
        decided_on, recorded_by_subject, recorded_from)
      VALUES (\(Dialect.marks(9)))
      """,
      [
        .id(decision.id), .integer(recordingFamily(of: decision.worker).kept.key),
        cell(decision.organisation), Numbered.erasureGround.cell(decision.ground),
        .text(decision.reference), .text(decision.decidedBy), .day(decision.decidedOn),
        .integer(newSubjectKey(of: decision.recordedBy)), sequenceCell(),
      ])
  }

  package func carryOut(_ decision: ErasureDecision, at instant: Instant) throws -> Int {
    let members = try recordingFamily(of: decision.worker).members
    var gone = 0
    for worker in members {
      gone += try forgetCallers(who: worker)
      gone += try clearDecisions(about: worker, reference: decision.reference)
      for table in WorkerTable.all where table.fate == .deleted {
        gone += try writing.execute(
          "DELETE FROM \(table.name) WHERE \(table.condition)", table.arguments(worker))
      }
      try writing.execute(
        """
        INSERT INTO worker_tombstone (worker, decision, erased_at_ms, recorded_from)
        VALUES (?, ?, ?, ?)
        """, [.integer(worker), .id(decision.id), .moment(instant), sequenceCell()])
      openedKeys.updateValue(nil, forKey: worker)
    }
    lastRead.forget()
    return gone
  }

  /// What answers about the worker said; each stays in its chain.
  private func clearDecisions(about worker: Int64, reference: String) throws -> Int {
    let ids: [DecisionID] = try sql.rows(
      "SELECT id FROM decision WHERE worker = ?", [.integer(worker)]
    ) { try $0.id(0) }
    try writing.execute(
      """
      DELETE FROM decision_finding
      WHERE decision IN (SELECT number FROM decision WHERE worker = ?)
      """, [.integer(worker)])
    for id in ids { try eraseContent(of: id, reason: "worker erased: \(reference)") }
    return ids.count
  }

  /// The names under which the worker called the service as a holder, where nobody else did: they
  /// stay in the trail of changes, under a random text.
  private func forgetCallers(who worker: Int64) throws -> Int {
    let holder = Numbered.duty.cell(.holder)
    let own: SQLValue = .integer(worker)
    let subjects = try sql.rows(
      """
      SELECT DISTINCT s FROM (
        SELECT l.subject AS s FROM access_log l
        WHERE l.worker = (SELECT id FROM worker WHERE key = ?) AND l.duty = ?
        UNION
        SELECT c.subject FROM change_log c WHERE c.duty = ? AND c.record_id IN (
          SELECT id FROM share_grant WHERE worker = ?
          UNION SELECT id FROM dispute WHERE worker = ?
          UNION SELECT id FROM erasure_request WHERE worker = ?
          UNION SELECT id FROM job_record WHERE worker = ?))
      WHERE NOT EXISTS (
          SELECT 1 FROM access_log o WHERE o.subject = s
            AND (o.duty <> ? OR o.worker <> (SELECT id FROM worker WHERE key = ?)))
        AND NOT EXISTS (SELECT 1 FROM change_log o WHERE o.subject = s AND o.duty <> ?)
      """, [own, holder, holder, own, own, own, own, holder, own, holder]
    ) { try $0.integer(0) }
    for subject in subjects {
      let text = drawing { "erased \(hexadecimal(randomBytes(16, using: &$0)))" }
      try writing.execute(
        "UPDATE subject SET text = ? WHERE key = ?", [.text(text), .integer(subject)])
    }
    return subjects.count
  }
}
