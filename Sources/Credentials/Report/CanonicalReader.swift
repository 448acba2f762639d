/// Bytes that are no message in its one encoding.
struct NotCanonical: Error {}

/// Reads a protobuf message in the encoding that ``CanonicalWriter`` writes and in no other: tags
/// and numbers in their shortest form, fields in order, no default, nothing unknown.
struct CanonicalReader {
  /// A field's number and what it holds.
  enum Field {
    case number(UInt64, UInt64)
    case bytes(UInt64, ArraySlice<UInt8>)
  }

  private var rest: ArraySlice<UInt8>
  private var last: UInt64 = 0

  /// A reader of the message that `bytes` spell.
  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  /// The next field, or nil at the end. `repeated` names the fields that may follow themselves.
  mutating func next(repeated: Set<UInt64> = []) throws(NotCanonical) -> Field? {
    guard !rest.isEmpty else { return nil }
    let tag = try varint()
    let field = tag >> 3
    guard field > last || (field == last && repeated.contains(field)) else {
      throw NotCanonical()
    }
    last = field
    switch tag & 7 {
    case 0:
      let value = try varint()
      guard value != 0 else { throw NotCanonical() }
      return .number(field, value)
    case 2:
      let count = try varint()
      guard count <= UInt64(rest.count), count > 0 || repeated.contains(field) else {
        throw NotCanonical()
      }
      let value = rest.prefix(Int(count))
      rest = rest.dropFirst(Int(count))
      return .bytes(field, value)
    default: throw NotCanonical()
    }
  }

  private mutating func varint() throws(NotCanonical) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = rest.popFirst() {
      guard shift < 63 || byte <= 1 else { throw NotCanonical() }
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 {
        // A last byte of zero would be a longer spelling of the same number.
        guard byte != 0 || shift == 0 else { throw NotCanonical() }
        return value
      }
      shift += 7
    }
    throw NotCanonical()
  }
}

extension CanonicalReader {
  /// A number of a 32-bit field.
  static func uint32(_ value: UInt64) throws(NotCanonical) -> UInt32 {
    guard let number = UInt32(exactly: value) else { throw NotCanonical() }
    return number
  }

  /// A flag that is written, which is always true.
  static func flag(_ value: UInt64) throws(NotCanonical) -> Bool {
    guard value == 1 else { throw NotCanonical() }
    return true
  }

  /// A text without U+0000, which a reader in C would end at.
  static func text(_ bytes: ArraySlice<UInt8>) throws(NotCanonical) -> String {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw NotCanonical()
    }
    return text
  }
}
