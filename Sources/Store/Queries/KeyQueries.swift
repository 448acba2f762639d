package import Credentials
package import Vocabulary

// Keys that bodies and the service sign with, and the private parts as long as they are held.

extension SealedCell {
  /// The cell of a key's private part.
  static func secret(of key: Int64) -> SealedCell {
    SealedCell("signing_key_secret", "sealed", key: key)
  }

  /// The cell of the key that is kept for a worker.
  static func holderKey(of worker: Int64) -> SealedCell {
    SealedCell("holder_key", "sealed", key: worker)
  }
}

extension StoreSnapshot: CredentialReading {
  package func signingKey(
    _ id: SigningKeyID, knownAt known: CommitSequence
  ) throws -> KeptSigningKey? {
    try signingKeys("k.id = ?", [.id(id)], knownAt: known).first
  }

  package func signingKeys(
    of owner: KeyOwner, after cursor: SigningKeyID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptSigningKey] {
    guard let (condition, arguments) = try ownedBy(owner) else { return [] }
    return try signingKeys(
      "\(condition) AND k.id > ?", arguments + [.blob(cursor?.bytes ?? [])], knownAt: known,
      order: "k.id", limit: limit)
  }

  package func signingKeys(
    of owner: KeyOwner, for use: KeyUse, at instant: Instant
  ) throws -> [SigningKey] {
    guard let (condition, arguments) = try ownedBy(owner) else { return [] }
    let known = try latestSequence()
    return try signingKeys(
      "\(condition) AND k.use = ?", arguments + [Numbered.keyUse.cell(use)], knownAt: known,
      order: "v.not_before_ms DESC, k.key DESC"
    ).map(\.key).filter { $0.signs(at: instant) }
  }

  package func secret(of key: SigningKeyID) throws -> PrivateKey? {
    let found = try sql.first(
      """
      SELECT k.key, s.sealed, k.use FROM signing_key k
      JOIN signing_key_secret s ON s.signing_key = k.key
      WHERE k.id = ?
      """, [.id(key)]
    ) { (try $0.integer(0), try $0.blob(1), try $0.value(2, Numbered.keyUse)) }
    guard let (key, sealed, use) = found else { return nil }
    return try privateKey(use.algorithm, keys.ring.open(sealed, as: .secret(of: key)))
  }

  package func keyHolders() throws -> [OrganisationID] {
    try sql.rows(
      """
      SELECT DISTINCT k.organisation FROM signing_key k
      JOIN organisation o ON o.key = k.organisation
      ORDER BY o.id
      """, []
    ) { try organisationID($0.integer(0)) }
  }

  package func holderSecret(of worker: WorkerID) throws -> PrivateKey? {
    guard let family = try family(of: worker, knownAt: latestSequence()) else { return nil }
    return try holderSecret(at: family.kept.key)
  }
}

extension StoreSnapshot {
  /// The key kept for the record `worker`; nil without one or where it was erased.
  func holderSecret(at worker: Int64) throws -> PrivateKey? {
    let sealed = try sql.first(
      "SELECT sealed FROM holder_key WHERE worker = ?", [.integer(worker)]
    ) { try $0.blob(0) }
    guard let sealed, let own = try ownKey(of: worker) else { return nil }
    return try privateKey(.es256, own.open(sealed, as: .holderKey(of: worker)))
  }

  private func privateKey(
    _ algorithm: SignatureAlgorithm, _ bytes: [UInt8]
  ) throws -> PrivateKey {
    do {
      return try PrivateKey(algorithm: algorithm, rawRepresentation: bytes)
    } catch {
      throw damaged("a private key is none")
    }
  }

  /// The condition on `k` that it is the owner's; nil where no row has ever named the body.
  private func ownedBy(_ owner: KeyOwner) throws -> (String, [SQLValue])? {
    switch owner {
    case .service: return ("k.organisation IS NULL", [])
    case .organisation(let id):
      guard let body = try key(of: id) else { return nil }
      return ("k.organisation = ?", [.integer(body)])
    }
  }

  private func signingKeys(
    _ condition: String, _ arguments: [SQLValue], knownAt known: CommitSequence,
    order: String = "k.key", limit: Int = 10_000
  ) throws -> [KeptSigningKey] {
    try sql.rows(
      """
      SELECT k.id, k.organisation, k.use, k.public_key, v.not_before_ms, v.expires_ms,
        v.retired_at_ms, v.compromised_at_ms, v.log_size_then, v.recorded_from, v.recorded_at_ms
      FROM signing_key k JOIN signing_key_version v ON v.signing_key = k.key
      WHERE \(condition) AND \(Dialect.known("v")) ORDER BY \(order) LIMIT ?
      """, arguments + [.sequence(known), .sequence(known), .number(limit)]
    ) { row in
      KeptSigningKey(
        key: try signingKey(row), sequence: try row.sequence(9), recordedAt: try row.moment(10))
    }
  }

  private func signingKey(_ row: any SQLRow) throws -> SigningKey {
    let use = try row.value(2, Numbered.keyUse)
    let owner = try row.optional(1) { try organisationID(row.integer($0)) }
    guard
      let publicKey = try? PublicKey(
        algorithm: use.algorithm, rawRepresentation: try row.blob(3))
    else { throw damaged("a public key is none") }
    let compromise = try row.optional(7) { column in
      SigningKey.Compromise(at: try row.moment(column), logSize: try row.exact(8))
    }
    return try stored {
      try SigningKey(
        id: row.id(0), owner: owner.map { .organisation($0) } ?? .service, use: use,
        publicKey: publicKey, notBefore: row.moment(4), expires: row.moment(5),
        retiredAt: row.optional(6, row.moment), compromise: compromise)
    }
  }
}
