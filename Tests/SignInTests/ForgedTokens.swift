import Crypto
import SignIn
import Testing
import Vocabulary

/// One token that must be refused, and what the refusal says.
struct ForgedToken: Sendable, CustomTestStringConvertible {
  let name: String
  let message: String
  let token: @Sendable () throws -> String

  var testDescription: String { name }

  init(_ name: String, _ message: String, _ token: @escaping @Sendable () throws -> String) {
    self.name = name
    self.message = message
    self.token = token
  }

  /// Refused for its header `header`, though signed by the right key.
  static func header(_ name: String, _ message: String, _ header: String) -> ForgedToken {
    ForgedToken(name, message) { try TokenForge.es256(header) }
  }

  /// Refused for one claim, though signed by the right key.
  static func claim(
    _ name: String, _ message: String, _ changes: [String: String?]
  ) -> ForgedToken {
    ForgedToken(name, message) {
      try TokenForge.es256(TokenForge.header, TokenForge.claims(changes))
    }
  }

  /// The good token after `change`.
  static func spoilt(
    _ name: String, _ message: String, _ change: @escaping @Sendable (String) -> String
  ) -> ForgedToken {
    ForgedToken(name, message) { change(try TokenForge.es256()) }
  }

  static let all = shapes + headers + signatures + times + issuersAndAudiences + identities

