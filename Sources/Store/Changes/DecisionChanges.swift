package import Delegations
import ReferenceData
package import Vocabulary

// Keeping answers and what look-backs find of them.

extension StoreChange {
  package func record(_ decision: DecisionRecord) throws -> DecisionLink {
    let content = BodyWriter.body { $0.put(DecisionContent(decision)) }
    let salt = drawing { randomBytes(32, using: &$0) }
    let link = try nextLink(
      decision.id, commitment: DecisionChain.commitment(salt: salt, content: content))
    try writing.execute(
      """
      INSERT INTO decision (number, id, recorded_from, recorded_at_ms, commitment, previous, hash,
        worker, person, asked_by, verdict, salt, content)
      VALUES (\(Dialect.marks(13)))
      """,
      [
        .integer(link.number), .id(link.id), .sequence(link.sequence), .moment(link.recordedAt),
        .blob(link.commitment), .blob(link.previous), .blob(link.hash),
        .integer(recordingFamily(of: decision.question.worker).kept.key),
        .integer(recordingFamily(of: decision.question.person).keptKey), cell(decision.askedBy),
        .number(decision.decision.verdict.number), .blob(salt), .blob(content),
      ])
    try index(decision.decision, as: link.number)
    return link
  }

  /// Indexes the records that passed checks relied on: one statement, filled up by repeating the
  /// last one so that few texts are ever prepared.
  private func index(_ decision: Decision, as number: Int64) throws {
    let records = Set(decision.passed.flatMap(\.records)).sorted()
    guard let last = records.last else { return }
    let length = Dialect.listLength(records.count)
    let filled = records + Array(repeating: last, count: length - records.count)
    let rows = Array(repeating: "(?, ?)", count: length).joined(separator: ", ")
    try writing.execute(
      """
      INSERT INTO decision_reliance (record, decision) VALUES \(rows)
      ON CONFLICT (record, decision) DO NOTHING
      """, filled.flatMap { [.id($0), .integer(number)] })
  }

  private func nextLink(_ id: DecisionID, commitment: [UInt8]) throws -> DecisionLink {
    let stamp = try stamp()
    let head = try decisionChainHead()
    let number = (head?.number ?? 0) + 1
    let previous = head?.hash ?? DecisionChain.beginning
    let hash = DecisionChain.hash(
      number: number, id: id, recordedAt: stamp.recordedAt, sequence: stamp.sequence,
      commitment: commitment, previous: previous)
    return DecisionLink(
      number: number, id: id, recordedAt: stamp.recordedAt, sequence: stamp.sequence,
      commitment: commitment, previous: previous, hash: hash)
  }

  package func record(_ finding: DecisionFinding, on decision: DecisionID) throws {
    try writing.execute(
      """
      INSERT INTO decision_finding (decision, cause, verdict, reasons, sequence, at_ms,
        recorded_from)
      VALUES (\(Dialect.marks(7)))
      """,
      [
        .integer(existingNumber(of: decision)), .id(finding.cause),
        .number(finding.verdict.number),
        .text(finding.reasons.map(\.rawValue).joined(separator: "|")),
        .sequence(finding.sequence), .moment(finding.at), sequenceCell(),
      ])
  }

  package func eraseContent(of decision: DecisionID, reason: String) throws {
    let number = try existingNumber(of: decision)
    let reason = try boundedText(reason, field: "reason")
    try writing.execute(
      "DELETE FROM decision_reliance WHERE decision = ?", [.integer(number)])
    // What was erased once stays erased as it was.
    try writing.execute(
      """
      UPDATE decision SET worker = NULL, person = NULL, asked_by = NULL, verdict = NULL,
        salt = NULL, content = NULL, erased_at_ms = ?, erasure_reason = ?
      WHERE number = ? AND content IS NOT NULL
      """, [.moment(stamp().recordedAt), .text(reason), .integer(number)])
  }

  private func existingNumber(of decision: DecisionID) throws -> Int64 {
    let number = try sql.first("SELECT number FROM decision WHERE id = ?", [.id(decision)]) {
      try $0.integer(0)
    }
    guard let number else {
      throw ServiceError(.notFound, .recordNotFound, field: "decision_id", "no such decision")
    }
    return number
  }
}
