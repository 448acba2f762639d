/// The tiles of a log as bytes, from which any proof is made.
package struct LogTiles: MerkleNodes, Sendable {
  /// Leaves in the tree the tiles belong to.
  package let size: UInt64
  private var rows: [LogTile: [UInt8]] = [:]

  /// No tiles yet, of a tree of `size` leaves.
  package init(size: UInt64) {
    self.size = size
  }

  /// Adds the bytes of a tile of hashes. A full tile serves where a partial one is asked for.
  ///
  /// - Throws: ``LogFault/tileMalformed`` where the length is not 32 bytes a hash.
  package mutating func add(_ bytes: [UInt8], as tile: LogTile) throws(LogFault) {
    guard case .hashes = tile.kind, bytes.count == tile.width * MerkleHash.byteCount else {
      throw .tileMalformed
    }
    rows[tile] = bytes
  }

  /// The hash of the subtree at `node`, made from the tile that holds it; nil without that tile.
  package func hash(of node: MerkleNode) -> MerkleHash? {
    guard let (tile, range) = Self.holding(node, size: size),
      let bytes = rows[tile] ?? LogTile(tile.kind, index: tile.index).flatMap({ rows[$0] })
    else { return nil }
    var hashes: [MerkleHash] = []
    hashes.reserveCapacity(range.count)
    for place in range {
      let start = place * MerkleHash.byteCount
      guard let hash = MerkleHash(bytes[start..<(start + MerkleHash.byteCount)]) else {
        return nil
      }
      hashes.append(hash)
    }
    // The range is a power of two wide, so that the hashes pair up to the last.
    while hashes.count > 1 {
      hashes = stride(from: 0, to: hashes.count, by: 2).map {
        MerkleHash.node(hashes[$0], hashes[$0 + 1])
      }
    }
    return hashes.first
  }

  /// The tile of a tree of `size` leaves that holds the subtree at `node`, and which of its hashes
  /// that subtree is made of; nil where the tree has not filled the subtree.
  static func holding(_ node: MerkleNode, size: UInt64) -> (tile: LogTile, range: Range<Int>)? {
    guard (0...62).contains(node.height) else { return nil }
    let level = min(node.height / 8, 7)
    let span = UInt64(1) << UInt64(node.height - 8 * level)
    let (first, overflow) = node.index.multipliedReportingOverflow(by: span)
    let held = size >> UInt64(8 * level)
    guard !overflow, first < held, span <= held - first else { return nil }
    let index = first / 256
    let width = Int(min(held - index * 256, 256))
    guard let tile = LogTile(.hashes(level: level), index: index, width: width) else { return nil }
    let start = Int(first % 256)
    return (tile, start..<(start + Int(span)))
  }
}

