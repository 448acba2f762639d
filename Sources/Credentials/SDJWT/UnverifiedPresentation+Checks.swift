package import Vocabulary

/// What a verifier that requires holder binding knows of its own request.
package struct KeyBindingCheck: Hashable, Sendable {
  /// The verifier's own name, byte for byte what `aud` must be.
  package let audience: String
  /// The nonce of the request, byte for byte. That it is used once is for the caller to record.
  package let nonce: String
  /// The moment of judging.
  package let instant: Instant
  /// How far the holder's clock may be off, in seconds either way.
  package let toleranceSeconds: Int64

  /// The check for a presentation made to `audience` for `nonce` and judged at `instant`.
  package init(audience: String, nonce: String, at instant: Instant, toleranceSeconds: Int64 = 300)
  {
    self.audience = audience
    self.nonce = nonce
    self.instant = instant
    self.toleranceSeconds = toleranceSeconds
  }
}

extension UnverifiedPresentation {
  /// Returns where the header and the claims that everybody sees have the form of this profile.
  ///
  /// - Parameter allowingFormerType: whether `vc+sd-jwt` is taken too, on import only.
  /// - Throws: ``CredentialFault``, the first of: `type_mismatch`; `algorithm_refused`;
  ///   `header_member_refused`; `key_id_missing` where `kid` is not 43 characters of base64url;
  ///   `claim_malformed` at `iss` unless it is an https address without query and fragment;
  ///   `claim_missing` at `nbf`; `hash_algorithm_refused`.
  package func checkFormat(allowingFormerType: Bool = false) throws(CredentialFault) {
    do {
      try credential.checkHeader(type: expectedType(allowingFormerType))
    } catch {
      throw error.inside("credential")
    }
    guard let keyID, ClaimDigest(text: keyID) != nil else {
      throw CredentialFault(.keyIDMissing, "credential.header.kid")
    }
    guard isIssuerName(issuer) else { throw CredentialFault(.claimMalformed, "iss") }
    guard notBefore != nil else { throw CredentialFault(.claimMissing, "nbf") }
    try checkHashAlgorithm()
  }

  /// Returns where `key` signed the credential, its `typ` and `alg` being right.
  ///
  /// - Throws: the faults of ``CompactJWS/verify(with:type:)`` at `credential…`.
  package func checkSignature(
    by key: PublicKey, allowingFormerType: Bool = false
  ) throws(CredentialFault) {
    do {
      try credential.verify(with: key, type: expectedType(allowingFormerType))
    } catch {
      throw error.inside("credential")
    }
  }

  private func expectedType(_ allowingFormerType: Bool) -> String {
    allowingFormerType && credential.header["typ"] == .string(Self.formerTokenType)
      ? Self.formerTokenType : Self.tokenType
  }

  /// Returns where the holder named in the credential made this very presentation for `check`.
  ///
  /// A presentation without a holder's token is refused: whether binding is needed is the
  /// verifier's policy, never the token's choice.
  ///
  /// - Throws: ``CredentialFault``, the first of: `binding_missing`; `binding_key_missing` where
  ///   the credential names no holder key; the faults of ``CompactJWS/verify(with:type:)`` at
  ///   `binding…`; `claim_missing` or `claim_malformed` at `binding.iat`, `binding.aud`,
  ///   `binding.nonce` or `binding.sd_hash`; `binding_time`; `binding_audience`; `binding_nonce`;
  ///   `binding_hash` where it was made for other disclosures.
  package func checkBinding(_ check: KeyBindingCheck) throws(CredentialFault) {
    guard let binding, let claims = bindingPayload else {
      throw CredentialFault(.bindingMissing, "binding")
    }
    guard let holderKey else { throw CredentialFault(.bindingKeyMissing, "cnf") }
    do {
      try binding.verify(with: holderKey, type: Self.bindingType)
    } catch {
      throw error.inside("binding")
    }
    func claim(_ name: String) throws(CredentialFault) -> JSONValue {
      guard let value = claims[name] else {
        throw CredentialFault(.claimMissing, "binding.\(name)")
      }
      return value
    }
    func text(_ name: String) throws(CredentialFault) -> String {
      guard let text = try claim(name).text else {
        throw CredentialFault(.claimMalformed, "binding.\(name)")
      }
      return text
    }
    guard let issued = try claim("iat").wholeNumber else {
      throw CredentialFault(.claimMalformed, "binding.iat")
    }
    let audience = try text("aud")
    let nonce = try text("nonce")
    let hash = try text("sd_hash")
    guard check.isTimely(issued) else { throw CredentialFault(.bindingTime, "binding.iat") }
    guard isSame(audience, check.audience) else {
      throw CredentialFault(.bindingAudience, "binding.aud")
    }
    guard isSame(nonce, check.nonce) else { throw CredentialFault(.bindingNonce, "binding.nonce") }
    guard isSame(hash, Base64URL.encode(sha256(boundBytes))) else {
      throw CredentialFault(.bindingHash, "binding.sd_hash")
    }
  }

  /// `typ` of the holder's token (RFC 9901 section 4.3).
  static let bindingType = "kb+jwt"
}

extension KeyBindingCheck {
  /// Whether a token made at `issued`, seconds since 1970, is close enough to now.
  fileprivate func isTimely(_ issued: Int64) -> Bool {
    let now = instant.milliseconds.floorDivided(by: 1_000)
    let (apart, overflow) = now.subtractingReportingOverflow(issued)
    return !overflow && apart.magnitude <= UInt64(max(0, toleranceSeconds))
  }
}

/// Whether `name` is an https address with a host and without query, fragment, user or a character
/// that is not plain ASCII: so that it is compared byte for byte and nothing else.
func isIssuerName(_ name: String) -> Bool {
  let prefix = "https://".utf8
  let text = Array(name.utf8)
  guard text.starts(with: prefix), text.count > prefix.count,
    text[prefix.count] != UInt8(ascii: "/")
  else { return false }
  return text.allSatisfy { byte in
    byte > 0x20 && byte < 0x7F && !"?#@\\\"<>^`{|}".utf8.contains(byte)
  }
}
