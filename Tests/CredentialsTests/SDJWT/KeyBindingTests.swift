import Credentials
import Testing
import Vocabulary

@Suite("The holder's own signature") struct KeyBindingTests {
  typealias Kind = CredentialFault.Kind

  private static let hidden = Forge.encoded(#"["c2FsdA","score",91]"#)

  private static func shown() throws -> String {
    try Forge.credential(#""_sd":["\#(Forge.digest(hidden))"]"#, [hidden])
  }

  @Test("a presentation without the holder's token fails a policy that asks for one")
  func missing() throws {
    let presentation = try Forge.read(try Self.shown())
    #expect(throws: CredentialFault(.bindingMissing, "binding")) {
      try presentation.verified(by: Forge.issuer.publicKey, binding: Forge.check)
    }
    let unbound = try presentation.verified(by: Forge.issuer.publicKey, binding: nil)
    #expect(!unbound.isHolderBound)
  }

  @Test("a credential that names no holder key can't be bound")
  func noKey() throws {
    let claims = #"{"iss":"https://trust.example","vct":"v","nbf":1}"#
    let text = try Forge.token(claims) + "~"
    let presentation = try Forge.read(text + (try Forge.binding(over: text)))
    #expect(throws: CredentialFault(.bindingKeyMissing, "cnf")) {
      try presentation.checkBinding(Forge.check)
    }
  }

  @Test(
    "a holder's token of another header",
    arguments: [
      (#"{"alg":"ES256"}"#, .typeMismatch, "binding.header.typ"),
      (#"{"alg":"ES256","typ":"KB+JWT"}"#, .typeMismatch, "binding.header.typ"),
      (#"{"alg":"ES256","typ":"dc+sd-jwt"}"#, .typeMismatch, "binding.header.typ"),
      (#"{"alg":"none","typ":"kb+jwt"}"#, .algorithmRefused, "binding.header.alg"),
      (#"{"alg":"HS256","typ":"kb+jwt"}"#, .algorithmRefused, "binding.header.alg"),
      (#"{"alg":"EdDSA","typ":"kb+jwt"}"#, .algorithmMismatch, "binding.header.alg"),
      (#"{"alg":"ES256","typ":"kb+jwt","jwk":{}}"#, .headerMemberRefused, "binding.header.jwk"),
      (#"{"alg":"ES256","typ":"kb+jwt","crit":[]}"#, .headerMemberRefused, "binding.header.crit"),
    ] as [(String, Kind, String)])
  func headers(_ header: String, kind: Kind, place: String) throws {
    let text = try Self.shown()
    let presentation = try Forge.read(text + (try Forge.binding(over: text, header: header)))
    #expect(throws: CredentialFault(kind, place)) { try presentation.checkBinding(Forge.check) }
  }

  @Test(
    "a holder's token with one claim missing, of another form, or not this request's",
    arguments: [
      ("iat", nil, .claimMissing), ("aud", nil, .claimMissing), ("nonce", nil, .claimMissing),
      ("sd_hash", nil, .claimMissing), ("iat", "\"1770000000\"", .claimMalformed),
      ("iat", "1770000000.5", .claimMalformed),
      ("aud", "[\"https://verifier.example\"]", .claimMalformed),
      ("aud", "null", .claimMalformed), ("nonce", "1", .claimMalformed),
      ("sd_hash", "{}", .claimMalformed), ("iat", "1769999699", .bindingTime),
      ("iat", "1770000301", .bindingTime), ("iat", "-9223372036854775808", .bindingTime),
      ("iat", "9223372036854775807", .bindingTime),
      ("aud", "\"https://verifier.example/\"", .bindingAudience),
      ("aud", "\"\"", .bindingAudience), ("nonce", "\"n-0s6_WzA2Mj\"", .bindingNonce),
      ("nonce", "\"\"", .bindingNonce), ("sd_hash", "\"\"", .bindingHash),
      ("sd_hash", "\"\(Forge.digest("another"))\"", .bindingHash),
    ] as [(String, String?, Kind)])
  func claims(_ name: String, _ value: String?, kind: Kind) throws {
    let text = try Self.shown()
    let binding = try Forge.binding(over: text, changing: name, to: value)
    let presentation = try Forge.read(text + binding)
    #expect(throws: CredentialFault(kind, "binding.\(name)")) {
      try presentation.checkBinding(Forge.check)
    }
    // The other questions have their own answers.
    try presentation.checkSignature(by: Forge.issuer.publicKey)
    #expect(try presentation.processed().disclosed.count == 1)
  }

  @Test("five minutes either way are close enough")
  func window() throws {
    let text = try Self.shown()
    for issued in ["1769999700", "1770000000", "1770000300"] {
      let binding = try Forge.binding(over: text, changing: "iat", to: issued)
      try Forge.read(text + binding).checkBinding(Forge.check)
    }
  }

  @Test("a token made for other disclosures, or by another key, binds nothing")
  func moved() throws {
    let text = try Self.shown()
    let binding = try Forge.binding(over: text)
    let fewer = try #require(text.split(separator: "~").first) + "~"
    #expect(throws: CredentialFault(.bindingHash, "binding.sd_hash")) {
      try Forge.read(fewer + binding).checkBinding(Forge.check)
    }
    // The same claims signed a second time by the issuer are another presentation.
    #expect(throws: CredentialFault(.bindingHash, "binding.sd_hash")) {
      try Forge.read(try Self.shown() + binding).checkBinding(Forge.check)
    }
    for key in [Forge.issuer, Forge.stranger] {
      let forged = try Forge.binding(over: text, by: key)
      #expect(throws: CredentialFault(.signatureInvalid, "binding.signature")) {
        try Forge.read(text + forged).checkBinding(Forge.check)
      }
    }
  }
}
