/// Writes protobuf messages in the one encoding that both verifiers take: fields in order, no
/// default written.
struct CanonicalWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a number unless it is zero.
  mutating func number(_ field: UInt64, _ value: UInt64) {
    guard value != 0 else { return }
    varint(field << 3)
    varint(value)
  }

  /// Writes a number unless it is zero.
  mutating func number(_ field: UInt64, _ value: UInt32) { number(field, UInt64(value)) }

  /// Writes a signed number unless it is zero.
  mutating func number(_ field: UInt64, _ value: Int64) {
    number(field, UInt64(bitPattern: value))
  }

  /// Writes a flag unless it is false.
  mutating func flag(_ field: UInt64, _ value: Bool) { number(field, value ? UInt64(1) : 0) }

  /// Writes bytes unless there are none.
  mutating func bytes(_ field: UInt64, _ value: some Collection<UInt8>) {
    if !value.isEmpty { item(field, value) }
  }

  /// Writes a text unless it is empty.
  mutating func text(_ field: UInt64, _ value: String) { bytes(field, Array(value.utf8)) }

  /// Writes one item of a list, or a message, also where it is empty.
  mutating func item(_ field: UInt64, _ value: some Collection<UInt8>) {
    varint(field << 3 | 2)
    varint(UInt64(value.count))
    bytes += value
  }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}
