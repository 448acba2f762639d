package import Credentials
import Passports
package import Vocabulary

// Adding keys, and saying what became of them.

extension StoreChange: CredentialWriting {
  package func add(_ key: SigningKey, secret: PrivateKey) throws {
    guard secret.publicKey == key.publicKey else {
      throw damaged("a private key belongs to another public one")
    }
    let owner: SQLValue =
      switch key.owner {
      case .service: .null
      case .organisation(let id): try cell(id)
      }
    let row = try inserted(
      """
      INSERT INTO signing_key (id, organisation, use, public_key, recorded_from)
      VALUES (\(Dialect.marks(5))) RETURNING key
      """,
      [
        .id(key.id), owner, Numbered.keyUse.cell(key.use),
        .blob(key.publicKey.rawRepresentation), sequenceCell(),
      ])
    let sealed = try drawing {
      try keys.ring.seal(secret.rawRepresentation, as: .secret(of: row), using: &$0)
    }
    try writing.execute(
      "INSERT INTO signing_key_secret (signing_key, sealed) VALUES (?, ?)",
      [.integer(row), .blob(sealed)])
    try addVersion(of: key, at: row)
  }

  package func record(_ key: SigningKey) throws {
    let row = try sql.first("SELECT key FROM signing_key WHERE id = ?", [.id(key.id)]) {
      try $0.integer(0)
    }
    guard let row else { throw ServiceError(.notFound, .recordNotFound, "no such key") }
    try close("signing_key_version", where: "signing_key = ?", [.integer(row)])
    try addVersion(of: key, at: row)
    if key.retiredAt != nil || key.compromise != nil {
      try writing.execute(
        "DELETE FROM signing_key_secret WHERE signing_key = ?", [.integer(row)])
    }
  }

  private func addVersion(of key: SigningKey, at row: Int64) throws {
    try writing.execute(
      """
      INSERT INTO signing_key_version (signing_key, recorded_from, recorded_at_ms, not_before_ms,
        expires_ms, retired_at_ms, compromised_at_ms, log_size_then)
      VALUES (\(Dialect.marks(8)))
      """,
      [
        .integer(row), sequenceCell(), .moment(stamp().recordedAt), .moment(key.notBefore),
        .moment(key.expires), .moment(key.retiredAt), .moment(key.compromise?.at),
        .number(key.compromise.map { Int64(clamping: $0.logSize) }),
      ])
  }
}

extension StoreChange {
  package func holder(
    _ worker: WorkerID, for organisation: OrganisationID
  ) throws -> CredentialHolder {
    let row = try recordingFamily(of: worker).kept.key
    let own = try sealingKey(of: row)
    guard let identity = try identity(of: row, knownAt: latestSequence()) else {
      throw damaged("a worker has no identity")
    }
    let key = try holderSecret(at: row) ?? newHolderKey(at: row, own)
    return CredentialHolder(
      subject: Base64URL.encode(own.pseudonym(for: "subject/\(organisation)")),
      givenName: identity.givenName, familyName: identity.familyName,
      birthDate: identity.birthDate, key: key.publicKey)
  }

  private func newHolderKey(at row: Int64, _ own: WorkerKey) throws -> PrivateKey {
    let (key, sealed) = try drawing { generator in
      let key = try newPrivateKey(.es256, using: &generator)
      return (
        key, try own.seal(key.rawRepresentation, as: .holderKey(of: row), using: &generator)
      )
    }
    try writing.execute(
      "INSERT INTO holder_key (worker, sealed, recorded_from) VALUES (?, ?, ?)",
      [.integer(row), .blob(sealed), sequenceCell()])
    return key
  }
}
