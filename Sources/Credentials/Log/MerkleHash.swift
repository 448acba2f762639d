import Crypto

/// A SHA-256 hash of a leaf, a node or a whole tree, by RFC 6962 section 2.1.
package struct MerkleHash: Hashable, Sendable {
  // Four words instead of an array: a tree holds many, and an array would be an allocation each.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// Bytes of a hash.
  package static let byteCount = 32

  /// The hash of 32 bytes, or nil for any other number of them.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    self.words = words
  }

  /// The first 32 bytes of what a hash function gave; a shorter result is filled with zeros.
  init(result: UnsafeRawBufferPointer) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: result.prefix(Self.byteCount)) }
    self.words = words
  }

  /// The hash that `digest` is.
  init(_ digest: SHA256.Digest) {
    self = digest.withUnsafeBytes { MerkleHash(result: $0) }
  }

  /// The hash of a tree with no leaves.
  package static let emptyTree = MerkleHash(SHA256.hash(data: [UInt8]()))

  /// The hash of a leaf: SHA-256 of 0x00 and the leaf's bytes.
  package static func leaf(_ bytes: some Sequence<UInt8>) -> MerkleHash {
    var input: [UInt8] = [0]
    input.append(contentsOf: bytes)
    return MerkleHash(SHA256.hash(data: input))
  }

  /// The hash of the node above `left` and `right`: SHA-256 of 0x01 and both.
  package static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { space in
      space[0] = 1
      left.write(to: UnsafeMutableRawBufferPointer(rebasing: space[1...]))
      right.write(to: UnsafeMutableRawBufferPointer(rebasing: space[(1 + byteCount)...]))
      var function = SHA256()
      function.update(bufferPointer: UnsafeRawBufferPointer(space))
      return MerkleHash(function.finalize())
    }
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.byteCount) { space, count in
      write(to: UnsafeMutableRawBufferPointer(space))
      count = Self.byteCount
    }
  }

  private func write(to space: UnsafeMutableRawBufferPointer) {
    withUnsafeBytes(of: words) { space.copyMemory(from: $0) }
  }
}

extension MerkleHash {
  /// Whether the bytes are the same.
  package static func == (left: MerkleHash, right: MerkleHash) -> Bool {
    left.words == right.words
  }

  /// Feeds the bytes to `hasher`.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}
