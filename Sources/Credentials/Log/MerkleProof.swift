/// How a proof is held against roots, by RFC 9162 sections 2.1.3.2 and 2.1.4.2.
package enum MerkleProof {
  /// The root that `path` leads to from `leaf` at `index` in a tree of `size` leaves, or nil where
  /// the path has another length than such a tree asks for or the index lies outside it.
  package static func root(
    of leaf: MerkleHash, at index: UInt64, size: UInt64, path: [MerkleHash]
  ) -> MerkleHash? {
    guard index < size, size <= largestMerkleSize else { return nil }
    var (place, last) = (index, size - 1)
    var hash = leaf
    for sibling in path {
      guard last > 0 else { return nil }
      if place & 1 == 1 || place == last {
        hash = MerkleHash.node(sibling, hash)
        while place & 1 == 0 && place > 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        hash = MerkleHash.node(hash, sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 ? hash : nil
  }

  /// Whether `path` shows the tree of `first` leaves and root `old` to be the beginning of the
  /// tree of `second` leaves and root `new`.
  package static func isConsistent(
    _ path: [MerkleHash], from first: UInt64, _ old: MerkleHash, to second: UInt64,
    _ new: MerkleHash
  ) -> Bool {
    guard first <= second, second <= largestMerkleSize else { return false }
    if first == second { return path.isEmpty && old == new }
    // Every tree continues the empty one, whose root is always the same.
    if first == 0 { return path.isEmpty && old == .emptyTree }
    let start = first & (first - 1) == 0 ? [old] : []
    let hashes = start + path
    guard let seed = hashes.first else { return false }
    var (place, last) = (first - 1, second - 1)
    while place & 1 == 1 {
      place >>= 1
      last >>= 1
    }
    var (oldHash, newHash) = (seed, seed)
    for hash in hashes.dropFirst() {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        oldHash = MerkleHash.node(hash, oldHash)
        newHash = MerkleHash.node(hash, newHash)
        while place & 1 == 0 && place > 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        newHash = MerkleHash.node(newHash, hash)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && oldHash == old && newHash == new
  }
}
