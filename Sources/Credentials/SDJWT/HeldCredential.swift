package import Vocabulary

/// A credential as its holder has it: every disclosure, and no token of the holder's own.
package struct HeldCredential: Hashable, Sendable {
  /// The credential as the issuer gave it.
  package let issued: UnverifiedPresentation
  /// Its claims with everything shown.
  package let claims: JSONValue
  private let places: [DisclosedPlace]

  /// The credential that `bytes` spell, as received from an issuer.
  ///
  /// - Throws: ``CredentialFault``: `presentation_malformed` where it has a holder's token, which
  ///   only a verifier is ever sent (RFC 9901 section 7.2); and those of
  ///   ``UnverifiedPresentation/init(parsing:)`` and ``UnverifiedPresentation/processed()``.
  package init(parsing bytes: [UInt8]) throws(CredentialFault) {
    issued = try UnverifiedPresentation(parsing: bytes)
    guard issued.binding == nil else {
      throw CredentialFault(.presentationMalformed, "binding")
    }
    let processed = try issued.processed()
    claims = processed.claims
    places = processed.places
  }

  /// The hidden claims, in the order of the disclosures: what ``presentation(disclosing:binding:)``
  /// may show.
  package var hidden: [ClaimPath] { places.map(\.path) }

  /// A presentation that shows what is at `paths` and nothing else that is hidden.
  ///
  /// A claim is shown with the hidden claims around it, without which it has no place, and with
  /// those inside it. Positions in arrays are those of ``claims``. A path to a claim that is always
  /// visible adds nothing.
  ///
  /// - Throws: ``CredentialFault`` `path_unknown` for an empty path or one that leads nowhere;
  ///   `binding_key_missing` or `key_mismatch` at `cnf` where `binding` has not the key that the
  ///   credential names; `signing_failed`.
  package func presentation(
    disclosing paths: [ClaimPath], binding: HolderBinding? = nil
  ) throws(CredentialFault) -> [UInt8] {
    for path in paths where path.steps.isEmpty || claims.values(at: path).isEmpty {
      throw CredentialFault(.pathUnknown, "disclosing")
    }
    var bytes = issued.credential.bytes + [UInt8(ascii: "~")]
    for (index, disclosure) in issued.disclosures.enumerated() where isShown(index, for: paths) {
      bytes += disclosure.bytes
      bytes.append(UInt8(ascii: "~"))
    }
    if let binding { bytes += try binding.token(over: bytes, for: issued.holderKey).bytes }
    return bytes
  }

  private func isShown(_ index: Int, for paths: [ClaimPath]) -> Bool {
    paths.contains { $0.isInLine(with: places[index].path) }
  }
}

/// With what a holder binds a presentation to one verifier's request.
package struct HolderBinding: Sendable {
  private let key: PrivateKey
  private let audience: String
  private let nonce: String
  private let instant: Instant

  /// The binding by `key` for `audience`, which asked with `nonce`, made at `instant`.
  package init(by key: PrivateKey, audience: String, nonce: String, at instant: Instant) {
    self.key = key
    self.audience = audience
    self.nonce = nonce
    self.instant = instant
  }

  /// The holder's token over `presentation`, which ends with its last `~`.
  fileprivate func token(
    over presentation: [UInt8], for holderKey: PublicKey?
  ) throws(CredentialFault) -> CompactJWS {
    guard let holderKey else { throw CredentialFault(.bindingKeyMissing, "cnf") }
    guard holderKey == key.publicKey else { throw CredentialFault(.keyMismatch, "cnf") }
    let header = JSONValue.object([
      JSONMember("alg", .string(key.algorithm.rawValue)),
      JSONMember("typ", .string(UnverifiedPresentation.bindingType)),
    ])
    let claims = JSONValue.object([
      JSONMember("iat", .integer(instant.milliseconds.floorDivided(by: 1_000))),
      JSONMember("aud", .string(audience)), JSONMember("nonce", .string(nonce)),
      JSONMember("sd_hash", .string(Base64URL.encode(sha256(presentation)))),
    ])
    return try CompactJWS.signed(header: header, payload: claims.encoded(), by: key)
  }
}
