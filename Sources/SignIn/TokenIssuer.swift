package import Access
import Crypto
package import Vocabulary

/// Signs tokens with a P-256 key of the program's own, for `oneworkforce token` and the
/// demonstration; a production service is given its issuers instead.
package struct TokenIssuer: Sendable {
  /// The `iss` of the tokens.
  package let name: String
  /// The `aud` of the tokens.
  package let audience: String
  /// The `kid` of the one key: its thumbprint by RFC 7638.
  package let keyName: String

  private let key: P256.Signing.PrivateKey

  /// An issuer that signs with the 32-byte private key `privateKey`; chance is the caller's, so a
  /// new key comes from outside.
  ///
  /// - Throws: ``ServiceError`` `invalidArgument` where the bytes are no P-256 key or a name is
  ///   not a bounded text.
  package init(name: String, audience: String, privateKey: [UInt8]) throws(ServiceError) {
    self.name = try boundedText(name, field: "issuer")
    self.audience = try boundedText(audience, field: "audience")
    guard let key = try? P256.Signing.PrivateKey(rawRepresentation: privateKey) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "private_key",
        "must be 32 bytes that make a P-256 key; got \(privateKey.count) bytes")
    }
    self.key = key
    let (x, y) = coordinates(of: key)
    let canonical = #"{"crv":"P-256","kty":"EC","x":"\#(x)","y":"\#(y)"}"#
    keyName = Base64URL.encode(SHA256.hash(data: Array(canonical.utf8)))
  }

  /// A token that makes its bearer `caller` from `issued` for `lifetimeSeconds`, named `id`.
  ///
  /// The caller's own issuer and way in are not used: the token says ``name``.
  ///
  /// - Throws: ``ServiceError`` `invalidArgument`, `VALUE_OUT_OF_RANGE` for a lifetime outside
  ///   1 second to 30 days, and `internalFault` should signing fail.
  package func token(
    for caller: Caller, issued: Instant, lifetimeSeconds: Int64, id: String
  ) throws(ServiceError) -> String {
    guard (1...30 * 86_400).contains(lifetimeSeconds) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "lifetime",
        "must be 1 second to 30 days; got \(lifetimeSeconds) seconds")
    }
    let start = issued.milliseconds.floorDivided(by: 1_000)
    var claims = [
      "\"iss\":\(json(name))", "\"aud\":\(json(audience))", "\"sub\":\(json(caller.subject))",
      "\"jti\":\(json(id))", "\"iat\":\(start)", "\"nbf\":\(start)",
      "\"exp\":\(start + lifetimeSeconds)", "\"\(OwnClaim.duty)\":\(json(caller.duty.rawValue))",
    ]
    if let organisation = caller.organisation {
      claims.append("\"\(OwnClaim.organisation)\":\"\(organisation)\"")
    }
    if let worker = caller.worker { claims.append("\"\(OwnClaim.worker)\":\"\(worker)\"") }
    return try signed("{" + claims.joined(separator: ",") + "}")
  }

  /// The JWKS document with the public key, for ``KeySet/init(jwks:)`` and other services.
  package var jwks: [UInt8] {
    let (x, y) = coordinates(of: key)
    let text = """
      {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"\(keyName)",\
      "x":"\(x)","y":"\(y)"}]}
      """
    return Array(text.utf8)
  }

  private func signed(_ claims: String) throws(ServiceError) -> String {
    let header = #"{"alg":"ES256","typ":"at+jwt","kid":"\#(keyName)"}"#
    let message = Base64URL.encode(header.utf8) + "." + Base64URL.encode(claims.utf8)
    guard let signature = try? key.signature(for: Array(message.utf8)) else {
      throw ServiceError(.internalFault, .internalFault, "the token could not be signed")
    }
    return message + "." + Base64URL.encode(signature.rawRepresentation)
  }
}

private func coordinates(of key: P256.Signing.PrivateKey) -> (x: String, y: String) {
  let point = Array(key.publicKey.rawRepresentation)
  return (Base64URL.encode(point.prefix(32)), Base64URL.encode(point.suffix(32)))
}

/// `text` as a JSON string; every character that JSON lets stand only escaped is escaped.
private func json(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
