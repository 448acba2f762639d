/// A trust list cut into parts by the hash of the issuer, so that a bundle carries only those it
/// needs. A part is JSON of its own: `{"part": n, "entries": […]}`, named by its SHA-256.
package struct TrustParts: Hashable, Sendable {
  /// Leading bits of SHA-256 of `iss` that choose the part, 1 to 12.
  package let bits: Int
  /// The SHA-256 of each part's bytes, 2^bits of them.
  package let digests: [[UInt8]]

  /// The table; nil where the number of digests is not 2^bits or one has not 32 bytes.
  package init?(bits: Int, digests: [[UInt8]]) {
    guard (1...12).contains(bits), digests.count == 1 << bits,
      digests.allSatisfy({ $0.count == 32 })
    else { return nil }
    self.bits = bits
    self.digests = digests
  }

  /// The part that holds `issuer`.
  package func part(of issuer: String) -> Int { Self.part(of: issuer, bits: bits) }

  private static func part(of issuer: String, bits: Int) -> Int {
    let hash = sha256(Array(issuer.utf8))
    return (Int(hash[0]) << 8 | Int(hash[1])) >> (16 - bits)
  }

  /// The entries cut by `bits`, as bytes to publish, with the table that names them; nil for bits
  /// outside 1 to 12.
  package static func cutting(
    _ entries: [TrustEntry], bits: Int
  ) -> (table: TrustParts, parts: [[UInt8]])? {
    guard (1...12).contains(bits) else { return nil }
    let groups = Dictionary(grouping: entries) { part(of: $0.issuer, bits: bits) }
    let parts = (0..<(1 << bits)).map { number in
      JSONValue.object([
        JSONMember("part", .integer(Int64(number))),
        JSONMember("entries", .array((groups[number] ?? []).map(\.json))),
      ]).encoded()
    }
    guard let table = TrustParts(bits: bits, digests: parts.map { sha256($0) }) else { return nil }
    return (table, parts)
  }

  /// The part that `bytes` are and its entries.
  ///
  /// - Throws: ``TrustFault``: `tooLarge`, `partOther` where no part has these bytes or an entry
  ///   belongs elsewhere, `listMalformed`, `entryMalformed`.
  func read(_ bytes: [UInt8]) throws(TrustFault) -> (part: Int, entries: [TrustEntry]) {
    guard bytes.count <= TrustList.maximumBytes else { throw .tooLarge }
    // Bytes that the list does not name are not even read.
    guard let part = digests.firstIndex(of: sha256(bytes)) else { throw .partOther }
    guard
      let json = try? JSONValue(strict: bytes, maximumBytes: TrustList.maximumBytes),
      json["part"]?.wholeNumber == Int64(part), let items = json["entries"]?.items
    else { throw .listMalformed }
    let entries = try TrustList.entries(items)
    guard entries.allSatisfy({ self.part(of: $0.issuer) == part }) else { throw .partOther }
    return (part, entries)
  }

  /// The table as the list writes it.
  ///
  /// - Throws: ``TrustFault/listMalformed``.
  init(json: JSONValue) throws(TrustFault) {
    guard let bits = json["bits"]?.wholeNumber.flatMap({ Int(exactly: $0) }),
      let items = json["sha256"]?.items
    else { throw .listMalformed }
    let digests = items.compactMap { item in
      item.text.flatMap { try? Base64URL.decode($0.utf8) }
    }
    guard digests.count == items.count, let table = TrustParts(bits: bits, digests: digests)
    else { throw .listMalformed }
    self = table
  }

  /// The table as the list writes it.
  var json: JSONValue {
    .object([
      JSONMember("bits", .integer(Int64(bits))),
      JSONMember("sha256", .array(digests.map { .string(Base64URL.encode($0)) })),
    ])
  }
}
