package import Delegations
import ReferenceData
package import Vocabulary

// Kept answers, their chain, and what look-backs found of them.

extension StoreSnapshot {
  private static let linkColumns = """
    d.number, d.id, d.recorded_at_ms, d.recorded_from, d.commitment, d.previous, d.hash
    """
  private static let decisionColumns = """
    \(linkColumns), d.content, d.salt, d.erased_at_ms, d.erasure_reason
    """

  package func decision(_ id: DecisionID) throws -> KeptDecision? {
    try decisions("d.id = ?", [.id(id)], limit: 1).first
  }

  package func decisions(
    relyingOn record: RecordID, after number: Int64, limit: Int
  ) throws -> [KeptDecision] {
    try decisions(
      """
      d.number IN (SELECT r.decision FROM decision_reliance r
        WHERE r.record = ? AND r.decision > ?)
      """, [.id(record), .integer(number)], limit: limit)
  }

  package func decisions(
    _ choice: DecisionChoice, after number: Int64, limit: Int
  ) throws -> [KeptDecision] {
    var conditions = ["d.number > ?"]
    var arguments: [SQLValue] = [.integer(number)]
    if let worker = choice.worker {
      guard let family = try family(of: worker) else { return [] }
      let members = InList(family.members.map { .integer($0) })
      conditions.append("d.worker IN (\(members.marks))")
      arguments += members.arguments
    }
    if let person = choice.person {
      guard let members = try members(of: person, knownAt: latestSequence()) else { return [] }
      conditions.append("d.person IN (\(members.marks))")
      arguments += members.arguments
    }
    if let organisation = choice.askedBy {
      guard let body = try key(of: organisation) else { return [] }
      conditions.append("d.asked_by = ?")
      arguments.append(.integer(body))
    }
    if let from = choice.from {
      conditions.append("d.recorded_at_ms >= ?")
      arguments.append(.moment(from))
    }
    if let to = choice.to {
      conditions.append("d.recorded_at_ms < ?")
      arguments.append(.moment(to))
    }
    return try decisions(conditions.joined(separator: " AND "), arguments, limit: limit)
  }

  package func decisionChainHead() throws -> DecisionLink? {
    try sql.first(
      "SELECT \(Self.linkColumns) FROM decision d ORDER BY d.number DESC LIMIT 1", [], link)
  }

  package func decisionChain(after number: Int64, limit: Int) throws -> [DecisionLink] {
    try sql.rows(
      "SELECT \(Self.linkColumns) FROM decision d WHERE d.number > ? ORDER BY d.number LIMIT ?",
      [.integer(number), .number(limit)], link)
  }

  package func firstBrokenLink(from first: Int64, to last: Int64) throws -> Int64? {
    var expected = max(first, 1)
    var previous: [UInt8]?
    if expected > 1 {
      previous = try decisionChain(after: expected - 2, limit: 1).first?.hash
    } else {
      previous = DecisionChain.beginning
    }
    var broken: Int64?
    try sql.eachRow(
      """
      SELECT \(Self.decisionColumns) FROM decision d
      WHERE d.number BETWEEN ? AND ? ORDER BY d.number
      """, [.integer(expected), .integer(last)]
    ) { row in
      let link = try self.link(row)
      let follows = link.number == expected && link.previous == previous && link.isSound
      if broken == nil, !(try follows && keepsItsCommitment(row, link)) { broken = expected }
      previous = link.hash
      expected = link.number == .max ? .max : link.number + 1
    }
    // Links cut off at the end leave no row to compare.
    return broken ?? (expected <= last ? expected : nil)
  }

  private func keepsItsCommitment(_ row: any SQLRow, _ link: DecisionLink) throws -> Bool {
    guard !row.isNull(7) else { return !row.isNull(9) }
    let commitment = DecisionChain.commitment(
      salt: try row.blob(8), content: try row.blob(7))
    return commitment == link.commitment
  }

  package func findings(on decision: DecisionID) throws -> [DecisionFinding] {
    try sql.rows(
      """
      SELECT f.cause, f.verdict, f.reasons, f.sequence, f.at_ms
      FROM decision_finding f JOIN decision d ON d.number = f.decision
      WHERE d.id = ? ORDER BY f.key
      """, [.id(decision)]
    ) { row in
      DecisionFinding(
        cause: try row.id(0), verdict: try row.value(1, Decision.Verdict.numbering),
        reasons: try row.text(2).split(separator: "|").map(reason),
        sequence: try row.sequence(3), at: try row.moment(4))
    }
  }

  private func reason(_ code: Substring) throws -> DelegationReason {
    guard let reason = DelegationReason(rawValue: String(code)) else {
      throw damaged("a finding has an unknown reason")
    }
    return reason
  }
}

// MARK: - Rows

extension StoreSnapshot {
  private func decisions(
    _ condition: String, _ arguments: [SQLValue], limit: Int
  ) throws -> [KeptDecision] {
    try sql.rows(
      """
      SELECT \(Self.decisionColumns) FROM decision d
      WHERE \(condition) ORDER BY d.number LIMIT ?
      """, arguments + [.number(limit)]
    ) { row in
      let link = try self.link(row)
      return KeptDecision(link: link, content: try content(row, of: link.id))
    }
  }

  private func link(_ row: any SQLRow) throws -> DecisionLink {
    DecisionLink(
      number: try row.integer(0), id: try row.id(1), recordedAt: try row.moment(2),
      sequence: try row.sequence(3), commitment: try row.blob(4), previous: try row.blob(5),
      hash: try row.blob(6))
  }

  private func content(_ row: any SQLRow, of id: DecisionID) throws -> KeptDecision.Content {
    guard !row.isNull(7) else {
      return .erased(at: try row.moment(9), reason: try row.text(10))
    }
    let content = try BodyReader.whole(try row.blob(7)) { try $0.read(DecisionContent.self) }
    return .whole(
      DecisionRecord(
        id: id, question: content.question, decision: content.decision, basis: content.basis,
        askedBy: content.askedBy))
  }
}
