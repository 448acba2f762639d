/// The place of a complete subtree: `index` counts subtrees of 2^`height` leaves from the left.
package struct MerkleNode: Hashable, Sendable {
  /// Levels above the leaves, 0 to 62.
  package let height: Int
  /// Counted from 0.
  package let index: UInt64

  /// The subtree of the leaves `[index × 2^height, (index + 1) × 2^height)`.
  package init(height: Int, index: UInt64) {
    self.height = height
    self.index = index
  }

  /// The complete subtrees that the leaves `[start, end)` fall into, left to right.
  ///
  /// The range is one that a tree splits into: `start` is a multiple of every subtree's size.
  static func covering(_ start: UInt64, _ end: UInt64) -> [MerkleNode] {
    var nodes: [MerkleNode] = []
    var position = start
    while position < end {
      let aligned = position == 0 ? 62 : position.trailingZeroBitCount
      let fitting = 63 - (end - position).leadingZeroBitCount
      let height = min(aligned, fitting)
      nodes.append(MerkleNode(height: height, index: position >> UInt64(height)))
      position += 1 << UInt64(height)
    }
    return nodes
  }
}

/// Somewhere the hashes of complete subtrees can be had: a tree in memory, or tiles.
package protocol MerkleNodes {
  /// The hash of the subtree at `node`, or nil where it is not held.
  func hash(of node: MerkleNode) -> MerkleHash?
}

/// The largest tree that is proved about: sizes and indices fit in 63 bits, as C2SP asks.
package let largestMerkleSize: UInt64 = 1 << 62

extension MerkleNodes {
  /// The root of the first `size` leaves.
  ///
  /// - Throws: ``LogFault/hashMissing`` where a hash is not held.
  package func root(size: UInt64) throws(LogFault) -> MerkleHash {
    guard size > 0 else { return .emptyTree }
    guard size <= largestMerkleSize else { throw .outsideTree }
    return try hash(from: 0, to: size)
  }

  /// The proof that leaf `index` is in the tree of the first `size` leaves, from the leaf's sibling
  /// up to the root's child (RFC 6962 section 2.1.1).
  ///
  /// - Throws: ``LogFault`` `outsideTree` or `hashMissing`.
  package func inclusionPath(
    of index: UInt64, size: UInt64
  ) throws(LogFault) -> [MerkleHash] {
    guard index < size, size <= largestMerkleSize else { throw .outsideTree }
    var path: [MerkleHash] = []
    for (start, end) in MerkleRanges.besideLeaf(index, size: size) {
      path.append(try hash(from: start, to: end))
    }
    return path
  }

  /// The proof that the tree of the first `first` leaves is the beginning of the tree of the first
  /// `second` (RFC 6962 section 2.1.2); empty where they are the same or the first has no leaves.
  ///
  /// - Throws: ``LogFault`` `outsideTree` or `hashMissing`.
  package func consistencyPath(
    from first: UInt64, to second: UInt64
  ) throws(LogFault) -> [MerkleHash] {
    guard first <= second, second <= largestMerkleSize else { throw .outsideTree }
    guard first > 0, first < second else { return [] }
    var path: [MerkleHash] = []
    for (start, end) in MerkleRanges.between(first, second) {
      path.append(try hash(from: start, to: end))
    }
    return path
  }

  private func hash(from start: UInt64, to end: UInt64) throws(LogFault) -> MerkleHash {
    var right: MerkleHash?
    for node in MerkleNode.covering(start, end).reversed() {
      guard let left = hash(of: node) else { throw .hashMissing }
      right = right.map { MerkleHash.node(left, $0) } ?? left
    }
    guard let right else { throw .outsideTree }
    return right
  }
}

/// The ranges of leaves whose hashes make up a proof.
enum MerkleRanges {
  /// The siblings on the way from leaf `index` to the root of `size` leaves, nearest first.
  static func besideLeaf(_ index: UInt64, size: UInt64) -> [(UInt64, UInt64)] {
    var ranges: [(UInt64, UInt64)] = []
    var (start, end) = (UInt64(0), size)
    while end - start > 1 {
      let middle = start + split(end - start)
      if index < middle {
        ranges.append((middle, end))
        end = middle
      } else {
        ranges.append((start, middle))
        start = middle
      }
    }
    return ranges.reversed()
  }

  /// What leads from the root of `first` leaves to that of `second`; `0 < first < second`.
  static func between(_ first: UInt64, _ second: UInt64) -> [(UInt64, UInt64)] {
    var ranges: [(UInt64, UInt64)] = []
    var (start, end) = (UInt64(0), second)
    while end != first {
      let middle = start + split(end - start)
      if first <= middle {
        ranges.append((middle, end))
        end = middle
      } else {
        ranges.append((start, middle))
        start = middle
      }
    }
    // The verifier knows the old root where it is the left edge itself.
    if start > 0 { ranges.append((start, end)) }
    return ranges.reversed()
  }

  /// The largest power of two below `size`, which is at least 2.
  private static func split(_ size: UInt64) -> UInt64 {
    1 << UInt64(63 - (size - 1).leadingZeroBitCount)
  }

  /// Every complete subtree that the proof of leaf `index` in `size` leaves is made from.
  static func nodesBesideLeaf(_ index: UInt64, size: UInt64) -> [MerkleNode] {
    besideLeaf(index, size: size).flatMap { MerkleNode.covering($0, $1) }
  }
}
