import Credentials
import Testing

@Suite("Tiles of the log") struct LogTileTests {
  @Test(
    "each tile has one path",
    arguments: [
      // From C2SP tlog-tiles (CC BY 4.0): index 1234067, and a tree of 70,000 leaves.
      ("tile/0/x001/x234/067", 1_234_067, 256), ("tile/0/x273/000", 273_000, 256),
      ("tile/0/273.p/112", 273, 112), ("tile/1/001.p/17", 1, 17), ("tile/2/000.p/1", 0, 1),
      ("tile/entries/000", 0, 256), ("tile/entries/x001/000.p/255", 1_000, 255),
      ("tile/7/999", 999, 256),
    ])
  func paths(path: String, index: UInt64, width: Int) throws {
    let tile = try LogTile(path: path)
    #expect(tile.index == index)
    #expect(tile.width == width)
    #expect(tile.path == path)
  }

  @Test(
    "no other spelling is a tile",
    arguments: [
      "", "tile", "tile/0", "tile/0/", "tile/0/1", "tile/0/0001", "tile/0/x001", "tile/0/x000/001",
      "tile/0/001/002", "tile/00/001", "tile/8/001", "tile/-1/001", "tile/0/+01", "tile/0/ 01",
      "tile/0/001.p", "tile/0/001.p/", "tile/0/001.p/0", "tile/0/001.p/256", "tile/0/001.p/01",
      "tile/0/001.p/1/", "/tile/0/001", "tile/0/001/", "tile/entry/001", "tile/0/٠٠١",
      "tile/0/x999/x999/x999/x999/x999/x999/x999/999", "tile/0/x009/x999/x999/x999/x999/x999/999",
    ])
  func otherPaths(path: String) {
    #expect(LogSamples.fault { _ = try LogTile(path: path) } == .tileMalformed)
  }

  @Test("a tree of 70,000 leaves is served as the tiles that the specification counts")
  func published() {
    let tiles = LogTile.all(size: 70_000)
    func widths(_ kind: LogTile.Kind) -> (full: Int, rest: [Int]) {
      let row = tiles.filter { $0.kind == kind }.map(\.width)
      return (row.filter { $0 == 256 }.count, row.filter { $0 < 256 })
    }
    #expect(widths(.hashes(level: 0)) == (273, [112]))
    #expect(widths(.hashes(level: 1)) == (1, [17]))
    #expect(widths(.hashes(level: 2)) == (0, [1]))
    #expect(widths(.hashes(level: 3)) == (0, []))
    #expect(widths(.entries) == (273, [112]))
    #expect(
      LogTile.all(size: 256).map(\.path) == ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"])
    #expect(LogTile.all(size: 0).isEmpty)
  }

