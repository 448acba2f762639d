/// A list of statuses, each of 1, 2, 4 or 8 bits, the first in the least significant bits of the
/// first byte (Token Status List section 4.1).
package struct StatusList: Hashable, Sendable {
  /// Bits of an entry.
  package enum Bits: Int, Hashable, Sendable, CaseIterable {
    /// Valid or revoked.
    case one = 1
    /// Suspended and superseded too: what our own lists have.
    case two = 2
    /// 16 values.
    case four = 4
    /// 256 values.
    case eight = 8
  }

  /// The most bytes a list may have once decompressed: 2^20 entries of two bits.
  package static let maximumBytes = 262_144
  /// The entries of a list of ours.
  package static let entryCount = 1 << 20

  /// Bits of an entry.
  package let bits: Bits
  /// The entries, packed.
  package private(set) var bytes: [UInt8]

  /// A list of `count` valid entries, rounded up to whole bytes.
  package init(bits: Bits = .two, count: Int = entryCount) {
    self.bits = bits
    let perByte = 8 / bits.rawValue
    bytes = [UInt8](repeating: 0, count: max(0, count).dividedRoundingUp(by: perByte))
  }

  /// The list that `compressed` holds: zlib's stream, and nothing behind it.
  ///
  /// - Throws: ``StatusDoubt`` `listTooLarge` for more than `maximumBytes`, `listMalformed`.
  package init(
    bits: Bits, compressed: [UInt8], maximumBytes: Int = maximumBytes
  ) throws(StatusDoubt) {
    self.bits = bits
    bytes = try Inflation.inflated(compressed, .zlib, maximumBytes: maximumBytes)
  }

  /// The list as its token carries it: compressed, in base64url.
  ///
  /// - Throws: ``StatusDoubt/listTooLarge`` where zlib lacks the memory.
  package func encoded() throws(StatusDoubt) -> String {
    Base64URL.encode(try Inflation.deflated(bytes))
  }

  /// Entries in the list.
  package var count: Int { bytes.count * 8 / bits.rawValue }

  /// The value at `index`, or nil outside the list.
  package func value(at index: Int64) -> UInt8? {
    guard index >= 0, index < Int64(count) else { return nil }
    let bit = Int(index) * bits.rawValue
    return bytes[bit / 8] >> UInt8(bit % 8) & mask
  }

  /// Sets the value at `index`; false, and nothing is set, outside the list or where the value
  /// needs more bits.
  package mutating func set(_ value: UInt8, at index: Int64) -> Bool {
    guard index >= 0, index < Int64(count), value <= mask else { return false }
    let bit = Int(index) * bits.rawValue
    let shift = UInt8(bit % 8)
    bytes[bit / 8] = bytes[bit / 8] & ~(mask << shift) | value << shift
    return true
  }

  private var mask: UInt8 { UInt8(truncatingIfNeeded: 1 << bits.rawValue - 1) }
}

extension Int {
  fileprivate func dividedRoundingUp(by divisor: Int) -> Int {
    self / divisor + (self % divisor > 0 ? 1 : 0)
  }
}
