package import Vocabulary

/// What a credential is to say about a fact, before it is signed.
package struct ClaimSheet: Sendable {
  /// The kind of credential.
  package let type: PassportType
  /// What it is about, by code, where its issuer's entitlement may be limited to some.
  package let subject: String?
  /// Claims that everybody sees.
  package var visible: [JSONMember]
  /// Claims that the holder shows one by one.
  package var hidden: [JSONMember]
  /// Arrays whose elements are hidden one by one, and how many they are made to look like.
  package var padded: [(name: String, elements: Int)]
  /// The first moment it no longer holds by the fact's own word, or nil.
  package let ends: Instant?

  /// A sheet with these parts.
  package init(
    type: PassportType, subject: String?, visible: [JSONMember], hidden: [JSONMember],
    padded: [(name: String, elements: Int)] = [], ends: Instant?
  ) {
    self.type = type
    self.subject = subject
    self.visible = visible
    self.hidden = hidden
    self.padded = padded
    self.ends = ends
  }

  /// The first moment the credential no longer holds where it is signed at `now`: the earlier of
  /// the fact's own end and the longest that the type may hold; nil where there is neither.
  package func expiry(signedAt now: Instant) -> Instant? {
    let longest = type.limits.validitySeconds
    let limit = longest > 0 ? now.wholeSecond.adding(milliseconds: longest * 1_000) : nil
    return [ends, limit].compactMap(\.self).min()
  }
}

extension ClaimSheet {
  /// The credential that says this of `holder`, with every disclosure.
  ///
  /// - Throws: ``CredentialFault`` where the key can't sign or a claim would make a verifier refuse
  ///   the credential.
  package func signed(
    of holder: CredentialHolder, by issuer: OrganisationID, with key: PrivateKey,
    at place: StatusPlace, _ desk: SigningDesk
  ) throws(CredentialFault) -> HeldCredential {
    let now = TokenTime.seconds(of: desk.now)
    var claims = [
      JSONMember("iss", .string(desk.addresses.issuer(issuer))),
      JSONMember("vct", .string(desk.addresses.type(type))),
      JSONMember("nbf", .integer(now)),
    ]
    if let expires = expiry(signedAt: desk.now) {
      claims.append(JSONMember("exp", .integer(TokenTime.seconds(of: expires))))
    }
    let reference = StatusReference(
      uri: desk.addresses.statusList(place.list), index: place.index)
    claims.append(JSONMember("cnf", .object([JSONMember("jwk", holder.key.jwk)])))
    claims.append(JSONMember("status", reference.claim))
    let shown = holder.claims(issuedAt: now) + hidden
    var generator = desk.chance()
    return try CredentialIssuer.issue(
      claims: .object(claims + visible + shown),
      hiding: shown.map { ClaimPath($0.name) }
        + padded.map { ClaimPath([.member($0.name), .everyElement]) },
      decoys: padded.map { CredentialIssuer.Decoys(at: ClaimPath($0.name), count: decoys($0)) },
      by: key, keyID: key.publicKey.thumbprint, salts: &generator)
  }

  /// At least three, and as many as make every credential's array equally long.
  private func decoys(_ array: (name: String, elements: Int)) -> Int {
    let held = visible.first { isSame($0.name, array.name) }?.value.items?.count ?? 0
    return max(3, array.elements - held)
  }
}

extension CredentialHolder {
  /// Who it is about; the day of issue is rounded, so that two credentials can't be matched by it.
  fileprivate func claims(issuedAt now: Int64) -> [JSONMember] {
    var claims = [
      JSONMember("sub", .string(subject)),
      JSONMember("iat", .integer(now.floorDivided(by: 86_400) * 86_400)),
      JSONMember("given_name", .string(givenName)),
    ]
    if let familyName { claims.append(JSONMember("family_name", .string(familyName))) }
    if let birthDate { claims.append(JSONMember("birthdate", .date(birthDate))) }
    return claims
  }
}

extension JSONValue {
  /// A day as claims write it: the seconds since 1970 at its beginning in UTC.
  package static func date(_ day: CivilDate) -> JSONValue {
    .integer(Int64(day.dayNumber) * 86_400)
  }
}

extension Instant {
  /// The second it lies in, which is as fine as tokens tell time.
  package var wholeSecond: Instant {
    Instant(milliseconds: milliseconds.floorDivided(by: 1_000) * 1_000)
  }
}
