import Access
import Crypto
import Vocabulary

/// Page tokens under a keyed hash, so that nobody can make one up or change where it points.
///
/// A token is the hexadecimal of 16 bytes of HMAC-SHA-256 and the body. It hides nothing: a body
/// holds positions in a list, never a name.
package struct PageTokenSeal: PageSeal {
  private let key: SymmetricKey

  /// The seal whose key is derived from the key encryption key.
  package init(under key: KeyEncryptionKey) {
    self.key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key.key, info: Array("oneworkforce/page-token/1".utf8),
      outputByteCount: 32)
  }

  package func seal(_ body: [UInt8]) -> String {
    hexadecimal(tag(body) + body)
  }

  package func open(_ token: String) -> [UInt8]? {
    let digits = Array(token.utf8)
    guard digits.count >= 32, digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    let body = Array(bytes.dropFirst(16))
    return sameBytes(tag(body), bytes.prefix(16)) ? body : nil
  }

  private func tag(_ body: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: body, using: key).prefix(16))
  }

  // Every byte is looked at, so that the time taken tells nothing of where they differ.
  private func sameBytes(_ left: [UInt8], _ right: ArraySlice<UInt8>) -> Bool {
    left.count == right.count && zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
