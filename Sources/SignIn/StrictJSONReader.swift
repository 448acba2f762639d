/// Reads one JSON value from bytes, by RFC 8259 and nothing beyond it.
struct StrictJSONReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next value; `depth` counts the values it stands in, itself included.
  mutating func value(depth: Int) throws(StrictJSON.Malformed) -> StrictJSON {
    guard depth <= StrictJSON.deepest else { throw StrictJSON.Malformed() }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try items(depth: depth))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  /// Refuses anything but space after the value.
  mutating func end() throws(StrictJSON.Malformed) {
    skipSpace()
    guard next == nil else { throw StrictJSON.Malformed() }
  }

  private var next: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(StrictJSON.Malformed) {
    guard take(character) else { throw StrictJSON.Malformed() }
  }

  private mutating func word(
    _ word: String, _ value: StrictJSON
  ) throws(StrictJSON.Malformed) -> StrictJSON {
    for character in word.unicodeScalars { try expect(character) }
    return value
  }

  private mutating func members(
    depth: Int
  ) throws(StrictJSON.Malformed) -> [String: StrictJSON] {
    try expect("{")
    var members: [String: StrictJSON] = [:]
    skipSpace()
    if take("}") { return members }
    repeat {
      skipSpace()
      let name = try text()
      skipSpace()
      try expect(":")
      let member = try value(depth: depth + 1)
      guard members.updateValue(member, forKey: name) == nil else { throw StrictJSON.Malformed() }
      skipSpace()
    } while take(",")
    try expect("}")
    return members
  }

  private mutating func items(depth: Int) throws(StrictJSON.Malformed) -> [StrictJSON] {
    try expect("[")
    var items: [StrictJSON] = []
    skipSpace()
    if take("]") { return items }
    repeat {
      items.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    try expect("]")
    return items
  }

  private mutating func number() throws(StrictJSON.Malformed) -> String {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(StrictJSON.Malformed) {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw StrictJSON.Malformed() }
  }

  private mutating func text() throws(StrictJSON.Malformed) -> String {
    try expect("\"")
    var utf8: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      position += 1
      guard byte >= 0x20 else { throw StrictJSON.Malformed() }
      if byte == UInt8(ascii: "\\") {
        utf8 += String(Character(try escaped())).utf8
      } else {
        utf8.append(byte)
      }
    }
    try expect("\"")
    guard let text = String(validating: utf8, as: UTF8.self) else { throw StrictJSON.Malformed() }
    return text
  }

  private mutating func escaped() throws(StrictJSON.Malformed) -> Unicode.Scalar {
    guard let byte = next else { throw StrictJSON.Malformed() }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try escapedScalar()
    default: throw StrictJSON.Malformed()
    }
  }

  private mutating func escapedScalar() throws(StrictJSON.Malformed) -> Unicode.Scalar {
    let first = try fourHexDigits()
    guard (0xD800...0xDBFF).contains(first) else { return try scalar(first) }
    try expect("\\")
    try expect("u")
    let second = try fourHexDigits()
    guard (0xDC00...0xDFFF).contains(second) else { throw StrictJSON.Malformed() }
    return try scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private func scalar(_ value: UInt32) throws(StrictJSON.Malformed) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(value) else { throw StrictJSON.Malformed() }
    return scalar
  }

  private mutating func fourHexDigits() throws(StrictJSON.Malformed) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw StrictJSON.Malformed()
      }
      position += 1
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
