package import Credentials
import Passports
package import Vocabulary

// Credentials by what they are about.

extension SealedCell {
  /// The cell of a credential.
  static func credential(_ id: CredentialID) -> SealedCell {
    SealedCell(table: "credential", column: "sealed", row: id.bytes)
  }
}

extension StoreSnapshot {
  package func credential(
    _ id: CredentialID, knownAt known: CommitSequence
  ) throws -> KeptCredential? {
    try credentials("c.id = ?", [.blob(id.bytes)], knownAt: known).first
  }

  package func credentials(
    of fact: FactID, knownAt known: CommitSequence
  ) throws -> [KeptCredential] {
    try credentials("f.id = ?", [.id(fact)], knownAt: known)
  }

  package func credentials(
    of worker: WorkerID, knownAt known: CommitSequence
  ) throws -> [KeptCredential] {
    guard let family = try family(of: worker, knownAt: known) else { return [] }
    let members = InList(family.members.map { .integer($0) })
    return try credentials("c.worker IN (\(members.marks))", members.arguments, knownAt: known)
  }

  package func factsVouched(
    by organisation: OrganisationID, of worker: WorkerID
  ) throws -> [FactID] {
    let known = try latestSequence()
    guard let family = try family(of: worker, knownAt: known) else { return [] }
    let facts = try facts(of: family, knownAt: known)
    let vouched = try attestedFacts(among: facts, by: organisation)
    return facts.filter { $0.about == nil && vouched.contains($0.key) }.map(\.origin.id)
  }
}

extension StoreSnapshot {
  private func credentials(
    _ condition: String, _ arguments: [SQLValue], knownAt known: CommitSequence
  ) throws -> [KeptCredential] {
    try sql.rows(
      """
      SELECT c.id, w.id, f.id, c.type, c.issuer, k.id, l.id, c.entry, c.not_before_ms,
        c.expires_ms, c.recorded_from, c.recorded_at_ms, c.sealed, c.worker, coalesce(e.status, 0)
      FROM credential c
      JOIN fact f ON f.worker = c.worker AND f.number = c.number
      JOIN worker w ON w.key = c.worker
      JOIN signing_key k ON k.key = c.signing_key
      JOIN status_list l ON l.key = c.list
      LEFT JOIN status_entry e ON e.list = c.list AND e.entry = c.entry
        AND \(Dialect.known("e"))
      WHERE \(condition) AND c.recorded_from <= ? ORDER BY c.key
      """, [.sequence(known), .sequence(known)] + arguments + [.sequence(known)],
      keptCredential)
  }

  private func keptCredential(_ row: any SQLRow) throws -> KeptCredential {
    guard let id = CredentialID(bytes: try row.blob(0)),
      let type = PassportType(rawValue: try row.exact(3)),
      let status = StatusValue(rawValue: try row.exact(14))
    else { throw damaged("a credential has an unknown type or status") }
    let token = try ownKey(of: row.integer(13)).map { own in
      try own.open(row.blob(12), as: .credential(id))
    }
    return KeptCredential(
      credential: IssuedCredential(
        id: id, worker: try row.id(1), fact: try row.id(2), type: type,
        issuer: try organisationID(row.integer(4)), signingKey: try row.id(5),
        place: StatusPlace(list: try row.id(6), index: try row.exact(7)),
        notBefore: try row.moment(8), expires: try row.optional(9, row.moment)),
      status: status, token: token, sequence: try row.sequence(10),
      recordedAt: try row.moment(11))
  }
}
