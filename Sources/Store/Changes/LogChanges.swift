package import Credentials
package import Vocabulary

// Appending to the log. A leaf is in the tree with the change that brought it, or not at all.

extension StoreChange {
  @discardableResult
  package func log(_ note: LogNote, at instant: Instant) throws -> UInt64 {
    let earlier = try noted(note)
    if let earlier, !note.isRepeatable { return earlier.number }
    let occasion = earlier.map { $0.occasion + 1 } ?? 0
    let secret = drawing { randomBytes(32, using: &$0) }
    guard
      let leaf = LogLeaf(
        note.event, at: instant, issuer: note.issuer, subject: note.subject, key: secret)
    else { throw damaged("a moment lies before 1970") }
    let number = try Int64(clamping: logSize())
    try writing.execute(
      "INSERT INTO log_leaf (number, leaf, recorded_from) VALUES (?, ?, ?)",
      [.integer(number), .blob(leaf.bytes), sequenceCell()])
    let worker = try note.worker.map { try recordingFamily(of: $0).kept.key }
    try writing.execute(
      """
      INSERT INTO log_entry_key (number, event, subject, occasion, worker, secret)
      VALUES (\(Dialect.marks(6)))
      """,
      [
        .integer(number), .number(note.event.rawValue), .blob(note.subject), .integer(occasion),
        .number(worker), .blob(try kept(secret, of: worker, number)),
      ])
    try addNodes(above: UInt64(number))
    return UInt64(number)
  }

  package func keep(_ cosignature: LogCosignature) throws {
    try writing.execute(
      """
      INSERT INTO log_cosignature (size, witness, note, recorded_from) VALUES (?, ?, ?, ?)
      ON CONFLICT (size, witness) DO NOTHING
      """,
      [
        .integer(Int64(clamping: cosignature.size)), .text(cosignature.witness),
        .blob(cosignature.note), sequenceCell(),
      ])
  }

  /// The latest leaf of the same event and subject, and how many came before it.
  private func noted(_ note: LogNote) throws -> (number: UInt64, occasion: Int64)? {
    try sql.first(
      """
      SELECT number, occasion FROM log_entry_key WHERE subject = ? AND event = ?
      ORDER BY occasion DESC LIMIT 1
      """, [.blob(note.subject), .number(note.event.rawValue)]
    ) { (number: try $0.exact(0), occasion: try $0.integer(1)) }
  }

  private func kept(_ secret: [UInt8], of worker: Int64?, _ number: Int64) throws -> [UInt8] {
    guard let worker else { return secret }
    let own = try sealingKey(of: worker)
    return try drawing { try own.seal(secret, as: .logSecret(number), using: &$0) }
  }

  /// Adds the hashes that leaf `number` completes.
  private func addNodes(above number: UInt64) throws {
    var (level, place) = (1, number)
    while level <= 7, place % 256 == 255 {
      place /= 256
      let below = StoredTree(sql: sql, size: number + 1)
      let hashes = try below.hashes(level: level - 1, from: place * 256, count: 256)
      guard let hash = StoredTree.joined(hashes) else { throw damaged("the log lacks a hash") }
      try writing.execute(
        "INSERT INTO log_node (level, number, hash) VALUES (?, ?, ?)",
        [.number(level), .integer(Int64(clamping: place)), .blob(hash.bytes)])
      level += 1
    }
  }
}
