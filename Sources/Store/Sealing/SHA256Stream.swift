import Crypto
import Vocabulary

/// SHA-256 of bytes as they come.
package struct SHA256Stream: StreamDigest {
  private var hash = SHA256()

  /// The digest of nothing yet.
  package init() {}

  /// Takes in the next bytes.
  package mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

  /// The 32 bytes of the digest.
  package mutating func finish() -> [UInt8] { Array(hash.finalize()) }
}