  /// A log of `count` leaves and every tile it gave.
  private func written(_ count: Int) throws -> (LogTileWriter, [LogTile: [UInt8]]) {
    var writer = LogTileWriter()
    var tiles: [LogTile: [UInt8]] = [:]
    for number in 0..<count {
      #expect(
        try writer.append(LogSamples.leaf(number)) { tiles[$0] = $1 } == UInt64(number))
    }
    for (tile, bytes) in writer.partial { tiles[tile] = bytes }
    return (writer, tiles)
  }

  private func reader(_ tiles: [LogTile: [UInt8]], size: UInt64) throws -> LogTiles {
    var reader = LogTiles(size: size)
    for (tile, bytes) in tiles where tile.kind != .entries { try reader.add(bytes, as: tile) }
    return reader
  }

  @Test(
    "the tiles of a log prove what its tree proves", arguments: [1, 2, 255, 256, 257, 600, 66_000])
  func proofs(count: Int) throws {
    let (writer, tiles) = try written(count)
    let size = UInt64(count)
    let tree = LogSamples.tree(count)
    #expect(Set(tiles.keys) == Set(LogTile.all(size: size)))
    #expect(writer.frontier.root == (try tree.root(size: size)))
    let reader = try reader(tiles, size: size)
    #expect(try reader.root(size: size) == writer.frontier.root)
    var chance = LogChance(seed: 3)
    for _ in 0..<20 {
      let index = UInt64.random(in: 0..<size, using: &chance)
      let path = try tree.inclusionPath(of: index, size: size)
      #expect(try reader.inclusionPath(of: index, size: size) == path)
      // The tiles that are named for the proof are enough for it.
      var few = LogTiles(size: size)
      for tile in LogTile.needed(forLeaf: index, size: size) {
        try few.add(try #require(tiles[tile]), as: tile)
      }
      #expect(try few.inclusionPath(of: index, size: size) == path)
      let first = UInt64.random(in: 0...size, using: &chance)
      #expect(
        try reader.consistencyPath(from: first, to: size)
          == tree.consistencyPath(from: first, to: size))
    }
  }

  @Test("entries come back from their tiles, and a tile that ends inside one is refused")
  func entries() throws {
    let (_, tiles) = try written(300)
    let first = try #require(tiles[LogTile(path: "tile/entries/000")])
    let last = try #require(tiles[LogTile(path: "tile/entries/001.p/44")])
    let leaves = try LogTileWriter.leaves(in: first) + LogTileWriter.leaves(in: last)
    #expect(leaves == (0..<300).map(LogSamples.leaf))
    for cut in [1, first.count - 1] {
      #expect(
        LogSamples.fault { _ = try LogTileWriter.leaves(in: Array(first.prefix(cut))) }
          == .tileMalformed)
    }
    var writer = LogTileWriter()
    #expect(
      LogSamples.fault {
        try writer.append([UInt8](repeating: 0, count: 65_536)) { _, _ in }
      } == .leafMalformed)
    #expect(writer.frontier.size == 0)
  }

  @Test(
    "a log goes on from its last tiles as if it had never stopped", arguments: [0, 5, 256, 513])
  func resuming(count: Int) throws {
    let (writer, tiles) = try written(count)
    var resumed = try LogTileWriter(resuming: UInt64(count)) { tiles[$0] }
    #expect(resumed.frontier == writer.frontier)
    var whole = writer
    var (more, same): ([LogTile: [UInt8]], [LogTile: [UInt8]]) = ([:], [:])
    for number in count..<(count + 300) {
      try resumed.append(LogSamples.leaf(number)) { more[$0] = $1 }
      try whole.append(LogSamples.leaf(number)) { same[$0] = $1 }
    }
    #expect(more == same)
    #expect(resumed.partial.map(\.bytes) == whole.partial.map(\.bytes))
    #expect(resumed.frontier.root == whole.frontier.root)
  }

  @Test("a log does not go on without its last tiles, nor with damaged ones")
  func notResuming() throws {
    let (_, tiles) = try written(300)
    for missing in try [
      LogTile(path: "tile/0/001.p/44"), LogTile(path: "tile/1/000.p/1"),
      LogTile(path: "tile/entries/001.p/44"),
    ] {
      #expect(
        LogSamples.fault {
          _ = try LogTileWriter(resuming: 300) { $0 == missing ? nil : tiles[$0] }
        } == .hashMissing, "\(missing.path)")
      #expect(
        LogSamples.fault {
          _ = try LogTileWriter(resuming: 300) { tile in
            tile == missing ? tiles[tile].map { Array($0.dropLast()) } : tiles[tile]
          }
        } == .tileMalformed, "\(missing.path)")
    }
    var reader = LogTiles(size: 300)
    #expect(
      LogSamples.fault { try reader.add([1, 2], as: LogTile(path: "tile/0/000")) }
        == .tileMalformed)
    #expect(
      LogSamples.fault { try reader.add([], as: LogTile(path: "tile/entries/000")) }
        == .tileMalformed)
    #expect(LogSamples.fault { _ = try reader.root(size: 300) } == .hashMissing)
  }
}