  static let shapes: [ForgedToken] = [
    ForgedToken("an empty text", "token does not have three parts") { "" },
    ForgedToken("two dots and nothing else", "token header is not one JSON object") { ".." },
    .spoilt("a token without its signature part", "token does not have three parts") {
      $0.split(separator: ".").prefix(2).joined(separator: ".")
    },
    .spoilt("a fourth part", "token does not have three parts") { $0 + ".AA" },
    .spoilt("padding after the signature", "token is not in base64url") { $0 + "==" },
    .spoilt("a space in front", "token is not in base64url") { " " + $0 },
    .spoilt("a line break behind", "token is not in base64url") { $0 + "\n" },
    ForgedToken("a token over 6 KiB", "token longer than 6 KiB") {
      try TokenForge.es256(
        TokenForge.header,
        TokenForge.claims(["pad": "\"" + String(repeating: "x", count: 6_000) + "\""]))
    },
    .spoilt("left-over bits in the last character", "token is not in base64url") {
      // 64 bytes end in four unused bits; the last character of a true token is A, Q, g or w.
      String($0.dropLast()) + ($0.last == "A" ? "B" : "C")
    },
    .header("a header that is a list", "token header is not one JSON object", "[]"),
    .header("a header cut short", "token header is not one JSON object", #"{"alg":"ES256""#),
    .header(
      "a header with two algorithms", "token header is not one JSON object",
      #"{"alg":"none","alg":"ES256","typ":"JWT","kid":"p"}"#),
    .header(
      "a second algorithm spelt with an escape", "token header is not one JSON object",
      #"{"alg":"ES256","\u0061lg":"none","typ":"JWT","kid":"p"}"#),
    ForgedToken("two subjects", "token claims are not one JSON object") {
      let claims = TokenForge.claims().dropLast() + #","sub":"somebody-else"}"#
      return try TokenForge.es256(TokenForge.header, String(claims))
    },
    ForgedToken("claims followed by more", "token claims are not one JSON object") {
      try TokenForge.es256(TokenForge.header, TokenForge.claims() + "{}")
    },
    .claim(
      "claims nested too deep", "token claims are not one JSON object",
      ["deep": String(repeating: "[", count: 20) + String(repeating: "]", count: 20)]),
    .claim(
      "an unpaired surrogate", "token claims are not one JSON object", ["sub": #""\ud800""#]),
  ]

  static let headers: [ForgedToken] = [
    .header(
      "algorithm none", "token algorithm is not accepted", #"{"alg":"none","typ":"JWT"}"#),
    ForgedToken("algorithm none, signature empty", "token algorithm is not accepted") {
      TokenForge.message(#"{"alg":"none","typ":"JWT"}"#, TokenForge.claims()) + "."
    },
    .header(
      "algorithm nOnE", "token algorithm is not accepted",
      #"{"alg":"nOnE","typ":"JWT","kid":"p"}"#),
    ForgedToken("HS256 with the public key as secret", "token algorithm is not accepted") {
      try TokenForge.hmac(#"{"alg":"HS256","typ":"JWT","kid":"p"}"#)
    },
    .header(
      "RS256", "token algorithm is not accepted", #"{"alg":"RS256","typ":"JWT","kid":"p"}"#),
    .header(
      "ES384", "token algorithm is not accepted", #"{"alg":"ES384","typ":"JWT","kid":"p"}"#),
    .header(
      "an algorithm in lower case", "token algorithm is not accepted",
      #"{"alg":"es256","typ":"JWT","kid":"p"}"#),
    .header(
      "an algorithm that is a number", "token algorithm is not accepted",
      #"{"alg":256,"typ":"JWT","kid":"p"}"#),
    .header(
      "no algorithm", "token algorithm is not accepted", #"{"typ":"JWT","kid":"p"}"#),
    .header(
      "keys from an address in the token", "token header member `jku` is not accepted",
      #"{"alg":"ES256","typ":"JWT","kid":"p","jku":"https://attacker.example/keys"}"#),
    .header(
      "a key in the token", "token header member `jwk` is not accepted",
      #"{"alg":"ES256","typ":"JWT","kid":"p","jwk":{"kty":"EC"}}"#),
    .header(
      "a certificate address in the token", "token header member `x5u` is not accepted",
      #"{"alg":"ES256","typ":"JWT","kid":"p","x5u":"https://attacker.example/c"}"#),
    .header(
      "a certificate in the token", "token header member `x5c` is not accepted",
      #"{"alg":"ES256","typ":"JWT","kid":"p","x5c":["AA=="]}"#),
    .header(
      "a critical extension", "token header member `crit` is not accepted",
      #"{"alg":"ES256","typ":"JWT","kid":"p","crit":["exp"]}"#),
    .header(
      "an unencoded payload", "token header member `b64` is not accepted",
      #"{"alg":"ES256","typ":"JWT","kid":"p","b64":false}"#),
    .header(
      "a compressed payload", "token header member `zip` is not accepted",
      #"{"alg":"ES256","typ":"JWT","kid":"p","zip":"DEF"}"#),
    .header(
      "no type", "token type is not `at+jwt` or `JWT`", #"{"alg":"ES256","kid":"p"}"#),
    .header(
      "an ID token's or another type", "token type is not `at+jwt` or `JWT`",
      #"{"alg":"ES256","typ":"logout+jwt","kid":"p"}"#),
    .header(
      "no key name", "token does not name its key", #"{"alg":"ES256","typ":"JWT"}"#),
    .header(
      "a key name that is a path", "unknown signing key",
      #"{"alg":"ES256","typ":"JWT","kid":"../../dev/null"}"#),
    .header(
      "ES256 under the Ed25519 key's name", "token algorithm is not its key's",
      #"{"alg":"ES256","typ":"JWT","kid":"e"}"#),
    .header(
      "EdDSA under the P-256 key's name", "token algorithm is not its key's",
      #"{"alg":"EdDSA","typ":"JWT","kid":"p"}"#),
  ]

  static let signatures: [ForgedToken] = [
    ForgedToken("another key's signature", "token signature is wrong") {
      try TokenForge.es256(TokenForge.header, TokenForge.claims(), seed: 8)
    },
    ForgedToken("an Ed25519 signature under the P-256 name", "token signature is wrong") {
      try TokenForge.edDSA(TokenForge.header)
    },
    ForgedToken("a P-256 signature under the Ed25519 name", "token signature is wrong") {
      try TokenForge.es256(TokenForge.edHeader)
    },
    ForgedToken("an empty signature", "token signature is wrong") {
      TokenForge.message(TokenForge.header, TokenForge.claims()) + "."
    },
    ForgedToken("a signature of zeros", "token signature is wrong") {
      TokenForge.message(TokenForge.header, TokenForge.claims()) + "."
        + String(repeating: "A", count: 86)
    },
    ForgedToken("a signature in DER", "token signature is wrong") {
      let message = TokenForge.message(TokenForge.header, TokenForge.claims())
      let signature = try TokenForge.p256().signature(for: Array(message.utf8))
      return message + "." + TokenForge.encode(signature.derRepresentation)
    },
    ForgedToken("claims changed after signing", "token signature is wrong") {
      let parts = try TokenForge.es256().split(separator: ".")
      let claims = TokenForge.claims(["sub": #""somebody-else""#])
      return "\(parts[0]).\(TokenForge.encode(claims.utf8)).\(parts[2])"
    },
    ForgedToken("the header changed after signing", "token signature is wrong") {
      let parts = try TokenForge.es256().split(separator: ".")
      let header = #"{"alg":"ES256","typ":"JWT","kid":"p"}"#
      return "\(TokenForge.encode(header.utf8)).\(parts[1]).\(parts[2])"
    },
  ]

  static let times: [ForgedToken] = [
    .claim("no expiry", "token has no expiry", ["exp": nil]),
    .claim(
      "expired a minute ago, at the end of the skew", "token expired",
      ["exp": "\(TokenForge.nowSeconds - 60)"]),
    .claim("expired in 1970", "token expired", ["exp": "0"]),
    .claim(
      "expiry as text", "token claim `exp` is not a moment in whole seconds",
      ["exp": "\"\(TokenForge.nowSeconds + 60)\""]),
    .claim(
      "expiry with a fraction", "token claim `exp` is not a moment in whole seconds",
      ["exp": "\(TokenForge.nowSeconds + 60).5"]),
    .claim(
      "expiry as a power of ten", "token claim `exp` is not a moment in whole seconds",
      ["exp": "1e99"]),
    .claim(
      "expiry over 64 bits", "token claim `exp` is not a moment in whole seconds",
      ["exp": "99999999999999999999"]),
    .claim(
      "a negative expiry", "token claim `exp` is not a moment in whole seconds", ["exp": "-1"]),
    .claim(
      "not valid for another 61 seconds", "token not yet valid",
      ["nbf": "\(TokenForge.nowSeconds + 61)"]),
    .claim(
      "issued 61 seconds from now", "token issued in the future",
      ["iat": "\(TokenForge.nowSeconds + 61)"]),
    .claim(
      "a life of 12 hours and a second", "token lives longer than its issuer may grant",
      [
        "iat": "\(TokenForge.nowSeconds)", "exp": "\(TokenForge.nowSeconds + 12 * 3_600 + 1)",
      ]),
    .claim(
      "a life of a year with no time of issue", "token lives longer than its issuer may grant",
      ["iat": nil, "exp": "\(TokenForge.nowSeconds + 365 * 86_400)"]),
  ]

  static let issuersAndAudiences: [ForgedToken] = [
    .claim("no issuer", "unknown issuer", ["iss": nil]),
    .claim("another issuer", "unknown issuer", ["iss": #""https://sign-in.example/""#]),
    .claim("a list of issuers", "unknown issuer", ["iss": #"["https://sign-in.example"]"#]),
    .claim("no audience", "token is for another audience", ["aud": nil]),
    .claim("another audience", "token is for another audience", ["aud": #""payroll""#]),
    .claim("an empty list of audiences", "token is for another audience", ["aud": "[]"]),
    .claim(
      "an audience that is not text", "token is for another audience",
      ["aud": #"["oneworkforce",1]"#]),
    .claim(
      "a token name that is not text", "token claim `jti` is not a text of 1 to 200 bytes",
      ["jti": "7"]),
  ]

  static let identities: [ForgedToken] = [
    .claim("no subject", "token has no subject", ["sub": nil]),
    .claim("an empty subject", disagreement, ["sub": #""""#]),
    .claim("a subject with a space before it", disagreement, ["sub": #"" manager-1""#]),
    .claim("a subject of two lines", disagreement, ["sub": #""manager\n1""#]),
    .claim("no duty", "token names no duty known here", ["oneworkforce_duty": nil]),
    .claim("an unknown duty", "token names no duty known here", ["oneworkforce_duty": #""king""#]),
    .claim(
      "two duties", "token names no duty known here",
      ["oneworkforce_duty": #"["manager","operator"]"#]),
    .claim(
      "an organisation that is no UUID",
      "token claim `oneworkforce_organisation` is not a UUID",
      ["oneworkforce_organisation": #""acme""#]),
    .claim(
      "a manager without an organisation", disagreement,
      ["oneworkforce_organisation": nil]),
    .claim(
      "a manager who is also a worker", disagreement,
      ["oneworkforce_worker": "\"\(TokenForge.worker)\""]),
    .claim(
      "a holder without a worker", disagreement,
      ["oneworkforce_duty": #""holder""#, "oneworkforce_organisation": nil]),
    .claim(
      "a holder with an organisation", disagreement,
      ["oneworkforce_duty": #""holder""#, "oneworkforce_worker": "\"\(TokenForge.worker)\""]),
  ]

  private static let disagreement =
    "token subject, duty, organisation and worker do not agree with each other"
}
