import Credentials
import Testing

/// Roots and proofs of RFC 6962 as published with transparency-dev/merkle, log_verifier_test.go at
/// commit 0ef2aa15996f92c07e4325d69517e8e1a04718f4, copyright Google LLC, Apache License 2.0.
private enum Published {
  static let leaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ]
  static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]
  static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  /// Leaf counted from 1, size, path.
  static let inclusion: [(leaf: Int, size: Int, path: [String])] = [
    (1, 1, []),
    (
      1, 8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ]
    ),
    (
      6, 8,
      [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
    (3, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
      2, 5,
      [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ]
    ),
  ]

  static let consistency: [(first: Int, second: Int, path: [String])] = [
    (1, 1, []),
    (
      1, 8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ]
    ),
    (
      6, 8,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
    (
      2, 5,
      [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ]
    ),
    (
      6, 7,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ]
    ),
  ]

  static func tree() -> MerkleTree {
    var tree = MerkleTree()
    for leaf in leaves { tree.append(LogSamples.bytes(hex: leaf)) }
    return tree
  }

  static func root(_ size: Int) throws -> MerkleHash {
    try LogSamples.hash(hex: size == 0 ? empty : roots[size - 1])
  }
}

@Suite("Published roots and proofs of RFC 6962") struct MerkleVectorTests {
  @Test("every size of the published tree has its root")
  func roots() throws {
    let tree = Published.tree()
    var edge = MerkleFrontier()
    for size in 0...8 {
      #expect(try tree.root(size: UInt64(size)) == Published.root(size), "\(size)")
      #expect(try edge.root == Published.root(size), "\(size)")
      if size < 8 {
        edge.append(hash: .leaf(LogSamples.bytes(hex: Published.leaves[size])))
      }
    }
  }

