/// A digest taken of bytes as they come; the program gives SHA-256.
package protocol StreamDigest: Sendable {
  /// Takes in the next bytes.
  mutating func update(_ bytes: [UInt8])
  /// The digest of everything taken in; nothing is taken in after it.
  mutating func finish() -> [UInt8]
}
