/// A body that the trust list knows: what it is called, what it may say, and its keys.
package struct TrustEntry: Hashable, Sendable {
  /// Codes by which a body is known outside.
  package enum Identifier: String, Hashable, Sendable, CaseIterable {
    /// The Organisation Data Service's code.
    case ods
    /// A provider of the Care Quality Commission.
    case cqcProvider = "cqc_provider"
    /// A location of the Care Quality Commission.
    case cqcLocation = "cqc_location"
    /// The UK Register of Learning Providers.
    case ukprn
    /// A regulator's own code.
    case regulator
  }

  /// The body that took another's place.
  package struct Successor: Hashable, Sendable {
    /// Its `iss`.
    package let issuer: String
    /// Seconds since 1970 from which it stands in the other's place.
    package let from: Int64

    /// The successor from `from` on; nil where the time is out of range.
    package init?(_ issuer: String, from: Int64) {
      guard TokenTime.supported.contains(from), !issuer.isEmpty else { return nil }
      self.issuer = issuer
      self.from = from
    }
  }

  /// The body's `iss`: an https address with no query and no fragment.
  package let issuer: String
  /// Its codes.
  package let identifiers: [Identifier: String]
  /// What it may say.
  package let entitlements: [Entitlement]
  /// Its keys, past ones too.
  package let keys: [RegistryKey]
  /// Whether the registry has suspended it: it may say nothing now.
  package let isSuspended: Bool
  /// Who took its place, or nil. What it said before keeps verifying.
  package let successor: Successor?

  /// An entry; nil where the issuer is no plain https address, a key stands in it twice, or it
  /// would succeed itself.
  package init?(
    issuer: String, identifiers: [Identifier: String] = [:], entitlements: [Entitlement],
    keys: [RegistryKey], isSuspended: Bool = false, successor: Successor? = nil
  ) {
    guard Self.isIssuer(issuer), Set(keys.map(\.key)).count == keys.count,
      successor.map({ isSame($0.issuer, issuer) }) != true
    else { return nil }
    self.issuer = issuer
    self.identifiers = identifiers
    self.entitlements = entitlements
    self.keys = keys
    self.isSuspended = isSuspended
    self.successor = successor
  }

  /// The key called `id`, whatever its use, or nil. Nothing but the entry of the credential's own
  /// issuer is ever asked.
  package func key(_ id: String) -> RegistryKey? {
    keys.first { isSame($0.id, id) }
  }

  /// Nil where the body may say `statement`, else why not: the nearest miss of its entitlements.
  package func refusal(of statement: Entitlement.Statement) -> Entitlement.Refusal? {
    if isSuspended { return .suspended }
    if let successor, statement.from >= successor.from { return .succeeded }
    var nearest = Entitlement.Refusal.type
    for entitlement in entitlements {
      guard let refusal = entitlement.refusal(of: statement) else { return nil }
      if Self.rank(refusal) > Self.rank(nearest) { nearest = refusal }
    }
    return nearest
  }

  private static func rank(_ refusal: Entitlement.Refusal) -> Int {
    Entitlement.Refusal.allCases.firstIndex(of: refusal) ?? 0
  }

  private static func isIssuer(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.starts(with: "https://".utf8) && (9...512).contains(bytes.count)
      && bytes.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x23 && $0 != 0x3f }
  }
}

extension TrustEntry {
  /// The entry as the list writes it. Members, identifiers and uses of keys that this version does
  /// not know are passed over.
  ///
  /// - Throws: ``TrustFault/entryMalformed``.
  init(json: JSONValue) throws(TrustFault) {
    guard let issuer = json["iss"]?.text, let listed = json["entitlements"]?.items,
      let keyed = json["keys"]?.items
    else { throw .entryMalformed }
    var entitlements: [Entitlement] = []
    for item in listed { entitlements.append(try Entitlement(json: item)) }
    var keys: [RegistryKey] = []
    for item in keyed {
      if let key = try RegistryKey(json: item) { keys.append(key) }
    }
    guard
      let entry = TrustEntry(
        issuer: issuer, identifiers: try Self.identifiers(json["identifiers"]),
        entitlements: entitlements, keys: keys,
        isSuspended: try Self.isSuspended(json["suspended"]),
        successor: try Self.successor(json["successor"]))
    else { throw .entryMalformed }
    self = entry
  }

  private static func identifiers(
    _ json: JSONValue?
  ) throws(TrustFault) -> [Identifier: String] {
    guard let json else { return [:] }
    guard let members = json.members else { throw .entryMalformed }
    var identifiers: [Identifier: String] = [:]
    for member in members {
      guard let text = member.value.text else { throw .entryMalformed }
      if let kind = Identifier(rawValue: member.name) { identifiers[kind] = text }
    }
    return identifiers
  }

  private static func isSuspended(_ json: JSONValue?) throws(TrustFault) -> Bool {
    guard let json else { return false }
    guard let flag = json.flag else { throw .entryMalformed }
    return flag
  }

  private static func successor(_ json: JSONValue?) throws(TrustFault) -> Successor? {
    guard let json else { return nil }
    guard let issuer = json["iss"]?.text, let from = TokenTime.read(json["from"]),
      let successor = Successor(issuer, from: from)
    else { throw .entryMalformed }
    return successor
  }

  /// The entry as the list writes it.
  package var json: JSONValue {
    let codes = Identifier.allCases.compactMap { kind in
      identifiers[kind].map { JSONMember(kind.rawValue, .string($0)) }
    }
    var members = [
      JSONMember("iss", .string(issuer)), JSONMember("identifiers", .object(codes)),
      JSONMember("entitlements", .array(entitlements.map(\.json))),
      JSONMember("keys", .array(keys.map(\.json))),
    ]
    if isSuspended { members.append(JSONMember("suspended", .bool(true))) }
    if let successor {
      let link = [
        JSONMember("iss", .string(successor.issuer)), JSONMember("from", .integer(successor.from)),
      ]
      members.append(JSONMember("successor", .object(link)))
    }
    return .object(members)
  }
}
