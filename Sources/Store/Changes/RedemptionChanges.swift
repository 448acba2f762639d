package import Access
package import Vocabulary

// What became of share codes, and challenges that were answered.

extension StoreSnapshot: RedemptionReading {
  package func redemptions(of grant: ShareGrantID, since instant: Instant) throws -> Int {
    try count(
      "SELECT count(*) FROM share_redemption WHERE share_grant = ? AND at_ms >= ?",
      [.id(grant), .moment(instant)])
  }

  package func missedCodes(by organisation: OrganisationID, since instant: Instant) throws -> Int {
    guard let body = try key(of: organisation) else { return 0 }
    return try count(
      "SELECT count(*) FROM share_code_miss WHERE organisation = ? AND at_ms >= ?",
      [.integer(body), .moment(instant)])
  }

  private func count(_ statement: String, _ arguments: [SQLValue]) throws -> Int {
    try sql.first(statement, arguments) { try $0.exact(0) } ?? 0
  }
}

extension StoreChange: RedemptionWriting {
  package func redeem(
    _ grant: ShareGrantID, with challenge: Challenge, at instant: Instant
  ) throws {
    let written = try writing.execute(
      """
      INSERT INTO share_redemption (share_grant, challenge, at_ms, recorded_from)
      VALUES (?, ?, ?, ?) ON CONFLICT (share_grant, challenge) DO NOTHING
      """, [.id(grant), .text(challenge.text), .moment(instant), sequenceCell()])
    guard written == 1 else { throw Self.challengeUsed }
  }

  package func recordMiss(by organisation: OrganisationID, at instant: Instant) throws {
    let body = try cell(organisation)
    try writing.execute(
      "DELETE FROM share_code_miss WHERE organisation = ? AND at_ms < ?",
      [body, .moment(instant.adding(milliseconds: -RedemptionLimits.window))])
    try writing.execute(
      """
      INSERT INTO share_code_miss (organisation, at_ms, position)
      SELECT ?, ?, count(*) FROM share_code_miss WHERE organisation = ? AND at_ms = ?
      """, [body, .moment(instant), body, .moment(instant)])
  }

  package func use(
    _ challenge: Challenge, by organisation: OrganisationID, at instant: Instant
  ) throws {
    let body = try cell(organisation)
    try writing.execute(
      "DELETE FROM used_challenge WHERE organisation = ? AND at_ms < ?",
      [body, .moment(instant.adding(milliseconds: -86_400_000))])
    let written = try writing.execute(
      """
      INSERT INTO used_challenge (organisation, challenge, at_ms) VALUES (?, ?, ?)
      ON CONFLICT (organisation, challenge) DO NOTHING
      """, [body, .text(challenge.text), .moment(instant)])
    guard written == 1 else { throw Self.challengeUsed }
  }

  private static var challengeUsed: ServiceError {
    ServiceError(
      .alreadyExists, .recordExists, field: "nonce", "must be a challenge that was never used")
  }
}
