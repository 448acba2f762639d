import Credentials
import Vocabulary

/// Makes credentials of any payload and disclosures, right or wrong, signed by a fixed key.
struct Forge {
  static let issuer = key(1)
  static let holder = key(2)
  static let stranger = key(3)
  static let instant = Instant(milliseconds: 1_770_000_000_000)
  static let check = KeyBindingCheck(
    audience: "https://verifier.example", nonce: "n-0S6_WzA2Mj", at: instant)

  /// A P-256 key of one byte repeated; every byte from 1 to 254 makes one.
  static func key(_ byte: UInt8) -> PrivateKey {
    let bytes = [UInt8](repeating: byte, count: 32)
    guard let key = try? PrivateKey(algorithm: .es256, rawRepresentation: bytes) else {
      return key(1)
    }
    return key
  }

  static func encoded(_ text: String) -> String { Base64URL.encode(Array(text.utf8)) }

  /// The digest of a disclosure's text.
  static func digest(_ disclosure: String) -> String {
    Base64URL.encode(CredentialID(of: Array(disclosure.utf8)[...]).bytes)
  }

  /// The members every payload begins with, the holder's key among them.
  static let first =
    #""iss":"https://trust.example","vct":"https://trust.example/passport/training/1","#
    + #""nbf":1769990000,"cnf":{"jwk":"#
    + String(decoding: holder.publicKey.jwk.encoded(), as: UTF8.self) + "}"

  /// A signed token of `header` and `payload`.
  static func token(
    _ payload: String, header: String? = nil, by key: PrivateKey = issuer
  ) throws -> String {
    let header =
      header ?? #"{"alg":"ES256","typ":"dc+sd-jwt","kid":"\#(key.publicKey.thumbprint)"}"#
    let input = encoded(header) + "." + encoded(payload)
    return input + "." + Base64URL.encode(try key.sign(Array(input.utf8)))
  }

  /// A credential with the usual claims, those of `more`, and `disclosures`, each with its `~`.
  static func credential(
    _ more: String = "", _ disclosures: [String] = [], header: String? = nil
  ) throws -> String {
    try token("{" + first + (more.isEmpty ? "" : ",") + more + "}", header: header) + "~"
      + disclosures.map { $0 + "~" }.joined()
  }

  /// The holder's token over `presentation`, its claims as `change` leaves them.
  static func binding(
    over presentation: String, header: String = #"{"alg":"ES256","typ":"kb+jwt"}"#,
    by key: PrivateKey = holder, changing name: String = "", to value: String? = nil
  ) throws -> String {
    let claims = [
      ("iat", "1770000000"), ("aud", "\"https://verifier.example\""),
      ("nonce", "\"n-0S6_WzA2Mj\""), ("sd_hash", "\"\(digest(presentation))\""),
    ]
    let written = claims.compactMap { claim -> String? in
      let value = claim.0 == name ? value : claim.1
      return value.map { "\"\(claim.0)\":\($0)" }
    }
    return try token("{" + written.joined(separator: ",") + "}", header: header, by: key)
  }

  static func read(_ text: String) throws -> UnverifiedPresentation {
    try UnverifiedPresentation(parsing: Array(text.utf8))
  }

  static func json(_ text: String) throws -> JSONValue {
    try JSONValue(strict: Array(text.utf8), maximumBytes: 65_536)
  }
}

/// A generator that gives the same numbers in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
