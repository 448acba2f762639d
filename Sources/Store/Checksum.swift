import Crypto

/// A SHA-256 taken over bytes as they pass.
package struct Checksum {
  private var hash = SHA256()

  /// A checksum of nothing yet.
  package init() {}

  /// Takes `bytes` in.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    hash.update(bufferPointer: bytes)
  }

  /// The 32 bytes for all that was taken in.
  package var bytes: [UInt8] {
    Array(hash.finalize())
  }

  /// The 32 bytes for `bytes` alone.
  package static func of(_ bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: bytes))
  }
}

/// `bytes` as lower-case hexadecimal digits, two a byte.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  return String(decoding: text, as: UTF8.self)
}