  @Test("the published inclusion proofs are made and hold, and no altered one does")
  func inclusion() throws {
    let tree = Published.tree()
    for (leaf, size, published) in Published.inclusion {
      let path = try published.map(LogSamples.hash(hex:))
      let index = UInt64(leaf - 1)
      let hash = MerkleHash.leaf(LogSamples.bytes(hex: Published.leaves[leaf - 1]))
      #expect(try tree.inclusionPath(of: index, size: UInt64(size)) == path)
      #expect(
        MerkleProof.root(of: hash, at: index, size: UInt64(size), path: path)
          == (try Published.root(size)))
      try refuseAltered(path, of: hash, at: index, size: UInt64(size))
    }
  }

  /// The alterations of the published test: index, size, leaf, root and each hash of the path.
  private func refuseAltered(
    _ path: [MerkleHash], of leaf: MerkleHash, at index: UInt64, size: UInt64
  ) throws {
    let root = try Published.root(Int(size))
    let stray = try LogSamples.stray()
    func leads(
      _ leaf: MerkleHash, _ index: UInt64, _ size: UInt64, _ path: [MerkleHash]
    ) -> Bool { MerkleProof.root(of: leaf, at: index, size: size, path: path) == root }
    for wrong in [index &- 1, index + 1, index ^ 2] { #expect(!leads(leaf, wrong, size, path)) }
    // The published test alters the size of these trees too; where the path stays as long and the
    // turns the same, the root is the same, and only a checkpoint ties a size to its root.
    if size > 1 {
      for wrong in [size * 2, size / 2] { #expect(!leads(leaf, index, wrong, path)) }
    }
    #expect(!leads(stray, index, size, path))
    #expect(!leads(leaf, index, size, path + [stray]))
    #expect(!leads(leaf, index, size, path + [root]))
    #expect(!leads(leaf, index, size, [stray] + path))
    #expect(!leads(leaf, index, size, [root] + path))
    if !path.isEmpty { #expect(!leads(leaf, index, size, Array(path.dropLast()))) }
    if path.count > 1 {
      #expect(!leads(leaf, index, size, [path[0], stray] + path.dropFirst()))
    }
    for place in path.indices {
      var altered = path
      var bytes = altered[place].bytes
      bytes[0] ^= 8
      altered[place] = try #require(MerkleHash(bytes))
      #expect(!leads(leaf, index, size, altered))
    }
  }

  @Test("a leaf outside the tree is proved by nothing")
  func outside() throws {
    let stray = try LogSamples.stray()
    for (index, size) in [(0, 0), (1, 0), (2, 1), (1, 1)] as [(UInt64, UInt64)] {
      #expect(MerkleProof.root(of: stray, at: index, size: size, path: []) == nil)
      #expect(
        LogSamples.fault { _ = try Published.tree().inclusionPath(of: index, size: size) }
          == .outsideTree)
    }
    #expect(MerkleProof.root(of: stray, at: 0, size: 1, path: []) == stray)
  }

  @Test("the published consistency proofs are made and hold, and no altered one does")
  func consistency() throws {
    let tree = Published.tree()
    for (first, second, published) in Published.consistency {
      let path = try published.map(LogSamples.hash(hex:))
      let (old, new) = (try Published.root(first), try Published.root(second))
      let sizes = (UInt64(first), UInt64(second))
      #expect(try tree.consistencyPath(from: sizes.0, to: sizes.1) == path)
      #expect(MerkleProof.isConsistent(path, from: sizes.0, old, to: sizes.1, new))
      guard !path.isEmpty else { continue }
      try refuseAltered(path, (sizes.0, old), (sizes.1, new))
    }
  }

  private func refuseAltered(
    _ path: [MerkleHash], _ old: (size: UInt64, root: MerkleHash),
    _ new: (size: UInt64, root: MerkleHash)
  ) throws {
    let stray = try LogSamples.stray()
    func holds(_ path: [MerkleHash], from size: UInt64, to newSize: UInt64) -> Bool {
      MerkleProof.isConsistent(path, from: size, old.root, to: newSize, new.root)
    }
    for wrong in [old.size - 1, old.size + 1, old.size ^ 2] {
      #expect(!holds(path, from: wrong, to: new.size))
    }
    for wrong in [new.size * 2, new.size / 2] { #expect(!holds(path, from: old.size, to: wrong)) }
    let roots = [(stray, new.root), (old.root, stray), (new.root, old.root)]
    for (left, right) in roots {
      #expect(!MerkleProof.isConsistent(path, from: old.size, left, to: new.size, right))
    }
    let paths =
      [[], path + [stray], path + [old.root], path + [new.root], [stray] + path]
      + [[old.root] + path, [new.root] + path, [path[0]] + path, Array(path.dropLast())]
    for wrong in paths { #expect(!holds(wrong, from: old.size, to: new.size)) }
    for place in path.indices {
      var altered = path
      var bytes = altered[place].bytes
      bytes[0] ^= 16
      altered[place] = try #require(MerkleHash(bytes))
      #expect(!holds(altered, from: old.size, to: new.size))
    }
  }

  @Test("equal and empty trees are consistent with no proof at all")
  func sameSizes() throws {
    let empty = MerkleHash.emptyTree
    let (one, two) = (try Published.root(1), try Published.root(2))
    let cases: [(UInt64, MerkleHash, UInt64, MerkleHash, [MerkleHash], Bool)] = [
      (1, one, 0, empty, [], false), (2, two, 1, one, [], false), (1, one, 2, two, [], false),
      (0, empty, 0, one, [], false), (1, one, 1, two, [], false), (0, one, 1, one, [], false),
      (0, empty, 0, empty, [one], false), (0, empty, 1, one, [one], false),
      (1, one, 1, one, [empty], false),
      (0, empty, 0, empty, [], true), (0, empty, 1, one, [], true), (1, one, 1, one, [], true),
    ]
    for (first, old, second, new, path, expected) in cases {
      #expect(
        MerkleProof.isConsistent(path, from: first, old, to: second, new) == expected,
        "\(first) to \(second)")
    }
  }
}
