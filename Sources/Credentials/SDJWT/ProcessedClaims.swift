/// The claims of a credential with its disclosures in their places (RFC 9901 section 7.1).
package struct ProcessedClaims: Hashable, Sendable {
  /// The claims, a JSON object: digests, decoys and `_sd_alg` are gone, and so is every hidden
  /// element of an array that was not shown.
  package let claims: JSONValue
  /// Where each disclosure stands, in the order of the disclosures.
  let places: [DisclosedPlace]

  /// The claims that were hidden and are shown here, in the order of the disclosures. A position
  /// in an array counts the elements that are shown.
  package var disclosed: [ClaimPath] { places.map(\.path) }
}

/// Where a disclosure's claim stands.
struct DisclosedPlace: Hashable, Sendable {
  let path: ClaimPath
  /// The disclosure whose value holds this one's digest, or nil where the signed part holds it.
  let parent: Int?
}

extension UnverifiedPresentation {
  /// The claims with every disclosure in its place.
  ///
  /// This is a reading of what was presented: the claims are true only where the signature is good.
  ///
  /// - Throws: ``CredentialFault``, at the first place where it fails, the signed part read from
  ///   its top in order, each disclosure where its digest stands: `hash_algorithm_refused` for an
  ///   `_sd_alg` that is not `sha-256` or stands elsewhere than at the top; `disclosure_repeated`
  ///   for two equal disclosures; `digest_malformed` for an `_sd` that is no array of SHA-256
  ///   digests or a `...` that is not the one member of an array's element with such a digest;
  ///   `digest_repeated`; `disclosure_malformed` for an element's disclosure at a member's digest
  ///   or the other way round; `disclosure_name_reserved` for `_sd`, `...` or `_sd_alg`;
  ///   `disclosure_not_allowed` for a claim that must stay visible, or a part of one;
  ///   `disclosure_name_taken`; `json_too_deep` past sixteen arrays and objects in each other; and
  ///   last `disclosure_unreferenced`.
  package func processed() throws(CredentialFault) -> ProcessedClaims {
    try checkHashAlgorithm()
    return try ClaimUnpacking.unpack(
      payload, disclosures: disclosures, alwaysVisible: Self.alwaysVisible)
  }

  /// The claims at the top that a disclosure may not name, nor be a part of
  /// (draft-ietf-oauth-sd-jwt-vc section 2.2.2.2).
  package static let alwaysVisible = [
    "iss", "vct", "vct#integrity", "nbf", "exp", "cnf", "status", "aka_vcts",
  ]

  func checkHashAlgorithm() throws(CredentialFault) {
    if let named = payload["_sd_alg"], named != .string("sha-256") {
      throw CredentialFault(.hashAlgorithmRefused, "_sd_alg")
    }
  }
}

/// One walk through the signed claims, in which each digest is exchanged for its disclosure.
struct ClaimUnpacking {
  private let disclosures: [Disclosure]
  private let alwaysVisible: [String]
  private var positions: [ClaimDigest: Int] = [:]
  private var seen: Set<ClaimDigest> = []
  private var places: [DisclosedPlace?]
  /// The way from the top to where the walk stands.
  private var steps: [ClaimPath.Step] = []

  private static let deepest = 16

  /// What holds where the walk stands.
  private struct Spot {
    /// The disclosure whose value is walked through, or nil in the signed part.
    var parent: Int?
    /// How many arrays and objects stand around it.
    var depth: Int
    /// Whether nothing may be hidden here.
    var isVisible: Bool

    var inside: Spot {
      var spot = self
      spot.depth += 1
      return spot
    }
  }

  /// The claims of `payload` with `disclosures` in their places; no claim of `alwaysVisible` at the
  /// top may be hidden or hide anything. For the faults see ``UnverifiedPresentation/processed()``.
  static func unpack(
    _ payload: JSONValue, disclosures: [Disclosure], alwaysVisible: [String] = []
  ) throws(CredentialFault) -> ProcessedClaims {
    var unpacking = try ClaimUnpacking(disclosures, alwaysVisible)
    let top = Spot(parent: nil, depth: 0, isVisible: false)
    let claims = try unpacking.value(payload, at: top)
    var places: [DisclosedPlace] = []
    places.reserveCapacity(disclosures.count)
    for place in unpacking.places {
      guard let place else { throw CredentialFault(.disclosureUnreferenced, "disclosure") }
      places.append(place)
    }
    return ProcessedClaims(claims: claims, places: places)
  }

  private init(_ disclosures: [Disclosure], _ alwaysVisible: [String]) throws(CredentialFault) {
    self.disclosures = disclosures
    self.alwaysVisible = alwaysVisible
    places = Array(repeating: nil, count: disclosures.count)
    positions.reserveCapacity(disclosures.count)
    for (index, disclosure) in disclosures.enumerated() {
      guard positions.updateValue(index, forKey: disclosure.digest) == nil else {
        throw CredentialFault(.disclosureRepeated, "disclosure")
      }
    }
  }

