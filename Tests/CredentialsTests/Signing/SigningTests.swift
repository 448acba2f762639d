import Credentials
import Testing

/// The vectors are those of RFC 7515 appendix A.3 and RFC 8037 appendix A, published by the IETF
/// Trust; code components of RFCs are under the Revised BSD License.
@Suite("Keys and signatures") struct SigningTests {
  static func json(_ text: String) throws -> JSONValue {
    try JSONValue(strict: Array(text.utf8), maximumBytes: 4_096)
  }

  static let p256 =
    #"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","#
    + #""y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#
  static let p256Secret = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"
  static let p256Token =
    "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6"
    + "Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    + "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
  static let ed25519 =
    #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#
  static let ed25519Secret = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
  static let ed25519Token =
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
    + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"

  @Test(
    "the published signatures verify, and with any one byte changed they do not",
    arguments: [(p256, p256Token), (ed25519, ed25519Token)])
  func published(_ jwk: String, _ token: String) throws {
    let key = try PublicKey(jwk: Self.json(jwk))
    let jws = try CompactJWS(parsing: Array(token.utf8), maximumBytes: 4_096)
    #expect(key.isValid(signature: jws.signature, over: jws.signingInput))
    for index in jws.signingInput.indices {
      var changed = Array(jws.signingInput)
      changed[index] ^= 1
      #expect(!key.isValid(signature: jws.signature, over: changed))
    }
    for index in jws.signature.indices {
      var changed = jws.signature
      changed[index] ^= 0x10
      #expect(!key.isValid(signature: changed, over: jws.signingInput))
    }
  }

  @Test(
    "a signature of another length or of zeros is not valid",
    arguments: [p256, ed25519])
  func shape(_ jwk: String) throws {
    let key = try PublicKey(jwk: Self.json(jwk))
    for count in [0, 1, 32, 63, 64, 65, 72, 128] {
      #expect(!key.isValid(signature: [UInt8](repeating: 0, count: count), over: [1, 2, 3]))
    }
  }

  @Test("RFC 8037 appendix A.3: the thumbprint of its key")
  func thumbprint() throws {
    let key = try PublicKey(jwk: Self.json(Self.ed25519))
    #expect(key.thumbprint == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
    #expect(try PublicKey(jwk: key.jwk) == key)
    let other = try PublicKey(jwk: Self.json(Self.p256))
    #expect(other.thumbprint.utf8.count == 43)
    #expect(try PublicKey(jwk: other.jwk) == other)
  }

  @Test(
    "the published secrets give the published public keys, and sign what these verify",
    arguments: [
      (SignatureAlgorithm.es256, p256Secret, p256), (.ed25519, ed25519Secret, ed25519),
    ])
  func secrets(_ algorithm: SignatureAlgorithm, _ secret: String, _ jwk: String) throws {
    let bytes = try Base64URL.decode(secret.utf8)
    let key = try PrivateKey(algorithm: algorithm, rawRepresentation: bytes)
    #expect(try key.publicKey == PublicKey(jwk: Self.json(jwk)))
    #expect(key.rawRepresentation == bytes)
    let message = Array("a message".utf8)
    #expect(key.publicKey.isValid(signature: try key.sign(message), over: message))
    let other = try PrivateKey(algorithm: algorithm, rawRepresentation: bytes.reversed())
    #expect(!key.publicKey.isValid(signature: try other.sign(message), over: message))
  }

  @Test("RFC 8037 appendix A.4: the same message gives the published signature")
  func ed25519Signs() throws {
    let jws = try CompactJWS(parsing: Array(Self.ed25519Token.utf8), maximumBytes: 4_096)
    let key = try PrivateKey(
      algorithm: .ed25519, rawRepresentation: Base64URL.decode(Self.ed25519Secret.utf8))
    #expect(try key.sign(Array(jws.signingInput)) == jws.signature)
  }

  @Test("a private key shows no part of itself when it is printed or dumped")
  func unprinted() throws {
    let bytes = try Base64URL.decode(Self.p256Secret.utf8)
    let key = try PrivateKey(algorithm: .es256, rawRepresentation: bytes)
    var dumped = ""
    dump(key, to: &dumped)
    for text in [String(describing: key), String(reflecting: key), "\(key)", dumped] {
      #expect(!text.contains("142") && !text.contains(Self.p256Secret))
      #expect(!text.contains("parsed") && !text.contains("publicKey"))
    }
    #expect(Mirror(reflecting: key).children.isEmpty)
  }

  @Test(
    "a key that is no good key is refused at the member that is wrong",
    arguments: [
      ("[]", "jwk"), ("{}", "jwk.crv"), (#"{"kty":"EC","crv":"P-384"}"#, "jwk.crv"),
      (#"{"kty":"EC","crv":"Ed25519"}"#, "jwk.crv"), (#"{"kty":"oct","k":"AAAA"}"#, "jwk.crv"),
      (#"{"kty":"O\#u{212A}P","crv":"Ed25519"}"#, "jwk.crv"),
      (#"{"kty":"EC","crv":"P-256"}"#, "jwk.x"),
      (p256.replacing("f83O", with: "f83O="), "jwk.x"), (p256.replacing("x_FE", with: ""), "jwk.y"),
      (p256.replacing("f83O", with: "f84O"), "point"),
      (p256.replacing("{", with: #"{"d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI","#), "jwk.d"),
      (ed25519.replacing("11qY", with: "11"), "jwk.x"),
      (#"{"kty":"OKP","crv":"Ed25519","x":1}"#, "jwk.x"),
    ])
  func badKeys(_ jwk: String, place: String) {
    #expect(throws: CredentialFault(.keyMalformed, place)) { try PublicKey(jwk: Self.json(jwk)) }
  }

  @Test("a secret of another length, zero, or beyond the order is refused")
  func badSecrets() {
    for algorithm in SignatureAlgorithm.allCases {
      for count in [0, 31, 33, 64] {
        #expect(throws: CredentialFault(.keyMalformed, "private_key")) {
          try PrivateKey(
            algorithm: algorithm, rawRepresentation: [UInt8](repeating: 1, count: count))
        }
      }
    }
    for byte: UInt8 in [0, 255] {
      #expect(throws: CredentialFault(.keyMalformed, "private_key")) {
        try PrivateKey(
          algorithm: .es256, rawRepresentation: [UInt8](repeating: byte, count: 32))
      }
    }
  }

  @Test(
    "only the two algorithms are known, one of them also by its older name",
    arguments: [
      ("ES256", .es256), ("Ed25519", .ed25519), ("EdDSA", .ed25519), ("none", nil), ("None", nil),
      ("", nil), ("es256", nil), ("HS256", nil), ("ES256K", nil), ("ES384", nil), ("RS256", nil),
      ("ES256 ", nil),
    ] as [(String, SignatureAlgorithm?)])
  func algorithms(_ name: String, _ algorithm: SignatureAlgorithm?) {
    #expect(SignatureAlgorithm(header: name) == algorithm)
  }
}
