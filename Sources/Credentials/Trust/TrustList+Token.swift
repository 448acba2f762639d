package import Vocabulary

/// Whom a verifier believes about issuers, held outside every bundle.
package struct TrustAnchor: Hashable, Sendable {
  /// The operators' keys, each once; ES256.
  package let operators: [PublicKey]
  /// The highest number of a list seen so far, 0 for none.
  package let lowestSequence: Int64

  /// An anchor; nil where there are fewer than two operators, one stands there twice or has another
  /// kind of key.
  package init?(operators: [PublicKey], lowestSequence: Int64) {
    guard operators.count >= 2, Set(operators).count == operators.count,
      operators.allSatisfy({ $0.algorithm == .es256 })
    else { return nil }
    self.operators = operators
    self.lowestSequence = lowestSequence
  }
}

extension TrustList {
  /// The `typ` of the operators' tokens.
  package static let tokenType = "passport-trustlist+jwt"
  /// The most tokens read for one list.
  package static let maximumTokens = 16

  /// The list that `tokens` hold, one token an operator over the same payload, byte for byte.
  ///
  /// Tokens by keys that are no operator's are passed over. A list past its end is still a list:
  /// ``answer(about:at:)`` says how old it is.
  ///
  /// - Throws: ``TrustFault``, the first of: `tooLarge`, `tokenMalformed`, `headerRefused` and
  ///   `signatureInvalid` of an operator's token, `signaturesTooFew` for fewer than two operators,
  ///   `payloadsDiffer`, `listMalformed`, `entryMalformed`, `entryRepeated`, `changesOther` for
  ///   changes alone, `sequenceOld`, `issuedInFuture`.
  package init(
    tokens: [[UInt8]], anchor: TrustAnchor, at instant: Instant
  ) throws(TrustFault) {
    let payload = try Self.payload(tokens, anchor: anchor, at: instant)
    guard payload.since == nil else { throw .changesOther }
    try self.init(payload)
  }

  /// The list after the changes that `tokens` hold, verified as a whole list is.
  ///
  /// - Throws: ``TrustFault``: what a whole list refuses, and `changesOther` where they are no
  ///   changes to this list or an earlier one, or the list has parts.
  package func changed(
    by tokens: [[UInt8]], anchor: TrustAnchor, at instant: Instant
  ) throws(TrustFault) -> TrustList {
    let changes = try Self.payload(tokens, anchor: anchor, at: instant)
    var list = self
    try list.apply(changes)
    return list
  }

  private static func payload(
    _ tokens: [[UInt8]], anchor: TrustAnchor, at instant: Instant
  ) throws(TrustFault) -> TrustPayload {
    guard tokens.count <= maximumTokens else { throw .tooLarge }
    var signed: [PublicKey: [UInt8]] = [:]
    for bytes in tokens {
      guard let (key, payload) = try verified(bytes, by: anchor.operators) else { continue }
      // The same operator twice counts once, and must not say two things.
      guard signed[key] == nil || signed[key] == payload else { throw .payloadsDiffer }
      signed[key] = payload
    }
    guard signed.count >= 2 else { throw .signaturesTooFew }
    let payloads = Set(signed.values)
    guard let bytes = payloads.first, payloads.count == 1 else { throw .payloadsDiffer }
    let payload = try TrustPayload(bytes)
    guard payload.sequence >= anchor.lowestSequence else { throw .sequenceOld }
    guard payload.issuedAt <= TokenTime.seconds(of: instant) + TokenTime.clockSkew else {
      throw .issuedInFuture
    }
    return payload
  }

  /// The operator that signed a token and its payload, or nil where no operator's key is named.
  private static func verified(
    _ bytes: [UInt8], by operators: [PublicKey]
  ) throws(TrustFault) -> (PublicKey, [UInt8])? {
    guard bytes.count <= maximumBytes else { throw .tooLarge }
    guard let token = try? CompactJWS(parsing: bytes, maximumBytes: maximumBytes) else {
      throw .tokenMalformed
    }
    guard let id = token.keyID, let key = operators.first(where: { isSame($0.thumbprint, id) })
    else { return nil }
    do {
      try token.verify(with: key, type: tokenType)
    } catch {
      throw error.kind == .signatureInvalid ? .signatureInvalid : .headerRefused
    }
    return (key, token.payload)
  }

  /// The tokens of `payload`, one by each of `operators`.
  ///
  /// - Throws: ``CredentialFault`` where a key can't sign.
  package static func signed(
    _ payload: TrustPayload, by operators: [PrivateKey]
  ) throws(CredentialFault) -> [[UInt8]] {
    var tokens: [[UInt8]] = []
    for key in operators {
      let token = try CompactJWS.signed(
        payload: payload.json, type: tokenType, by: key, keyID: key.publicKey.thumbprint)
      tokens.append(token.bytes)
    }
    return tokens
  }
}