/// Appends leaves to a log that is kept as tiles: gives each tile as it fills, and the partial
/// ones when a checkpoint is made.
///
/// It holds the right edge only, at most 255 hashes a level, so that a log of any size appends
/// from little memory.
package struct LogTileWriter: Sendable {
  /// The edge of the tree.
  package private(set) var frontier: MerkleFrontier
  /// `edge[l]` are the bytes of the unfinished tile of level l, and how many full ones precede it.
  private var edge: [(full: UInt64, bytes: [UInt8])]
  private var entries: [UInt8] = []

  /// A writer of an empty log.
  package init() {
    frontier = MerkleFrontier()
    edge = []
  }

  /// The writer that goes on after `size` leaves, from the tiles at the right edge.
  ///
  /// `bytes` gives the content of a tile that ``LogTile/all(size:)`` names.
  ///
  /// - Throws: ``LogFault`` `hashMissing` or `tileMalformed`.
  package init(
    resuming size: UInt64, bytes: (LogTile) -> [UInt8]?
  ) throws(LogFault) {
    guard size <= largestMerkleSize else { throw .outsideTree }
    var tiles = LogTiles(size: size)
    edge = []
    for level in 0...7 where size >> UInt64(8 * level) > 0 {
      let held = size >> UInt64(8 * level)
      var row: [UInt8] = []
      if let tile = LogTile(.hashes(level: level), index: held / 256, width: Int(held % 256)) {
        guard let content = bytes(tile) else { throw .hashMissing }
        try tiles.add(content, as: tile)
        row = content
      }
      edge.append((held / 256, row))
    }
    if let tile = LogTile(.entries, index: size / 256, width: Int(size % 256)) {
      guard let content = bytes(tile) else { throw .hashMissing }
      guard try Self.leaves(in: content).count == tile.width else { throw .tileMalformed }
      entries = content
    }
    var peaks: [MerkleHash] = []
    for node in MerkleNode.covering(0, size) {
      guard let hash = tiles.hash(of: node) else { throw .hashMissing }
      peaks.append(hash)
    }
    guard let frontier = MerkleFrontier(size: size, peaks: peaks) else { throw .tileMalformed }
    self.frontier = frontier
  }

  /// Appends a leaf of at most 65,535 bytes and gives its index; `filled` is told each tile that
  /// became full, with its bytes.
  ///
  /// - Throws: ``LogFault/leafMalformed`` for a longer leaf.
  @discardableResult
  package mutating func append(
    _ leaf: [UInt8], filled: (LogTile, [UInt8]) -> Void
  ) throws(LogFault) -> UInt64 {
    guard let length = UInt16(exactly: leaf.count) else { throw .leafMalformed }
    let index = frontier.size
    let hash = MerkleHash.leaf(leaf)
    // Only completed subtrees of height 8, 16… stand in tiles above level 0.
    var above: [MerkleHash] = []
    frontier.append(hash: hash) { height, node in
      if height % 8 == 0 { above.append(node) }
    }
    entries.append(UInt8(truncatingIfNeeded: length >> 8))
    entries.append(UInt8(truncatingIfNeeded: length))
    entries.append(contentsOf: leaf)
    if (index + 1) % 256 == 0 {
      if let tile = LogTile(.entries, index: index / 256) { filled(tile, entries) }
      entries.removeAll(keepingCapacity: true)
    }
    push(hash, level: 0, filled)
    for (place, node) in above.enumerated() { push(node, level: place + 1, filled) }
    return index
  }

  /// The tiles that are not full, with their bytes: what a checkpoint of this size needs besides
  /// the full ones.
  package var partial: [(tile: LogTile, bytes: [UInt8])] {
    var tiles: [(tile: LogTile, bytes: [UInt8])] = []
    for (level, row) in edge.enumerated() {
      let width = row.bytes.count / MerkleHash.byteCount
      if let tile = LogTile(.hashes(level: level), index: row.full, width: width) {
        tiles.append((tile, row.bytes))
      }
    }
    let size = frontier.size
    if let tile = LogTile(.entries, index: size / 256, width: Int(size % 256)) {
      tiles.append((tile, entries))
    }
    return tiles
  }

  /// The leaves in a tile of entries: each behind its length in two bytes, big-endian.
  ///
  /// - Throws: ``LogFault/tileMalformed`` where the bytes end inside a leaf.
  package static func leaves(in bytes: [UInt8]) throws(LogFault) -> [[UInt8]] {
    var leaves: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard rest.count >= 2 else { throw .tileMalformed }
      let length = rest.prefix(2).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(2)
      guard rest.count >= length else { throw .tileMalformed }
      leaves.append(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return leaves
  }

  private mutating func push(
    _ hash: MerkleHash, level: Int, _ filled: (LogTile, [UInt8]) -> Void
  ) {
    if level == edge.count { edge.append((0, [])) }
    edge[level].bytes.append(contentsOf: hash.bytes)
    guard edge[level].bytes.count == LogTile.fullWidth * MerkleHash.byteCount else { return }
    if let tile = LogTile(.hashes(level: level), index: edge[level].full) {
      filled(tile, edge[level].bytes)
    }
    edge[level].full += 1
    edge[level].bytes.removeAll(keepingCapacity: true)
  }
}
