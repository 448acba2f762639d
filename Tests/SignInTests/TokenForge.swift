import Access
import Crypto
@testable import SignIn
import Vocabulary

/// Makes any token, well-formed or not, signed by keys the verifier under test trusts or by others.
enum TokenForge {
  static let now = Instant(milliseconds: 1_773_700_000_000)
  static let nowSeconds = now.milliseconds / 1_000
  static let issuerName = "https://sign-in.example"
  static let audience = "oneworkforce"
  static let organisation = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a10"
  static let worker = "0d2b4c66-96a5-4bb0-8f6e-3f1f5d2a9b11"

  static let header = #"{"alg":"ES256","typ":"at+jwt","kid":"p"}"#
  static let edHeader = #"{"alg":"EdDSA","typ":"JWT","kid":"e"}"#

  static func p256(_ seed: UInt8 = 7) throws -> P256.Signing.PrivateKey {
    try P256.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: seed, count: 32))
  }

  static func ed25519(_ seed: UInt8 = 9) throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: seed, count: 32))
  }

  static func jwks(_ seed: UInt8 = 7) throws -> [UInt8] {
    let point = Array(try p256(seed).publicKey.rawRepresentation)
    let ed = Base64URL.encode(try ed25519(seed + 2).publicKey.rawRepresentation)
    let (x, y) = (Base64URL.encode(point.prefix(32)), Base64URL.encode(point.suffix(32)))
    return Array(
      """
      {"keys":[{"kty":"EC","crv":"P-256","kid":"p","x":"\(x)","y":"\(y)","alg":"ES256"},
      {"kty":"OKP","crv":"Ed25519","kid":"e","x":"\(ed)","use":"sig"}]}
      """.utf8)
  }

  static func issuer(
    algorithms: Set<SignatureAlgorithm> = Set(SignatureAlgorithm.allCases),
    duties: Set<Duty> = Set(Duty.allCases), organisations: Set<OrganisationID>? = nil
  ) throws -> TrustedIssuer {
    try TrustedIssuer(
      name: issuerName, audience: audience, keys: KeySet(jwks: try jwks()),
      algorithms: algorithms, duties: duties, organisations: organisations)
  }

  static func verifier() throws -> BearerTokenVerifier {
    try BearerTokenVerifier(issuers: [issuer()])
  }

  /// Claims of a manager's good token, with some replaced (as raw JSON) or, by nil, left out.
  static func claims(_ changes: [String: String?] = [:]) -> String {
    var members: [String: String?] = [
      "iss": #""\#(issuerName)""#, "aud": #""\#(audience)""#, "sub": #""manager-1""#,
      "iat": "\(nowSeconds - 60)", "nbf": "\(nowSeconds - 60)", "exp": "\(nowSeconds + 3_600)",
      "oneworkforce_duty": #""manager""#,
      "oneworkforce_organisation": #""\#(organisation)""#,
    ]
    members.merge(changes) { $1 }
    let written = members.sorted { $0.key < $1.key }.compactMap { name, value in
      value.map { "\"\(name)\":\($0)" }
    }
    return "{" + written.joined(separator: ",") + "}"
  }

  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    Base64URL.encode(bytes)
  }

  static func message(_ header: String, _ claims: String) -> String {
    Base64URL.encode(header.utf8) + "." + Base64URL.encode(claims.utf8)
  }

  /// A token of these texts, signed on P-256.
  static func es256(
    _ header: String = header, _ claims: String = claims(), seed: UInt8 = 7
  ) throws -> String {
    let message = message(header, claims)
    let signature = try p256(seed).signature(for: Array(message.utf8))
    return message + "." + Base64URL.encode(signature.rawRepresentation)
  }

  /// A token of these texts, signed on Ed25519.
  static func edDSA(_ header: String = edHeader, _ claims: String = claims()) throws -> String {
    let message = message(header, claims)
    let signature = try ed25519().signature(for: Array(message.utf8))
    return message + "." + Base64URL.encode(signature)
  }

  /// A token whose "signature" is an HMAC with the public key's bytes as the secret.
  static func hmac(_ header: String) throws -> String {
    let message = message(header, claims())
    let secret = SymmetricKey(data: Array(try p256().publicKey.pemRepresentation.utf8))
    let code = HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: secret)
    return message + "." + Base64URL.encode(code)
  }
}