  private mutating func value(_ value: JSONValue, at spot: Spot) throws(CredentialFault)
    -> JSONValue
  {
    switch value {
    case .object(let members): return .object(try object(members, at: spot))
    case .array(let items): return .array(try array(items, at: spot))
    default: return value
    }
  }

  /// The value that stands one step further, walked through.
  private mutating func value(
    _ value: JSONValue, along step: ClaimPath.Step, at spot: Spot
  ) throws(CredentialFault) -> JSONValue {
    steps.append(step)
    defer { steps.removeLast() }
    return try self.value(value, at: spot)
  }

  private mutating func object(
    _ members: [JSONMember], at spot: Spot
  ) throws(CredentialFault) -> [JSONMember] {
    guard spot.depth < Self.deepest else { throw CredentialFault(.jsonTooDeep, "claims") }
    let isTop = steps.isEmpty
    var result: [JSONMember] = []
    result.reserveCapacity(members.count)
    var digests: [JSONValue] = []
    for member in members {
      if isSame(member.name, "_sd") {
        guard let items = member.value.items else { throw CredentialFault(.digestMalformed, "_sd") }
        digests = items
      } else if isSame(member.name, "...") {
        throw CredentialFault(.digestMalformed, "...")
      } else if isSame(member.name, "_sd_alg") {
        guard isTop else { throw CredentialFault(.hashAlgorithmRefused, "_sd_alg") }
      } else {
        var inside = spot.inside
        if isTop { inside.isVisible = staysVisible(member.name) }
        let step = ClaimPath.Step.member(member.name)
        result.append(JSONMember(member.name, try value(member.value, along: step, at: inside)))
      }
    }
    for item in digests {
      guard let index = try disclosure(of: item, at: spot, in: "_sd") else { continue }
      let shown = disclosures[index]
      guard let name = shown.name else {
        throw CredentialFault(.disclosureMalformed, "disclosure")
      }
      guard !["_sd", "...", "_sd_alg"].contains(where: { isSame($0, name) }) else {
        throw CredentialFault(.disclosureNameReserved, "disclosure")
      }
      guard !(isTop && staysVisible(name)) else {
        throw CredentialFault(.disclosureNotAllowed, "disclosure")
      }
      guard !result.contains(where: { isSame($0.name, name) }) else {
        throw CredentialFault(.disclosureNameTaken, "disclosure")
      }
      result.append(JSONMember(name, try place(index, along: .member(name), at: spot.inside)))
    }
    return result
  }

  private mutating func array(
    _ items: [JSONValue], at spot: Spot
  ) throws(CredentialFault) -> [JSONValue] {
    guard spot.depth < Self.deepest else { throw CredentialFault(.jsonTooDeep, "claims") }
    var result: [JSONValue] = []
    result.reserveCapacity(items.count)
    for item in items {
      guard let digest = item["..."] else {
        result.append(try value(item, along: .element(result.count), at: spot.inside))
        continue
      }
      guard item.members?.count == 1 else { throw CredentialFault(.digestMalformed, "...") }
      guard let index = try disclosure(of: digest, at: spot, in: "...") else { continue }
      guard disclosures[index].name == nil else {
        throw CredentialFault(.disclosureMalformed, "disclosure")
      }
      result.append(try place(index, along: .element(result.count), at: spot.inside))
    }
    return result
  }

  /// The disclosure whose digest `item` is, or nil where none was sent.
  private mutating func disclosure(
    of item: JSONValue, at spot: Spot, in name: String
  ) throws(CredentialFault) -> Int? {
    guard let digest = item.text.flatMap(ClaimDigest.init(text:)) else {
      throw CredentialFault(.digestMalformed, name)
    }
    guard seen.insert(digest).inserted else { throw CredentialFault(.digestRepeated, name) }
    guard let index = positions[digest] else { return nil }
    guard !spot.isVisible else { throw CredentialFault(.disclosureNotAllowed, name) }
    return index
  }

  /// The value of disclosure `index`, itself walked through.
  private mutating func place(
    _ index: Int, along step: ClaimPath.Step, at spot: Spot
  ) throws(CredentialFault) -> JSONValue {
    places[index] = DisclosedPlace(path: ClaimPath(steps + [step]), parent: spot.parent)
    var inside = spot
    inside.parent = index
    return try value(disclosures[index].value, along: step, at: inside)
  }

  private func staysVisible(_ name: String) -> Bool {
    alwaysVisible.contains { isSame($0, name) }
  }
}
