package import Credentials
package import Vocabulary

// The transparency log: leaves, the hashes above them, and what opens them.

extension SealedCell {
  /// The cell of what opens leaf `number`.
  static func logSecret(_ number: Int64) -> SealedCell {
    SealedCell("log_entry_key", "secret", key: number)
  }
}

extension StoreSnapshot {
  package func logSize() throws -> UInt64 {
    try sql.first("SELECT coalesce(max(number) + 1, 0) FROM log_leaf", []) {
      try $0.exact(0)
    } ?? 0
  }

  /// Leaves come in the order of commits, so that the place is found by halving.
  package func logSize(knownAt sequence: CommitSequence) throws -> UInt64 {
    var (known, unknown) = (Int64(0), Int64(clamping: try logSize()))
    while known < unknown {
      let middle = known + (unknown - known) / 2
      let commit = try sql.first(
        "SELECT recorded_from FROM log_leaf WHERE number = ?", [.integer(middle)]
      ) { try $0.sequence(0) }
      guard let commit else { throw damaged("the log lacks a leaf") }
      if commit <= sequence { known = middle + 1 } else { unknown = middle }
    }
    return UInt64(known)
  }

  package func logTree(size: UInt64) throws -> any MerkleNodes {
    StoredTree(sql: sql, size: size)
  }

  package func logHashes(
    level: Int, from start: UInt64, to end: UInt64
  ) throws -> [MerkleHash] {
    try StoredTree(sql: sql, size: end).read(level: level, from: start, to: end)
  }

  package func logLeaves(from start: UInt64, to end: UInt64) throws -> [LogLeaf] {
    try sql.rows(
      "SELECT leaf FROM log_leaf WHERE number >= ? AND number < ? ORDER BY number",
      [.integer(Int64(clamping: start)), .integer(Int64(clamping: end))], logLeaf)
  }

  package func logEntries(of event: LogEvent, to subject: [UInt8]) throws -> [LogEntry] {
    try sql.rows(
      """
      SELECT l.leaf, l.number, k.worker, k.secret
      FROM log_entry_key k JOIN log_leaf l ON l.number = k.number
      WHERE k.subject = ? AND k.event = ? ORDER BY k.number
      """, [.blob(subject), .number(event.rawValue)]
    ) { row in
      let number = try row.integer(1)
      return LogEntry(
        index: try row.exact(1), leaf: try logLeaf(row),
        key: try logSecret(number, of: row.optional(2, row.integer), row.blob(3)))
    }
  }

  package func cosignatures(upTo size: UInt64) throws -> [LogCosignature] {
    try sql.rows(
      """
      SELECT size, witness, note FROM log_cosignature
      WHERE size = (SELECT max(size) FROM log_cosignature WHERE size <= ?) ORDER BY witness
      """, [.integer(Int64(clamping: size))]
    ) { row in
      LogCosignature(size: try row.exact(0), witness: try row.text(1), note: try row.blob(2))
    }
  }

  private func logSecret(_ number: Int64, of worker: Int64?, _ kept: [UInt8]) throws -> [UInt8]? {
    guard let worker else { return kept }
    return try ownKey(of: worker)?.open(kept, as: .logSecret(number))
  }

  private func logLeaf(_ row: any SQLRow) throws -> LogLeaf {
    guard let leaf = try? LogLeaf(try row.blob(0)) else { throw damaged("a leaf is none") }
    return leaf
  }
}

/// The hashes of the first `size` leaves, read as they are asked for.
struct StoredTree: MerkleNodes {
  let sql: any SQLReading
  let size: UInt64

  func hash(of node: MerkleNode) -> MerkleHash? {
    guard (0...62).contains(node.height) else { return nil }
    let level = min(node.height / 8, 7)
    let span = UInt64(1) << UInt64(node.height - 8 * level)
    let (first, overflow) = node.index.multipliedReportingOverflow(by: span)
    let held = size >> UInt64(8 * level)
    guard !overflow, first < held, span <= held - first,
      let hashes = try? hashes(level: level, from: first, count: span)
    else { return nil }
    return Self.joined(hashes)
  }

  /// `count` hashes of the level from `first` on; a level is 256 times the one below.
  func hashes(level: Int, from first: UInt64, count: UInt64) throws -> [MerkleHash] {
    let hashes = try read(level: level, from: first, to: first + count)
    guard hashes.count == Int(count) else { throw damaged("the log lacks a hash") }
    return hashes
  }

  /// The hashes `[start, end)` of the level, as far as there are any.
  func read(level: Int, from start: UInt64, to end: UInt64) throws -> [MerkleHash] {
    let range: [SQLValue] = [.integer(Int64(clamping: start)), .integer(Int64(clamping: end))]
    return level == 0
      ? try sql.rows(
        "SELECT leaf FROM log_leaf WHERE number >= ? AND number < ? ORDER BY number", range
      ) { MerkleHash.leaf(try $0.blob(0)) }
      : try sql.rows(
        """
        SELECT hash FROM log_node WHERE level = ? AND number >= ? AND number < ? ORDER BY number
        """, [.number(level)] + range
      ) { row in
        guard let hash = MerkleHash(try row.blob(0)) else { throw damaged("a hash is none") }
        return hash
      }
  }

  /// The hash over `hashes`, a power of two of them.
  static func joined(_ hashes: [MerkleHash]) -> MerkleHash? {
    var hashes = hashes
    while hashes.count > 1 {
      hashes = stride(from: 0, to: hashes.count - 1, by: 2).map {
        MerkleHash.node(hashes[$0], hashes[$0 + 1])
      }
    }
    return hashes.first
  }
}
