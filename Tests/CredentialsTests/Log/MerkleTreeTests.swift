import Credentials
import Testing

@Suite("Trees of any size") struct MerkleTreeTests {
  /// The root as RFC 6962 section 2.1 defines it, by recursion.
  private func root(of leaves: ArraySlice<[UInt8]>) -> MerkleHash {
    guard let first = leaves.first else { return .emptyTree }
    guard leaves.count > 1 else { return .leaf(first) }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return .node(root(of: leaves[..<middle]), root(of: leaves[middle...]))
  }

  @Test("each root is the one that the definition gives")
  func roots() throws {
    let leaves = (0..<130).map(LogSamples.leaf)
    let tree = LogSamples.tree(130)
    var edge = MerkleFrontier()
    for size in 0...130 {
      let expected = root(of: leaves[..<size])
      #expect(try tree.root(size: UInt64(size)) == expected, "\(size)")
      #expect(edge.root == expected, "\(size)")
      if size < 130 { edge.append(hash: .leaf(leaves[size])) }
    }
    #expect(LogSamples.fault { _ = try tree.root(size: 131) } == .hashMissing)
  }

  @Test("every leaf of every tree is proved at its own index and no other")
  func inclusion() throws {
    let tree = LogSamples.tree(40)
    for size in UInt64(1)...40 {
      let root = try tree.root(size: size)
      for index in 0..<size {
        let path = try tree.inclusionPath(of: index, size: size)
        let leaf = MerkleHash.leaf(LogSamples.leaf(Int(index)))
        let places = (0..<size).filter {
          MerkleProof.root(of: leaf, at: $0, size: size, path: path) == root
        }
        #expect(places == [index], "leaf \(index) of \(size)")
      }
    }
  }

  @Test("every tree is proved to continue every earlier one, and no tree with another leaf")
  func consistency() throws {
    let tree = LogSamples.tree(40)
    var other = LogSamples.tree(3)
    other.append(Array("another leaf".utf8))
    for number in 4..<40 { other.append(LogSamples.leaf(number)) }
    for second in UInt64(0)...40 {
      for first in 0...second {
        let path = try tree.consistencyPath(from: first, to: second)
        let old = try tree.root(size: first)
        #expect(
          MerkleProof.isConsistent(
            path, from: first, old, to: second, try tree.root(size: second)))
        guard first > 0, second > 3, first < second else { continue }
        #expect(
          !MerkleProof.isConsistent(
            path, from: first, old, to: second, try other.root(size: second)))
      }
    }
    #expect(LogSamples.fault { _ = try tree.consistencyPath(from: 2, to: 1) } == .outsideTree)
    #expect(LogSamples.fault { _ = try tree.consistencyPath(from: 2, to: 41) } == .hashMissing)
  }

  @Test("the edge is read back only with a hash for each bit of its size")
  func edge() throws {
    var edge = MerkleFrontier()
    for number in 0..<11 { edge.append(hash: .leaf(LogSamples.leaf(number))) }
    #expect(edge.peaks.count == 3)
    #expect(MerkleFrontier(size: 11, peaks: edge.peaks) == edge)
    #expect(MerkleFrontier(size: 12, peaks: edge.peaks) == nil)
    #expect(MerkleFrontier(size: 11, peaks: Array(edge.peaks.dropLast())) == nil)
    #expect(MerkleHash([UInt8](repeating: 0, count: 31)) == nil)
    #expect(MerkleHash([UInt8](repeating: 0, count: 33)) == nil)
  }
}
