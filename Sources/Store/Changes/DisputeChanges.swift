package import Passports
package import Vocabulary

// Recording disputes and their answers.

extension StoreChange: DisputeWriting {
  package func record(_ dispute: Dispute, of worker: WorkerID) throws {
    let members = try recordingFamily(of: worker).members
    let fact = try sql.first(
      "SELECT worker, number, kind FROM fact WHERE id = ? AND recorded_to IS NULL",
      [.id(dispute.fact)]
    ) { (FactKey(worker: try $0.integer(0), number: try $0.integer(1)), try $0.integer(2)) }
    // What is said of an entry is disputed with the entry.
    guard let (key, number) = fact, members.contains(key.worker),
      let kind = FactKind(rawValue: number), kind.isEntry
    else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "fact_id", "the worker has no such entry")
    }
    lastRead.forget()
    try insert(
      "dispute", key, "id, ground, sealed_statement, opened_at_ms, recorded_from",
      [
        .id(dispute.id), Numbered.disputeGround.cell(dispute.ground),
        sealedCell(dispute.statement, of: key.worker, as: .disputeStatement(dispute.id)),
        .moment(dispute.openedAt), sequenceCell(),
      ])
    if let answer = dispute.answer { try record(answer, of: dispute.id) }
  }

  package func record(_ answer: Dispute.Answer, of dispute: RecordID) throws {
    let worker = try sql.first("SELECT worker FROM dispute WHERE id = ?", [.id(dispute)]) {
      try $0.integer(0)
    }
    guard let worker else {
      throw ServiceError(.notFound, .recordNotFound, field: "dispute_id", "no such dispute")
    }
    lastRead.forget()
    try writing.execute(
      """
      INSERT INTO dispute_answer (dispute, outcome, organisation, sealed_note, at_ms, recorded_from)
      VALUES (\(Dialect.marks(6)))
      """,
      [
        .id(dispute), Numbered.disputeOutcome.cell(answer.outcome), cell(answer.organisation),
        sealedCell(answer.note, of: worker, as: .disputeNote(dispute)), .moment(answer.at),
        sequenceCell(),
      ])
  }
}

extension FactKind {
  /// Whether it is an entry of the passport, and not a word about one.
  var isEntry: Bool {
    switch self {
    case .event, .attestation, .acceptance: false
    default: true
    }
  }
}
