/// A list of W3C Bitstring Status List v1.0, for import only: the first entry is in the *most*
/// significant bit, compressed by gzip, in multibase base64url behind a `u`.
package struct BitstringStatusList: Hashable, Sendable {
  /// The fewest entries, so that nobody is found by the size of the list.
  package static let minimumEntries = 131_072
  /// The most bytes once decompressed.
  package static let maximumBytes = 16 * 1_024 * 1_024

  /// Bits of an entry, 1 to 8.
  package let entryBits: Int
  private let bytes: [UInt8]

  /// The list that `encodedList` spells with entries of `entryBits`, its `statusSize`.
  ///
  /// - Throws: ``StatusDoubt`` `listMalformed` without the leading `u`, for other entries than of 1
  ///   to 8 bits, for fewer than 131,072 of them and for what gzip refuses; `listTooLarge`.
  package init(
    encodedList: String, entryBits: Int = 1, maximumBytes: Int = maximumBytes
  ) throws(StatusDoubt) {
    let text = encodedList.utf8
    guard text.first == UInt8(ascii: "u"), (1...8).contains(entryBits),
      let compressed = try? Base64URL.decode(text.dropFirst())
    else { throw .listMalformed }
    bytes = try Inflation.inflated(compressed, .gzip, maximumBytes: maximumBytes)
    self.entryBits = entryBits
    guard count >= Self.minimumEntries else { throw .listMalformed }
  }

  /// Entries in the list.
  package var count: Int { bytes.count * 8 / entryBits }

  /// The value at `index`, or nil outside the list.
  package func value(at index: Int64) -> UInt8? {
    guard index >= 0, index < Int64(count) else { return nil }
    let start = Int(index) * entryBits
    var value: UInt8 = 0
    for bit in start..<(start + entryBits) {
      let isSet = bytes[bit / 8] >> UInt8(7 - bit % 8) & 1
      value = value << 1 | isSet
    }
    return value
  }
}
