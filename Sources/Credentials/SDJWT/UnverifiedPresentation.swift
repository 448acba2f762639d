/// An SD-JWT VC as it was received, taken apart; nothing in it is true yet.
///
/// Reading it settles only its form: the `~` rules, the tokens, strict JSON and the types of the
/// claims a verifier needs to look anything up. Each later question has its own function, so that a
/// report can answer all of them: ``checkFormat(allowingFormerType:)``, ``checkSignature(by:)``,
/// ``checkBinding(_:)``, ``processed()``. ``verified(by:binding:)`` asks them all.
package struct UnverifiedPresentation: Hashable, Sendable {
  /// The longest presentation that is read: 64 KiB with its disclosures and binding.
  package static let maximumBytes = 65_536
  /// `typ` of a credential; pinned to draft-ietf-oauth-sd-jwt-vc-18.
  package static let tokenType = "dc+sd-jwt"
  /// `typ` of credentials made before November 2024, read only on import.
  package static let formerTokenType = "vc+sd-jwt"

  /// The presentation exactly as it was received.
  package let bytes: [UInt8]
  /// The token the issuer signed.
  package let credential: CompactJWS
  /// What the issuer signed, a JSON object with digests in the place of hidden claims.
  package let payload: JSONValue
  /// The disclosures in the order received.
  package let disclosures: [Disclosure]
  /// The token with which the holder bound the presentation to a verifier, or nil.
  package let binding: CompactJWS?
  /// What the holder signed, a JSON object, or nil without ``binding``.
  let bindingPayload: JSONValue?
  private let boundCount: Int

  /// `iss`: who says it, as written.
  package let issuer: String
  /// `vct`: the type of credential, as written.
  package let type: String
  /// `nbf`: valid from, seconds since 1970, or nil.
  package let notBefore: Int64?
  /// `exp`: valid until, seconds since 1970, or nil where it does not end.
  package let expires: Int64?
  /// `status`: where it may be revoked or suspended, or nil.
  package let status: StatusReference?
  /// `cnf.jwk`: the key of the holder, on P-256, or nil.
  package let holderKey: PublicKey?

  /// The part that the holder's signature covers: all up to the last `~`, that one included.
  var boundBytes: ArraySlice<UInt8> { bytes[..<boundCount] }

  /// The `kid` of the issuer's key, or nil where the header names none.
  package var keyID: String? { credential.keyID }

  /// What the credential is called in the log: it is the same in every presentation.
  package var credentialID: CredentialID { CredentialID(of: credential.signingInput) }

  /// The presentation that `bytes` spell: `token~`, then `disclosure~` any number of times, then
  /// the holder's token or nothing.
  ///
  /// - Throws: ``CredentialFault``: `too_large`; `presentation_malformed` where a `~` is missing or
  ///   too many; the faults of ``CompactJWS/init(parsing:maximumBytes:)`` at `credential…` or
  ///   `binding…` and of a disclosure at `disclosure`; `claim_missing` or `claim_malformed` at
  ///   `iss`, `vct`, `nbf`, `exp`, `status` or `cnf`.
  package init(parsing bytes: [UInt8]) throws(CredentialFault) {
    guard bytes.count <= Self.maximumBytes else { throw CredentialFault(.tooLarge, "presentation") }
    let parts = bytes.split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
    guard parts.count >= 2, let last = parts.last,
      parts.dropLast().allSatisfy({ !$0.isEmpty })
    else { throw CredentialFault(.presentationMalformed, "presentation") }
    self.bytes = bytes
    boundCount = last.startIndex
    (credential, payload) = try Self.token(parts[0], "credential")
    var disclosures: [Disclosure] = []
    disclosures.reserveCapacity(parts.count - 2)
    for part in parts.dropFirst().dropLast() {
      disclosures.append(try Disclosure(parsing: part))
    }
    self.disclosures = disclosures
    if last.isEmpty {
      (binding, bindingPayload) = (nil, nil)
    } else {
      (binding, bindingPayload) = try Self.token(last, "binding")
    }
    issuer = try Self.text("iss", in: payload)
    type = try Self.text("vct", in: payload)
    notBefore = try Self.time("nbf", in: payload)
    expires = try Self.time("exp", in: payload)
    if let claim = payload["status"] {
      status = try StatusReference(claim: claim)
    } else {
      status = nil
    }
    holderKey = try Self.holderKey(in: payload)
  }

  /// A token and the JSON object in it; faults say that they are in `place`.
  private static func token(
    _ part: ArraySlice<UInt8>, _ place: String
  ) throws(CredentialFault) -> (CompactJWS, JSONValue) {
    do {
      let token = try CompactJWS(parsing: Array(part), maximumBytes: maximumBytes)
      return (token, try object(token.payload))
    } catch {
      throw error.inside(place)
    }
  }

  private static func object(_ bytes: [UInt8]) throws(CredentialFault) -> JSONValue {
    let value: JSONValue
    do {
      value = try JSONValue(strict: bytes, maximumBytes: maximumBytes)
    } catch {
      throw CredentialFault(error.kind, "payload")
    }
    guard value.members != nil else { throw CredentialFault(.notAnObject, "payload") }
    return value
  }

  private static func text(_ name: String, in claims: JSONValue) throws(CredentialFault) -> String {
    guard let claim = claims[name] else { throw CredentialFault(.claimMissing, name) }
    guard let text = claim.text, !text.isEmpty else { throw CredentialFault(.claimMalformed, name) }
    return text
  }

  private static func time(_ name: String, in claims: JSONValue) throws(CredentialFault) -> Int64? {
    guard let claim = claims[name] else { return nil }
    guard let seconds = claim.wholeNumber else { throw CredentialFault(.claimMalformed, name) }
    return seconds
  }

  private static func holderKey(in claims: JSONValue) throws(CredentialFault) -> PublicKey? {
    guard let claim = claims["cnf"] else { return nil }
    guard let jwk = claim["jwk"], let key = try? PublicKey(jwk: jwk), key.algorithm == .es256
    else { throw CredentialFault(.claimMalformed, "cnf") }
    return key
  }
}

extension CredentialFault {
  /// The same fault, its place said to be inside `part`.
  func inside(_ part: String) -> CredentialFault {
    CredentialFault(kind, "\(part).\(place)")
  }
}
