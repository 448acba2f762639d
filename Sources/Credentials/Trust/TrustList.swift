package import Vocabulary

/// Who may say what: a list that two operators signed over the same payload. Only this module makes
/// one, from tokens it has verified.
package struct TrustList: Sendable {
  /// The longest token or part read, in bytes.
  package static let maximumBytes = 512 * 1_024
  /// The longest payload that holds its entries itself; a longer list is cut into ``TrustParts``.
  package static let longestWholePayload = 256 * 1_024
  /// Days a list holds.
  package static let life: Int64 = 7 * 86_400

  /// The number of the list; each newer list has a higher one.
  package private(set) var sequence: Int64
  /// When it was signed, in seconds since 1970.
  package private(set) var issuedAt: Int64
  /// When it goes stale, in seconds since 1970.
  package private(set) var expires: Int64
  /// The table of parts, or nil where the list holds its entries itself.
  package let parts: TrustParts?
  private var partsHeld: Set<Int> = []
  // By the bytes of `iss`, which Swift's texts would compare more loosely.
  private var entries: [[UInt8]: TrustEntry] = [:]

  init(_ payload: TrustPayload) throws(TrustFault) {
    sequence = payload.sequence
    issuedAt = payload.issuedAt
    expires = payload.expires
    parts = payload.parts
    try add(payload.entries)
  }

  /// Every entry at hand, in the order of the bytes of `iss`.
  package var allEntries: [TrustEntry] {
    entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// Adds a part that the list names by its SHA-256.
  ///
  /// - Throws: ``TrustFault``: `partOther` where the list names no such part, and what reading it
  ///   refuses.
  package mutating func add(part bytes: [UInt8]) throws(TrustFault) {
    guard let parts else { throw .partOther }
    let (part, read) = try parts.read(bytes)
    guard partsHeld.insert(part).inserted else { return }
    try add(read)
  }

  private mutating func add(_ more: [TrustEntry]) throws(TrustFault) {
    for entry in more {
      let other = entries.updateValue(entry, forKey: Array(entry.issuer.utf8))
      guard other == nil else { throw .entryRepeated }
    }
  }

  /// Takes in the entries that changed since an earlier list.
  mutating func apply(_ changes: TrustPayload) throws(TrustFault) {
    guard parts == nil, changes.parts == nil, let since = changes.since, since <= sequence else {
      throw .changesOther
    }
    guard changes.sequence > sequence else { throw .sequenceOld }
    for entry in changes.entries { entries[Array(entry.issuer.utf8)] = entry }
    sequence = changes.sequence
    issuedAt = changes.issuedAt
    expires = changes.expires
  }

  /// Whether the list knows an issuer.
  package enum IssuerAnswer: Hashable, Sendable {
    /// It does.
    case known(TrustEntry)
    /// It does, but the list is past its end; the age is in seconds since it was signed.
    case stale(age: Int64, TrustEntry)
    /// It does not.
    case notKnown
    /// The list at hand can't tell.
    case unknown(Doubt)
  }

  /// Why a list can't tell; the raw value is the code that reports carry.
  package enum Doubt: String, Hashable, Sendable, CaseIterable {
    /// The part that would hold the issuer is not at hand.
    case partMissing = "trust_part_missing"
    /// The list is past its end, and a newer one may know the issuer.
    case listStale = "trust_list_stale"
  }

  /// Whether `issuer` is known at `instant`.
  package func answer(about issuer: String, at instant: Instant) -> IssuerAnswer {
    let now = TokenTime.seconds(of: instant)
    if let entry = entries[Array(issuer.utf8)] {
      return now < expires ? .known(entry) : .stale(age: now - issuedAt, entry)
    }
    if let parts, !partsHeld.contains(parts.part(of: issuer)) { return .unknown(.partMissing) }
    return now < expires ? .notKnown : .unknown(.listStale)
  }

  /// Who stands in the place of `issuer` at `instant`: itself, or the last of the bodies that
  /// succeeded one another. Nil where a link leads outside the list or in a circle.
  package func standing(for issuer: String, at instant: Instant) -> TrustEntry? {
    let now = TokenTime.seconds(of: instant)
    guard var entry = entries[Array(issuer.utf8)] else { return nil }
    for _ in 0..<Self.longestSuccession {
      guard let next = entry.successor, next.from <= now else { return entry }
      guard let found = entries[Array(next.issuer.utf8)] else { return nil }
      entry = found
    }
    return nil
  }

  private static let longestSuccession = 16

  static func entries(_ items: [JSONValue]) throws(TrustFault) -> [TrustEntry] {
    var entries: [TrustEntry] = []
    entries.reserveCapacity(items.count)
    for item in items { entries.append(try TrustEntry(json: item)) }
    return entries
  }
}

/// What operators sign.
package struct TrustPayload: Hashable, Sendable {
  /// The number of the list.
  package let sequence: Int64
  /// When it is signed, in seconds since 1970.
  package let issuedAt: Int64
  /// When it goes stale, in seconds since 1970.
  package let expires: Int64
  /// Nil for a whole list; for changes, the number of the list that they are changes to.
  package let since: Int64?
  /// The entries: all of them, none where there are parts, the changed ones for changes.
  package let entries: [TrustEntry]
  /// The parts in place of entries.
  package let parts: TrustParts?

  /// A list that holds its entries itself; nil for a number below 1 or times out of order or range.
  package init?(
    sequence: Int64, issuedAt: Int64, expires: Int64, entries: [TrustEntry], since: Int64? = nil
  ) {
    self.init(
      sequence: sequence, issuedAt: issuedAt, expires: expires, since: since, entries: entries,
      parts: nil)
  }

  /// A list that names its parts; nil for a number below 1 or times out of order or range.
  package init?(sequence: Int64, issuedAt: Int64, expires: Int64, parts: TrustParts) {
    self.init(
      sequence: sequence, issuedAt: issuedAt, expires: expires, since: nil, entries: [],
      parts: parts)
  }

  private init?(
    sequence: Int64, issuedAt: Int64, expires: Int64, since: Int64?, entries: [TrustEntry],
    parts: TrustParts?
  ) {
    guard sequence > 0, since.map({ $0 > 0 && $0 < sequence }) != false, issuedAt < expires,
      [issuedAt, expires].allSatisfy(TokenTime.supported.contains)
    else { return nil }
    self.sequence = sequence
    self.issuedAt = issuedAt
    self.expires = expires
    self.since = since
    self.entries = entries
    self.parts = parts
  }

  /// The payload that `bytes` spell.
  ///
  /// - Throws: ``TrustFault`` `listMalformed`, also where there are both entries and parts or
  ///   neither, or `entryMalformed`.
  init(_ bytes: [UInt8]) throws(TrustFault) {
    guard let json = try? JSONValue(strict: bytes, maximumBytes: TrustList.maximumBytes),
      let sequence = json["seq"]?.wholeNumber, let issuedAt = TokenTime.read(json["iat"]),
      let expires = TokenTime.read(json["exp"]),
      json["since"] == nil || json["since"]?.wholeNumber != nil
    else { throw .listMalformed }
    let since = json["since"]?.wholeNumber
    let read: TrustPayload?
    switch (json["entries"], json["parts"]) {
    case (let entries?, nil):
      guard let items = entries.items else { throw .listMalformed }
      read = TrustPayload(
        sequence: sequence, issuedAt: issuedAt, expires: expires,
        entries: try TrustList.entries(items), since: since)
    case (nil, let parts?):
      guard since == nil else { throw .listMalformed }
      read = TrustPayload(
        sequence: sequence, issuedAt: issuedAt, expires: expires, parts: try TrustParts(json: parts)
      )
    default: throw .listMalformed
    }
    guard let read else { throw .listMalformed }
    self = read
  }

  /// The payload as JSON.
  package var json: JSONValue {
    var members = [
      JSONMember("seq", .integer(sequence)), JSONMember("iat", .integer(issuedAt)),
      JSONMember("exp", .integer(expires)),
    ]
    if let since { members.append(JSONMember("since", .integer(since))) }
    if let parts {
      members.append(JSONMember("parts", parts.json))
    } else {
      members.append(JSONMember("entries", .array(entries.map(\.json))))
    }
    return .object(members)
  }
}
