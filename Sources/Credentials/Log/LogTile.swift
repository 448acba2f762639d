/// Which tile of a log, by C2SP tlog-tiles: `tile/<level>/<index>[.p/<width>]`.
package struct LogTile: Hashable, Sendable {
  /// Hashes of a full tile.
  package static let fullWidth = 256

  /// What a tile holds.
  package enum Kind: Hashable, Sendable {
    /// Hashes of the tree, at the level counted from 0: each is of 256^level leaves.
    case hashes(level: Int)
    /// The leaves themselves, each behind its length.
    case entries
  }

  /// What it holds.
  package let kind: Kind
  /// Counted from 0 within the level.
  package let index: UInt64
  /// Hashes or entries inside, 1 to 256.
  package let width: Int

  /// A tile, or nil where level, index or width is out of range.
  package init?(_ kind: Kind, index: UInt64, width: Int = fullWidth) {
    guard (1...Self.fullWidth).contains(width), index < largestMerkleSize else { return nil }
    if case .hashes(let level) = kind, !(0...7).contains(level) { return nil }
    self.kind = kind
    self.index = index
    self.width = width
  }

  /// The tile that `path` names.
  ///
  /// - Throws: ``LogFault/tileMalformed``: each tile has one path.
  package init(path: String) throws(LogFault) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
    guard parts.popFirst() == "tile", let place = parts.popFirst() else { throw .tileMalformed }
    var width = Self.fullWidth
    if parts.count > 1, let before = parts.dropLast().last, before.hasSuffix(".p") {
      guard let number = parts.popLast().flatMap({ decimalNumber($0.utf8) }),
        (1...255).contains(number),
        let stem = parts.popLast()
      else { throw .tileMalformed }
      width = Int(number)
      parts.append(stem.dropLast(2))
    }
    guard let index = Self.index(parts) else { throw .tileMalformed }
    let level = decimalNumber(place.utf8).flatMap { Int(exactly: $0) }
    let kind: Kind? = place == "entries" ? .entries : level.map { .hashes(level: $0) }
    guard let kind, let tile = LogTile(kind, index: index, width: width),
      isSame(tile.path, path)
    else { throw .tileMalformed }
    self = tile
  }

  /// The path under the log's prefix.
  package var path: String {
    let place =
      switch kind {
      case .hashes(let level): "\(level)"
      case .entries: "entries"
      }
    var groups: [String] = []
    var rest = index
    repeat {
      let digits = String(rest % 1_000)
      let padded = String(repeating: "0", count: 3 - digits.utf8.count) + digits
      groups.insert(groups.isEmpty ? padded : "x" + padded, at: 0)
      rest /= 1_000
    } while rest > 0
    let suffix = width == Self.fullWidth ? "" : ".p/\(width)"
    return "tile/\(place)/\(groups.joined(separator: "/"))\(suffix)"
  }

  /// The tiles that a tree of `size` leaves is served as, entries last, partial ones included.
  package static func all(size: UInt64) -> [LogTile] {
    guard size > 0, size <= largestMerkleSize else { return [] }
    var tiles: [LogTile] = []
    for level in 0...7 where size >> UInt64(8 * level) > 0 {
      tiles += row(.hashes(level: level), count: size >> UInt64(8 * level))
    }
    return tiles + row(.entries, count: size)
  }

  /// The tiles of hashes that the proof of leaf `index` in `size` leaves reads, each once.
  package static func needed(forLeaf index: UInt64, size: UInt64) -> [LogTile] {
    guard index < size, size <= largestMerkleSize else { return [] }
    var seen: Set<LogTile> = []
    return MerkleRanges.nodesBesideLeaf(index, size: size)
      .compactMap { LogTiles.holding($0, size: size)?.tile }
      .filter { seen.insert($0).inserted }
  }

  private static func row(_ kind: Kind, count: UInt64) -> [LogTile] {
    let (full, rest) = (count / 256, Int(count % 256))
    var tiles = (0..<full).compactMap { LogTile(kind, index: $0) }
    if rest > 0, let last = LogTile(kind, index: full, width: rest) { tiles.append(last) }
    return tiles
  }

  private static func index(_ parts: ArraySlice<Substring>) -> UInt64? {
    guard (1...7).contains(parts.count) else { return nil }
    var index: UInt64 = 0
    for (place, part) in parts.enumerated() {
      let isLast = place == parts.count - 1
      let digits = isLast ? part : part.dropFirst()
      guard isLast || part.hasPrefix("x"), digits.utf8.count == 3,
        digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let number = UInt64(digits)
      else { return nil }
      // Seven groups stay below 10^21; those above 2^62 are refused before they wrap.
      let (scaled, overflow) = index.multipliedReportingOverflow(by: 1_000)
      guard !overflow, scaled < largestMerkleSize else { return nil }
      index = scaled + number
    }
    return index
  }
}
