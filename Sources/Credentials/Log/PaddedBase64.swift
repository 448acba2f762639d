/// Base64 of RFC 4648 section 4 with its padding, as notes and proofs write it.
///
/// One value has one spelling: whitespace, missing padding and stray bits are refused.
package enum PaddedBase64 {
  /// `bytes` in the standard alphabet, padded.
  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var group: UInt32 = 0
    var held = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      held += 1
      if held == 3 {
        append(group, characters: 4, to: &text)
        (group, held) = (0, 0)
      }
    }
    if held > 0 {
      append(group << UInt32(8 * (3 - held)), characters: held + 1, to: &text)
      text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - held))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that `text` spells.
  ///
  /// - Throws: ``LogFault/base64Malformed``.
  package static func decode(_ text: some Collection<UInt8>) throws(LogFault) -> [UInt8] {
    guard text.count % 4 == 0 else { throw .base64Malformed }
    let body = text.prefix { $0 != UInt8(ascii: "=") }
    let padding = text.count - body.count
    guard padding <= 2, text.dropFirst(body.count).allSatisfy({ $0 == UInt8(ascii: "=") }) else {
      throw .base64Malformed
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var group: UInt32 = 0
    var held: UInt32 = 0
    for character in body {
      guard let value = value(of: character) else { throw .base64Malformed }
      group = group << 6 | value
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: group >> held))
        group &= (1 << held) - 1
      }
    }
    guard group == 0 else { throw .base64Malformed }
    return bytes
  }

  private static func append(_ group: UInt32, characters: Int, to text: inout [UInt8]) {
    for place in 0..<characters {
      text.append(character(of: UInt8(truncatingIfNeeded: group >> UInt32(18 - 6 * place) & 63)))
    }
  }

  private static func character(of value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + value - 26
    case 52..<62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
