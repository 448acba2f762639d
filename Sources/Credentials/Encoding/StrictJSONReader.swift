extension JSONValue {
  /// The value that `bytes` spell, by RFC 8259 and nothing beyond it.
  ///
  /// - Parameter maximumDepth: how many arrays and objects may stand inside each other; a text or
  ///   a number alone has depth 0.
  /// - Throws: ``CredentialFault`` at `json`: `too_large` for more than `maximumBytes`;
  ///   `json_too_deep`; `json_duplicate_name` for a name that an object has twice, escaped or not;
  ///   `json_utf8_invalid`; `json_surrogate_lone` for an escaped half of a pair alone;
  ///   `json_null_character` for an escaped U+0000; `json_trailing_bytes` for anything but white
  ///   space after the value; `json_malformed` for the rest, a byte-order mark included.
  package init(
    strict bytes: ArraySlice<UInt8>, maximumBytes: Int, maximumDepth: Int = 16
  ) throws(CredentialFault) {
    guard bytes.count <= maximumBytes else { throw CredentialFault(.tooLarge, "json") }
    var reader = StrictJSONReader(bytes, maximumDepth: maximumDepth)
    self = try reader.value(depth: 0)
    try reader.end()
  }

  /// As ``init(strict:maximumBytes:maximumDepth:)`` for a whole array of bytes.
  package init(
    strict bytes: [UInt8], maximumBytes: Int, maximumDepth: Int = 16
  ) throws(CredentialFault) {
    try self.init(strict: bytes[...], maximumBytes: maximumBytes, maximumDepth: maximumDepth)
  }
}

/// Reads one JSON value from bytes.
private struct StrictJSONReader {
  private let bytes: ArraySlice<UInt8>
  private let maximumDepth: Int
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>, maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    position = bytes.startIndex
  }

  /// The next value; `depth` counts the arrays and objects around it.
  mutating func value(depth: Int) throws(CredentialFault) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try items(depth: depth))
    case UInt8(ascii: "\""): return .string(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  /// Refuses anything but space after the value.
  mutating func end() throws(CredentialFault) {
    skipSpace()
    guard next == nil else { throw fault(.jsonTrailingBytes) }
  }

  private func fault(_ kind: CredentialFault.Kind) -> CredentialFault {
    CredentialFault(kind, "json")
  }

  private var next: UInt8? {
    position < bytes.endIndex ? bytes[position] : nil
  }

  private mutating func skipSpace() {
    while position < bytes.endIndex {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func take(_ character: UInt8) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: UInt8) throws(CredentialFault) {
    guard take(character) else { throw fault(.jsonMalformed) }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(CredentialFault) -> JSONValue {
    for character in word.description.utf8 { try expect(character) }
    return value
  }

  private mutating func members(depth: Int) throws(CredentialFault) -> [JSONMember] {
    guard depth < maximumDepth else { throw fault(.jsonTooDeep) }
    try expect(UInt8(ascii: "{"))
    var members: [JSONMember] = []
    var names = SeenNames()
    skipSpace()
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      skipSpace()
      let name = try text()
      guard names.insert(name, after: members) else { throw fault(.jsonDuplicateName) }
      skipSpace()
      try expect(UInt8(ascii: ":"))
      members.append(JSONMember(name, try value(depth: depth + 1)))
      skipSpace()
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return members
  }

  private mutating func items(depth: Int) throws(CredentialFault) -> [JSONValue] {
    guard depth < maximumDepth else { throw fault(.jsonTooDeep) }
    try expect(UInt8(ascii: "["))
    var items: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return items }
    repeat {
      items.append(try value(depth: depth + 1))
      skipSpace()
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
    return items
  }

  private mutating func number() throws(CredentialFault) -> JSONValue {
    let start = position
    let isNegative = take(UInt8(ascii: "-"))
    let firstDigit = position
    if !take(UInt8(ascii: "0")) { try digits() }
    let isNegativeZero = isNegative && bytes[firstDigit] == UInt8(ascii: "0")
    var isWhole = !isNegativeZero
    if take(UInt8(ascii: ".")) {
      isWhole = false
      try digits()
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    let written = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int64(written) { return .integer(integer) }
    return .number(written)
  }

  private mutating func digits() throws(CredentialFault) {
    let start = position
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    guard position > start else { throw fault(.jsonMalformed) }
  }

  /// A text; most have no escape and are taken as one piece.
  private mutating func text() throws(CredentialFault) -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    try skipPlain()
    if take(UInt8(ascii: "\"")) { return try validated(bytes[start..<(position - 1)]) }
    var utf8 = Array(bytes[start..<position])
    while take(UInt8(ascii: "\\")) {
      utf8 += String(Character(try escaped())).utf8
      let plain = position
      try skipPlain()
      utf8 += bytes[plain..<position]
    }
    try expect(UInt8(ascii: "\""))
    return try validated(utf8[...])
  }

  /// Moves to the next quotation mark, backslash or the end.
  private mutating func skipPlain() throws(CredentialFault) {
    while position < bytes.endIndex {
      switch bytes[position] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): return
      case 0..<0x20: throw fault(.jsonMalformed)
      default: position += 1
      }
    }
  }

  private func validated(_ utf8: ArraySlice<UInt8>) throws(CredentialFault) -> String {
    guard let text = String(validating: utf8, as: UTF8.self) else {
      throw fault(.jsonUTF8Invalid)
    }
    return text
  }

  private mutating func escaped() throws(CredentialFault) -> Unicode.Scalar {
    guard let byte = next else { throw fault(.jsonMalformed) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try escapedScalar()
    default: throw fault(.jsonMalformed)
    }
  }

  private mutating func escapedScalar() throws(CredentialFault) -> Unicode.Scalar {
    let first = try fourHexDigits()
    guard first != 0 else { throw fault(.jsonNullCharacter) }
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw fault(.jsonSurrogateLone)
    }
    let second = try fourHexDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault(.jsonSurrogateLone) }
    return scalar
  }

  private mutating func fourHexDigits() throws(CredentialFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap(hexDigit) else { throw fault(.jsonMalformed) }
      position += 1
      value = value << 4 | digit
    }
    return value
  }
}

private func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}

/// The names an object has had; a set only from the size where looking along the members, a
/// quadratic cost, would serve an attacker.
private struct SeenNames {
  private var set: Set<[UInt8]> = []

  private static let few = 16

  /// Whether `name` is new after `members`.
  mutating func insert(_ name: String, after members: [JSONMember]) -> Bool {
    guard members.count >= Self.few else { return !members.contains { isSame($0.name, name) } }
    if set.isEmpty { set = Set(members.map { Array($0.name.utf8) }) }
    return set.insert(Array(name.utf8)).inserted
  }
}
