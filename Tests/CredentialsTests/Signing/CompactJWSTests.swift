import Credentials
import Testing

@Suite("Signed tokens in the compact form") struct CompactJWSTests {
  static func secret(_ algorithm: SignatureAlgorithm, _ byte: UInt8) throws -> PrivateKey {
    try PrivateKey(
      algorithm: algorithm, rawRepresentation: [UInt8](repeating: byte, count: 32))
  }

  static func encoded(_ text: String) -> String { Base64URL.encode(Array(text.utf8)) }

  @Test(
    "a text that is no token is refused where it breaks",
    arguments: [
      ("", .tokenNotThreeParts, "token"), ("a.b", .tokenNotThreeParts, "token"),
      ("e30.e30.AA.AA", .tokenNotThreeParts, "token"),
      ("e30=.e30.AA", .base64urlMalformed, "header"),
      ("e30.e3.AA", .base64urlMalformed, "payload"),
      ("e30.e30.AB", .base64urlMalformed, "signature"),
      (" e30.e30.AA", .base64urlMalformed, "header"),
      ("e30.e30.AA\n", .base64urlMalformed, "signature"),
      (".e30.AA", .jsonMalformed, "header"), ("W10.e30.AA", .notAnObject, "header"),
      (encoded(#"{"a":1,"a":2}"#) + ".e30.AA", .jsonDuplicateName, "header"),
      (encoded("{} {}") + ".e30.AA", .jsonTrailingBytes, "header"),
      (String(repeating: "A", count: 400) + ".e30.AA", .tooLarge, "token"),
    ] as [(String, CredentialFault.Kind, String)])
  func unparsed(_ text: String, kind: CredentialFault.Kind, place: String) {
    #expect(throws: CredentialFault(kind, place)) {
      try CompactJWS(parsing: Array(text.utf8), maximumBytes: 300)
    }
  }

  /// A token with `header` over `{}` and a signature of `key` whatever the header says.
  private static func token(header: String, by key: PrivateKey) throws -> CompactJWS {
    let input = Array((encoded(header) + ".e30").utf8)
    let signature = try key.sign(input)
    return try CompactJWS(
      parsing: input + Array(".".utf8) + Array(Base64URL.encode(signature).utf8),
      maximumBytes: 4_096)
  }

  @Test(
    "a well-signed token is refused for its header, in this order",
    arguments: [
      (#"{"alg":"none"}"#, .typeMismatch, "header.typ"),
      (#"{"alg":"ES256"}"#, .typeMismatch, "header.typ"),
      (#"{"alg":"ES256","typ":"T+JWT"}"#, .typeMismatch, "header.typ"),
      (#"{"alg":"ES256","typ":"application/t+jwt"}"#, .typeMismatch, "header.typ"),
      (#"{"alg":"ES256","typ":["t+jwt"]}"#, .typeMismatch, "header.typ"),
      (#"{"typ":"t+jwt"}"#, .algorithmRefused, "header.alg"),
      (#"{"alg":"none","typ":"t+jwt"}"#, .algorithmRefused, "header.alg"),
      (#"{"alg":"HS256","typ":"t+jwt"}"#, .algorithmRefused, "header.alg"),
      (#"{"alg":"ES384","typ":"t+jwt","crit":[]}"#, .algorithmRefused, "header.alg"),
      (#"{"alg":["ES256"],"typ":"t+jwt"}"#, .algorithmRefused, "header.alg"),
      (#"{"alg":"Ed25519","typ":"t+jwt","crit":[]}"#, .headerMemberRefused, "header.crit"),
      (#"{"alg":"Ed25519","typ":"t+jwt"}"#, .algorithmMismatch, "header.alg"),
      (#"{"alg":"EdDSA","typ":"t+jwt"}"#, .algorithmMismatch, "header.alg"),
      (#"{"alg":"ES256","typ":"t+jwt","crit":["exp"]}"#, .headerMemberRefused, "header.crit"),
      (#"{"alg":"ES256","typ":"t+jwt","crit":null}"#, .headerMemberRefused, "header.crit"),
      (#"{"alg":"ES256","typ":"t+jwt","jku":"https://a"}"#, .headerMemberRefused, "header.jku"),
      (#"{"alg":"ES256","typ":"t+jwt","x5u":"https://a"}"#, .headerMemberRefused, "header.x5u"),
      (#"{"alg":"ES256","typ":"t+jwt","jwk":{}}"#, .headerMemberRefused, "header.jwk"),
    ] as [(String, CredentialFault.Kind, String)])
  func refusedHeaders(_ header: String, kind: CredentialFault.Kind, place: String) throws {
    let key = try Self.secret(.es256, 7)
    let token = try Self.token(header: header, by: key)
    #expect(throws: CredentialFault(kind, place)) {
      try token.verify(with: key.publicKey, type: "t+jwt")
    }
  }

  @Test("the older name EdDSA is good for an Ed25519 key")
  func alias() throws {
    let key = try Self.secret(.ed25519, 7)
    for name in ["Ed25519", "EdDSA"] {
      try Self.token(header: #"{"alg":"\#(name)","typ":"t+jwt"}"#, by: key)
        .verify(with: key.publicKey, type: "t+jwt")
    }
    let token = try Self.token(header: #"{"alg":"ES256","typ":"t+jwt"}"#, by: key)
    #expect(throws: CredentialFault(.algorithmMismatch, "header.alg")) {
      try token.verify(with: key.publicKey, type: "t+jwt")
    }
  }

  @Test("what a key signs verifies with it alone", arguments: SignatureAlgorithm.allCases)
  func signed(_ algorithm: SignatureAlgorithm) throws {
    let key = try Self.secret(algorithm, 7)
    let payload = JSONValue.object([JSONMember("iss", .string("https://a.example"))])
    let made = try CompactJWS.signed(
      payload: payload, type: "t+jwt", by: key, keyID: key.publicKey.thumbprint)
    let read = try CompactJWS(parsing: made.bytes, maximumBytes: 4_096)
    #expect(read == made)
    #expect(read.keyID == key.publicKey.thumbprint)
    #expect(try JSONValue(strict: read.payload, maximumBytes: 100) == payload)
    try read.verify(with: key.publicKey, type: "t+jwt")
    let other = try Self.secret(algorithm, 8)
    #expect(throws: CredentialFault(.signatureInvalid, "signature")) {
      try read.verify(with: other.publicKey, type: "t+jwt")
    }
    #expect(CredentialID(of: read.signingInput).bytes.count == 32)
  }

  @Test("a token cut anywhere or changed in any one character never verifies")
  func mutated() throws {
    let key = try Self.secret(.es256, 7)
    let made = try CompactJWS.signed(
      payload: .object([JSONMember("a", .integer(1))]), type: "t+jwt", by: key, keyID: "k")
    func verifies(_ bytes: [UInt8]) -> Bool {
      guard let token = try? CompactJWS(parsing: bytes, maximumBytes: 4_096) else { return false }
      return (try? token.verify(with: key.publicKey, type: "t+jwt")) != nil
    }
    #expect(verifies(made.bytes))
    for index in made.bytes.indices {
      #expect(!verifies(Array(made.bytes[..<index])))
      for bit: UInt8 in [1, 2, 4, 32] {
        var bytes = made.bytes
        bytes[index] ^= bit
        #expect(!verifies(bytes), "byte \(index), bit \(bit)")
      }
    }
  }

  @Test("a second signature of the same bytes has the same credential id")
  func identity() throws {
    let key = try Self.secret(.es256, 7)
    let payload = JSONValue.object([JSONMember("a", .integer(1))])
    let tokens = try (0..<2).map { _ in
      try CompactJWS.signed(payload: payload, type: "t+jwt", by: key, keyID: "k")
    }
    #expect(tokens[0].signature != tokens[1].signature)
    #expect(
      CredentialID(of: tokens[0].signingInput) == CredentialID(of: tokens[1].signingInput))
    #expect(CredentialID(bytes: [1, 2, 3]) == nil)
  }
}
