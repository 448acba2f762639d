import Vocabulary

/// A token taken apart, with its header judged and its signature not yet checked.
///
/// Nothing in it is true yet; only ``TrustedIssuer``'s key can make it so.
struct UnverifiedToken {
  let algorithm: SignatureAlgorithm
  let keyName: String
  let claims: [String: StrictJSON]
  /// The bytes that were signed, exactly as they came.
  let signedBytes: [UInt8]
  let signature: [UInt8]

  /// The longest token that is read, in bytes.
  static let mostBytes = 6 * 1_024

  /// The token that `text` spells in the compact form of RFC 7515.
  ///
  /// - Throws: ``ServiceError`` with reason `CREDENTIALS_INVALID`.
  init(_ text: String) throws(ServiceError) {
    guard text.utf8.count <= Self.mostBytes else {
      throw credentialsRefusal("token longer than 6 KiB")
    }
    let parts = Array(text.utf8).split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw credentialsRefusal("token does not have three parts") }
    guard let header = Base64URL.decode(parts[0]), let payload = Base64URL.decode(parts[1]),
      let signature = Base64URL.decode(parts[2])
    else { throw credentialsRefusal("token is not in base64url") }
    guard let fields = (try? StrictJSON(header))?.members else {
      throw credentialsRefusal("token header is not one JSON object")
    }
    guard let claims = (try? StrictJSON(payload))?.members else {
      throw credentialsRefusal("token claims are not one JSON object")
    }
    (algorithm, keyName) = try Self.judged(fields)
    self.claims = claims
    self.signature = signature
    signedBytes = Array(text.utf8.prefix(parts[0].count + 1 + parts[1].count))
  }

  /// Members with which a token would choose its own key, its own rules or another encoding.
  private static let refusedMembers = ["crit", "jku", "jwk", "x5u", "x5c", "b64", "zip"]

  private static func judged(
    _ header: [String: StrictJSON]
  ) throws(ServiceError) -> (SignatureAlgorithm, String) {
    guard let algorithm = header["alg"]?.string.flatMap(SignatureAlgorithm.init(rawValue:)) else {
      throw credentialsRefusal("token algorithm is not accepted")
    }
    for member in refusedMembers where header[member] != nil {
      throw credentialsRefusal("token header member \(quoted(member)) is not accepted")
    }
    guard let type = header["typ"]?.string?.lowercased(),
      ["jwt", "at+jwt", "application/at+jwt"].contains(type)
    else { throw credentialsRefusal("token type is not `at+jwt` or `JWT`") }
    guard let keyName = header["kid"]?.string else {
      throw credentialsRefusal("token does not name its key")
    }
    return (algorithm, keyName)
  }
}
