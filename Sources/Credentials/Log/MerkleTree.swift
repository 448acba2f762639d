/// A tree of RFC 6962 with all its hashes in memory: 64 bytes a leaf.
///
/// For logs that fit in memory and for tests. A log that is kept on disk appends through
/// ``MerkleFrontier`` and ``LogTileWriter`` and proves from ``LogTiles``.
package struct MerkleTree: MerkleNodes, Sendable {
  /// `levels[h][i]` is the hash of the complete subtree of height h at index i.
  private var levels: [[MerkleHash]] = [[]]

  /// A tree with no leaves.
  package init() {}

  /// Leaves appended so far.
  package var size: UInt64 { UInt64(levels[0].count) }

  /// Appends a leaf by its bytes and gives its index.
  @discardableResult
  package mutating func append(_ leaf: some Sequence<UInt8>) -> UInt64 {
    append(hash: MerkleHash.leaf(leaf))
  }

  /// Appends a leaf by its hash and gives its index.
  @discardableResult
  package mutating func append(hash: MerkleHash) -> UInt64 {
    let index = size
    levels[0].append(hash)
    var (height, above) = (0, hash)
    var rest = index
    while rest & 1 == 1 {
      above = MerkleHash.node(levels[height][Int(rest - 1)], above)
      height += 1
      rest >>= 1
      if height == levels.count { levels.append([]) }
      levels[height].append(above)
    }
    return index
  }

  /// The hash of the subtree at `node`, or nil where the tree has not filled it.
  package func hash(of node: MerkleNode) -> MerkleHash? {
    guard levels.indices.contains(node.height), node.index < levels[node.height].count else {
      return nil
    }
    return levels[node.height][Int(node.index)]
  }
}

/// The right edge of a tree: what is needed to append to it and to tell its root, at most 62
/// hashes however many leaves there are.
package struct MerkleFrontier: Hashable, Sendable {
  /// Leaves appended so far.
  package private(set) var size: UInt64
  /// The hashes of the largest complete subtrees, left to right: one for each bit set in `size`.
  package private(set) var peaks: [MerkleHash]

  /// The edge of a tree with no leaves.
  package init() {
    size = 0
    peaks = []
  }

  /// The edge as kept, or nil where the hashes are not as many as `size` asks for.
  package init?(size: UInt64, peaks: [MerkleHash]) {
    guard size <= largestMerkleSize, peaks.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.peaks = peaks
  }

  /// Appends a leaf by its hash; `completed` is told each subtree above it that became complete,
  /// lowest first.
  package mutating func append(
    hash leaf: MerkleHash, completed: (Int, MerkleHash) -> Void = { _, _ in }
  ) {
    var above = leaf
    var rest = size
    var height = 0
    while rest & 1 == 1 {
      above = MerkleHash.node(peaks.removeLast(), above)
      height += 1
      rest >>= 1
      completed(height, above)
    }
    peaks.append(above)
    size += 1
  }

  /// The root of the leaves appended so far.
  package var root: MerkleHash {
    guard var root = peaks.last else { return .emptyTree }
    for peak in peaks.dropLast().reversed() { root = MerkleHash.node(peak, root) }
    return root
  }
}
