/// A signed token in the compact form of RFC 7515, taken apart; its signature is not yet checked.
package struct CompactJWS: Sendable, Hashable {
  /// The token exactly as it was received.
  package let bytes: [UInt8]
  /// The protected header, a JSON object.
  package let header: JSONValue
  /// What was signed, decoded.
  package let payload: [UInt8]
  /// The signature, decoded; of any length until ``verify(with:type:)`` has looked.
  package let signature: [UInt8]
  private let signedCount: Int

  /// `header.payload`, the bytes that were signed, exactly as received.
  package var signingInput: ArraySlice<UInt8> { bytes[..<signedCount] }

  /// The token that `bytes` spell: three parts of strict base64url, the first a JSON object.
  ///
  /// - Throws: ``CredentialFault`` at `token`, `header`, `payload` or `signature`: `too_large` for
  ///   more than `maximumBytes`, `token_not_three_parts`, `base64url_malformed`, the faults of
  ///   ``JSONValue/init(strict:maximumBytes:maximumDepth:)-([UInt8],_,_)``, `not_an_object`.
  package init(parsing bytes: [UInt8], maximumBytes: Int) throws(CredentialFault) {
    guard bytes.count <= maximumBytes else { throw CredentialFault(.tooLarge, "token") }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw CredentialFault(.tokenNotThreeParts, "token") }
    let headerBytes = try Self.decoded(parts[0], "header")
    do {
      header = try JSONValue(strict: headerBytes, maximumBytes: maximumBytes)
    } catch {
      throw CredentialFault(error.kind, "header")
    }
    guard header.members != nil else { throw CredentialFault(.notAnObject, "header") }
    payload = try Self.decoded(parts[1], "payload")
    signature = try Self.decoded(parts[2], "signature")
    signedCount = parts[1].endIndex
    self.bytes = bytes
  }

  private static func decoded(
    _ part: ArraySlice<UInt8>, _ place: String
  ) throws(CredentialFault) -> [UInt8] {
    do {
      return try Base64URL.decode(part)
    } catch {
      throw CredentialFault(error.kind, place)
    }
  }

  /// The `kid` of the header, or nil where it has none or it is no text.
  package var keyID: String? { header["kid"]?.text }

  /// Header members with which a token would choose its own key or its own rules.
  private static let refusedMembers = ["crit", "jku", "x5u", "jwk"]

  /// Returns where the token is of `type` and `key` signed it.
  ///
  /// - Parameter type: what `typ` must be, byte for byte.
  /// - Throws: ``CredentialFault``, the first of: `type_mismatch`; `algorithm_refused` for an `alg`
  ///   that nobody may use; `header_member_refused` for `crit`, `jku`, `x5u` or `jwk`;
  ///   `algorithm_mismatch` for an `alg` that is not the key's; `signature_invalid`.
  package func verify(with key: PublicKey, type: String) throws(CredentialFault) {
    guard try checkHeader(type: type) == key.algorithm else {
      throw CredentialFault(.algorithmMismatch, "header.alg")
    }
    guard key.isValid(signature: signature, over: signingInput) else {
      throw CredentialFault(.signatureInvalid, "signature")
    }
  }

  /// The algorithm that the header names, the header being of `type` and within the rules; what
  /// ``verify(with:type:)`` asks before it looks at a key.
  ///
  /// - Throws: ``CredentialFault``, the first of: `type_mismatch`; `algorithm_refused`;
  ///   `header_member_refused`.
  @discardableResult
  package func checkHeader(type: String) throws(CredentialFault) -> SignatureAlgorithm {
    guard let named = header["typ"]?.text, isSame(named, type) else {
      throw CredentialFault(.typeMismatch, "header.typ")
    }
    guard let algorithm = header["alg"]?.text.flatMap(SignatureAlgorithm.init(header:)) else {
      throw CredentialFault(.algorithmRefused, "header.alg")
    }
    for member in Self.refusedMembers where header[member] != nil {
      throw CredentialFault(.headerMemberRefused, "header.\(member)")
    }
    return algorithm
  }

  /// The token of `type` that `key` signs over `payload`; its header has `alg`, `typ` and `kid`.
  ///
  /// - Throws: ``CredentialFault`` `signing_failed` where the library could not sign.
  package static func signed(
    payload: JSONValue, type: String, by key: PrivateKey, keyID: String
  ) throws(CredentialFault) -> CompactJWS {
    let header = JSONValue.object([
      JSONMember("alg", .string(key.algorithm.rawValue)), JSONMember("typ", .string(type)),
      JSONMember("kid", .string(keyID)),
    ])
    return try signed(header: header, payload: payload.encoded(), by: key)
  }

  static func signed(
    header: JSONValue, payload: [UInt8], by key: PrivateKey
  ) throws(CredentialFault) -> CompactJWS {
    var bytes = Base64URL.encodedBytes(header.encoded())
    bytes.append(UInt8(ascii: "."))
    bytes += Base64URL.encodedBytes(payload)
    let signature = try key.sign(bytes)
    return CompactJWS(
      signingInput: bytes, header: header, payload: payload, signature: signature)
  }

  private init(signingInput: [UInt8], header: JSONValue, payload: [UInt8], signature: [UInt8]) {
    bytes = signingInput + [UInt8(ascii: ".")] + Base64URL.encodedBytes(signature)
    self.header = header
    self.payload = payload
    self.signature = signature
    signedCount = signingInput.count
  }
}
