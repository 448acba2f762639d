package import Credentials
package import Vocabulary

// Adding credentials, and saying how they stand.

extension SealedCell {
  /// The cell of the key by which a list's entries are given out.
  static func order(ofList list: StatusListID) -> SealedCell {
    SealedCell(table: "status_list", column: "sealed_order", row: list.bytes)
  }
}

extension StoreChange {
  package func record(_ credential: IssuedCredential, token: [UInt8]) throws {
    let members = try recordingFamily(of: credential.worker).members
    let fact = try sql.first(
      "SELECT worker, number FROM fact WHERE id = ?", [.id(credential.fact)]
    ) { FactKey(worker: try $0.integer(0), number: try $0.integer(1)) }
    guard let fact, members.contains(fact.worker) else {
      throw ServiceError(.notFound, .recordNotFound, "the worker has no such fact")
    }
    let own = try sealingKey(of: fact.worker)
    let sealed = try drawing {
      try own.seal(token, as: .credential(credential.id), using: &$0)
    }
    try writing.execute(
      """
      INSERT INTO credential (id, worker, number, type, issuer, signing_key, list, entry,
        not_before_ms, expires_ms, recorded_from, recorded_at_ms, sealed)
      VALUES (?, ?, ?, ?, ?, (SELECT key FROM signing_key WHERE id = ?),
        (SELECT key FROM status_list WHERE id = ?), ?, ?, ?, ?, ?, ?)
      """,
      [
        .blob(credential.id.bytes), .integer(fact.worker), .integer(fact.number),
        .number(credential.type.rawValue), cell(credential.issuer), .id(credential.signingKey),
        .id(credential.place.list), .number(credential.place.index),
        .moment(credential.notBefore), .moment(credential.expires), sequenceCell(),
        .moment(stamp().recordedAt), .blob(sealed),
      ])
  }

  package func newStatusPlace(
    for issuer: OrganisationID, _ statusClass: StatusClass
  ) throws -> StatusPlace {
    let newest = try sql.first(
      """
      SELECT id, epoch, given_out, sealed_order FROM status_list
      WHERE issuer = ? AND class = ? ORDER BY epoch DESC LIMIT 1
      """, [.integer(newKey(of: issuer)), .number(statusClass.rawValue)]
    ) { row in
      (
        list: try row.id(0) as StatusListID, epoch: try row.integer(1),
        givenOut: try row.exact(2) as UInt32, sealed: try row.blob(3)
      )
    }
    if let newest, newest.givenOut < StatusIndexPermutation.count {
      let order = try keys.ring.open(newest.sealed, as: .order(ofList: newest.list))
      return try place(in: newest.list, atTurn: newest.givenOut, order)
    }
    return try newList(of: issuer, statusClass, epoch: (newest?.epoch ?? 0) + 1)
  }

  package func set(_ status: StatusValue, at place: StatusPlace) throws {
    let list = try sql.first("SELECT key FROM status_list WHERE id = ?", [.id(place.list)]) {
      try $0.integer(0)
    }
    guard let list else { throw ServiceError(.notFound, .recordNotFound, "no such status list") }
    let entry: [SQLValue] = [.integer(list), .number(place.index)]
    try close("status_entry", where: "list = ? AND entry = ?", entry)
    try writing.execute(
      "INSERT INTO status_entry (list, entry, status, recorded_from) VALUES (?, ?, ?, ?)",
      entry + [.number(status.rawValue), sequenceCell()])
  }

  package func keep(_ signed: SignedStatusList) throws {
    try writing.execute(
      """
      INSERT INTO status_token (list, version, signed_at_ms, signing_key, token)
      VALUES ((SELECT key FROM status_list WHERE id = ?), ?, ?,
        (SELECT key FROM signing_key WHERE id = ?), ?)
      ON CONFLICT (list) DO UPDATE SET version = excluded.version,
        signed_at_ms = excluded.signed_at_ms, signing_key = excluded.signing_key,
        token = excluded.token
      """,
      [
        .id(signed.list), .sequence(signed.version), .moment(signed.signedAt),
        .id(signed.signingKey), .blob(signed.token),
      ])
  }

  private func newList(
    of issuer: OrganisationID, _ statusClass: StatusClass, epoch: Int64
  ) throws -> StatusPlace {
    let (list, order, sealed) = try drawing { generator in
      let list = StatusListID(using: &generator)
      let order = randomBytes(32, using: &generator)
      let sealed = try keys.ring.seal(order, as: .order(ofList: list), using: &generator)
      return (list, order, sealed)
    }
    try writing.execute(
      """
      INSERT INTO status_list (id, issuer, class, epoch, sealed_order, given_out, recorded_from)
      VALUES (\(Dialect.marks(7)))
      """,
      [
        .id(list), cell(issuer), .number(statusClass.rawValue), .integer(epoch), .blob(sealed),
        .integer(0), sequenceCell(),
      ])
    return try place(in: list, atTurn: 0, order)
  }

  private func place(
    in list: StatusListID, atTurn turn: UInt32, _ order: [UInt8]
  ) throws -> StatusPlace {
    // The tables of an order take a moment to fill, and a batch issues many from one list.
    let permutation = statusOrders[list] ?? StatusIndexPermutation(key: order)
    guard let permutation, let index = permutation.index(atTurn: turn) else {
      throw damaged("a status list has no order")
    }
    statusOrders[list] = permutation
    try writing.execute(
      "UPDATE status_list SET given_out = ? WHERE id = ?", [.number(turn + 1), .id(list)])
    return StatusPlace(list: list, index: Int(index))
  }
}
