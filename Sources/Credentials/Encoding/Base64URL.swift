/// The base64url alphabet of RFC 4648 section 5, as JOSE uses it: without padding.
package enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static let noDigit: UInt8 = 64

  private static let digits: [UInt8] = {
    var digits = [UInt8](repeating: noDigit, count: 256)
    for (digit, character) in alphabet.enumerated() { digits[Int(character)] = UInt8(digit) }
    return digits
  }()

  /// The text that spells `bytes`, without padding.
  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: encodedBytes(bytes), as: UTF8.self)
  }

  /// The text that spells `bytes`, as its ASCII bytes.
  package static func encodedBytes(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let alphabet = Self.alphabet
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 3 * 4 + 4)
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for byte in bytes {
      bits = (bits << 8 | UInt32(byte)) & 0xFFFF
      held += 8
      while held >= 6 {
        held -= 6
        text.append(alphabet[Int(bits >> held & 63)])
      }
    }
    if held > 0 { text.append(alphabet[Int(bits << (6 - held) & 63)]) }
    return text
  }

  /// The bytes that `text` spells.
  ///
  /// - Throws: ``CredentialFault`` `base64url_malformed` where it has padding, white space or any
  ///   other character, a length that no bytes give, or left-over bits that are not zero (two
  ///   spellings of the same bytes).
  package static func decode(_ text: some Collection<UInt8>) throws(CredentialFault) -> [UInt8] {
    let digits = Self.digits
    let count = text.count
    guard count % 4 != 1 else { throw CredentialFault(.base64urlMalformed, "length") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count / 4 * 3 + 2)
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for character in text {
      let digit = digits[Int(character)]
      guard digit != noDigit else { throw CredentialFault(.base64urlMalformed, "character") }
      bits = bits << 6 | UInt32(digit)
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> held))
        bits &= (1 << held) - 1
      }
    }
    guard bits == 0 else { throw CredentialFault(.base64urlMalformed, "trailing_bits") }
    return bytes
  }
}
