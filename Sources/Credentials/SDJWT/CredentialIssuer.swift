/// Makes credentials from claims: hides what is to be shown one by one, and signs the rest.
package enum CredentialIssuer {
  /// How many digests of nothing one array or object gets, so that its size tells nothing.
  package struct Decoys: Hashable, Sendable {
    /// The array or object.
    package let path: ClaimPath
    /// How many, at least 0.
    package let count: Int

    /// `count` decoys at `path`.
    package init(at path: ClaimPath, count: Int) {
      self.path = path
      self.count = count
    }
  }

  /// The credential over `claims` with each claim at `hiding` hidden.
  ///
  /// A hidden claim inside a hidden claim has its own disclosure. Every disclosure has 16 bytes of
  /// salt from `salts`; digests of members are sorted and decoys in arrays stand at places drawn
  /// from `salts`, so that neither tells the order of issue.
  ///
  /// - Parameters:
  ///   - claims: a JSON object with all claims in the clear, `iss`, `vct` and `nbf` among them.
  ///   - keyID: the `kid` of the key, its thumbprint.
  /// - Throws: ``CredentialFault``: `path_unknown` where a path leads to no claim, or decoys to no
  ///   array or object; `disclosure_not_allowed` for either in a claim that must stay visible;
  ///   `claim_malformed` where claims use the names `_sd`, `...` or `_sd_alg`; `too_many` for a
  ///   count below 0 or over 256; `signing_failed`; and whatever would make a verifier refuse the
  ///   form of the result.
  package static func issue(
    claims: JSONValue, hiding paths: [ClaimPath], decoys: [Decoys] = [], by key: PrivateKey,
    keyID: String, salts: inout some RandomNumberGenerator
  ) throws(CredentialFault) -> HeldCredential {
    try check(claims: claims, hiding: paths, decoys: decoys)
    var packing = ClaimPacking(hiding: paths, decoys: decoys)
    guard case .object(var members) = packing.value(claims, at: ClaimPath([]), salts: &salts)
    else { throw CredentialFault(.notAnObject, "claims") }
    members.append(JSONMember("_sd_alg", .string("sha-256")))
    let token = try CompactJWS.signed(
      payload: .object(members), type: UnverifiedPresentation.tokenType, by: key, keyID: keyID)
    var bytes = token.bytes + [UInt8(ascii: "~")]
    for disclosure in packing.disclosures { bytes += disclosure.bytes + [UInt8(ascii: "~")] }
    let held = try HeldCredential(parsing: bytes)
    try held.issued.checkFormat()
    return held
  }

  private static func check(
    claims: JSONValue, hiding paths: [ClaimPath], decoys: [Decoys]
  ) throws(CredentialFault) {
    for path in paths {
      guard !path.steps.isEmpty, !claims.values(at: path).isEmpty else {
        throw CredentialFault(.pathUnknown, "hiding")
      }
      guard !staysVisible(path) else { throw CredentialFault(.disclosureNotAllowed, "hiding") }
    }
    for decoy in decoys {
      guard (0...256).contains(decoy.count) else { throw CredentialFault(.tooMany, "decoys") }
      let holders = claims.values(at: decoy.path)
      guard !holders.isEmpty, holders.allSatisfy({ $0.items != nil || $0.members != nil }) else {
        throw CredentialFault(.pathUnknown, "decoys")
      }
      guard !staysVisible(decoy.path) else {
        throw CredentialFault(.disclosureNotAllowed, "decoys")
      }
    }
    guard !claims.usesReservedName else { throw CredentialFault(.claimMalformed, "claims") }
  }

  /// Whether `path` leads to a claim that everybody sees, or into one.
  private static func staysVisible(_ path: ClaimPath) -> Bool {
    guard case .member(let name)? = path.steps.first else { return false }
    return UnverifiedPresentation.alwaysVisible.contains { isSame($0, name) }
  }
}

extension JSONValue {
  /// Whether a member anywhere in it has a name that SD-JWT keeps for itself.
  fileprivate var usesReservedName: Bool {
    switch self {
    case .object(let members):
      members.contains { member in
        ["_sd", "...", "_sd_alg"].contains { isSame($0, member.name) }
          || member.value.usesReservedName
      }
    case .array(let items): items.contains(where: \.usesReservedName)
    default: false
    }
  }
}

/// One walk through claims in the clear, in which each hidden one is exchanged for its digest.
private struct ClaimPacking {
  private let hiding: [ClaimPath]
  private let decoys: [CredentialIssuer.Decoys]
  /// The disclosures made so far, those inside a claim before the claim's own.
  private(set) var disclosures: [Disclosure] = []

  init(hiding: [ClaimPath], decoys: [CredentialIssuer.Decoys]) {
    self.hiding = hiding
    self.decoys = decoys
  }

  mutating func value(
    _ value: JSONValue, at path: ClaimPath, salts: inout some RandomNumberGenerator
  ) -> JSONValue {
    switch value {
    case .object(let members): .object(object(members, at: path, salts: &salts))
    case .array(let items): .array(array(items, at: path, salts: &salts))
    default: value
    }
  }

  private mutating func object(
    _ members: [JSONMember], at path: ClaimPath, salts: inout some RandomNumberGenerator
  ) -> [JSONMember] {
    var result: [JSONMember] = []
    var digests: [String] = []
    for member in members {
      let inside = path.appending(.member(member.name))
      let packed = value(member.value, at: inside, salts: &salts)
      if isHidden(inside) {
        digests.append(hide(packed, name: member.name, salts: &salts).text)
      } else {
        result.append(JSONMember(member.name, packed))
      }
    }
    for _ in 0..<decoyCount(at: path) { digests.append(decoy(salts: &salts).text) }
    if !digests.isEmpty {
      digests.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      result.append(JSONMember("_sd", .array(digests.map(JSONValue.string))))
    }
    return result
  }

  private mutating func array(
    _ items: [JSONValue], at path: ClaimPath, salts: inout some RandomNumberGenerator
  ) -> [JSONValue] {
    func stub(_ digest: ClaimDigest) -> JSONValue {
      .object([JSONMember("...", .string(digest.text))])
    }
    var result: [JSONValue] = []
    for (index, item) in items.enumerated() {
      let inside = path.appending(.element(index))
      let packed = value(item, at: inside, salts: &salts)
      result.append(
        isHidden(inside) ? stub(hide(packed, name: nil, salts: &salts)) : packed)
    }
    for _ in 0..<decoyCount(at: path) {
      let place = Int.random(in: 0...result.count, using: &salts)
      result.insert(stub(decoy(salts: &salts)), at: place)
    }
    return result
  }

  private mutating func hide(
    _ value: JSONValue, name: String?, salts: inout some RandomNumberGenerator
  ) -> ClaimDigest {
    let disclosure = Disclosure(salt: Self.chance(2, &salts), name: name, value: value)
    disclosures.append(disclosure)
    return disclosure.digest
  }

  private func decoy(salts: inout some RandomNumberGenerator) -> ClaimDigest {
    ClaimDigest.decoy(of: Self.chance(4, &salts))
  }

  /// `words` times 8 bytes.
  private static func chance(
    _ words: Int, _ salts: inout some RandomNumberGenerator
  ) -> [UInt8] {
    (0..<words).flatMap { _ in
      let word = salts.next()
      return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
  }

  private func isHidden(_ path: ClaimPath) -> Bool {
    hiding.contains { $0.leads(to: path) }
  }

  private func decoyCount(at path: ClaimPath) -> Int {
    decoys.first { $0.path.leads(to: path) }?.count ?? 0
  }
}
