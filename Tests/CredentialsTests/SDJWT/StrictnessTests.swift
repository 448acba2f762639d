import Credentials
import Testing

/// The refusals of the design's strictness list, each on a credential that is otherwise good and
/// well signed.
@Suite("What a credential is refused for") struct StrictnessTests {
  typealias Kind = CredentialFault.Kind

  /// Whether the credential in the middle of the tables below is itself accepted.
  @Test("the credential that the tables change is good as it stands")
  func sound() throws {
    let hidden = Forge.encoded(#"["c2FsdA","score",91]"#)
    let text = try Forge.credential(#""_sd":["\#(Forge.digest(hidden))"]"#, [hidden])
    let bound = text + (try Forge.binding(over: text))
    let verified = try Forge.read(bound).verified(
      by: Forge.issuer.publicKey, binding: Forge.check)
    #expect(verified.claims["score"] == .integer(91))
    #expect(verified.disclosed == [ClaimPath("score")])
    #expect(verified.isHolderBound)
  }

  @Test("the rules of the tilde, at either end and between")
  func tildes() throws {
    let token = try Forge.token("{" + Forge.first + "}")
    let hidden = Forge.encoded(#"["c2FsdA","score",91]"#)
    let binding = try Forge.binding(over: token + "~")
    _ = try Forge.read(token + "~")
    _ = try Forge.read(token + "~" + binding)
    for text in [
      "", "~", "~~", token, "~" + token + "~", token + "~~", "~" + token, token + "~~" + binding,
      token + "~" + binding + "~~", token + "~" + hidden + "~~", token + "~~" + hidden + "~",
    ] {
      #expect(throws: CredentialFault(.presentationMalformed, "presentation"), "\(text)") {
        try Forge.read(text)
      }
    }
    // Without its last `~` a disclosure stands where the holder's token would.
    #expect(throws: CredentialFault(.tokenNotThreeParts, "binding.token")) {
      try Forge.read(token + "~" + hidden)
    }
    // With a `~` behind it the holder's token stands where a disclosure would.
    #expect(throws: CredentialFault(.base64urlMalformed, "disclosure")) {
      try Forge.read(token + "~" + binding + "~")
    }
    for space in [" ", "\n", "\t", "\0"] {
      #expect(throws: CredentialFault.self) { try Forge.read(token + "~" + space) }
      #expect(throws: CredentialFault.self) { try Forge.read(space + token + "~") }
    }
  }

  @Test(
    "a disclosure of another form",
    arguments: [
      ("WyJzIiwieCIsMV0=", .base64urlMalformed), ("Wy Jz", .base64urlMalformed),
      ("WyJzIiwieCIsMV1", .base64urlMalformed), (Forge.encoded(""), .presentationMalformed),
      (Forge.encoded("{}"), .disclosureMalformed), (Forge.encoded("[]"), .disclosureMalformed),
      (Forge.encoded(#"["s"]"#), .disclosureMalformed),
      (Forge.encoded(#"["s","a",1,2]"#), .disclosureMalformed),
      (Forge.encoded(#"[1,"a",1]"#), .disclosureMalformed),
      (Forge.encoded(#"[null,1]"#), .disclosureMalformed),
      (Forge.encoded(#"["s",1,1]"#), .disclosureMalformed),
      (Forge.encoded(#"["s",["a"],1]"#), .disclosureMalformed),
      (Forge.encoded(#"["s","a",{"b":1,"b":2}]"#), .jsonDuplicateName),
      (Forge.encoded(#"["s","a","\u0000"]"#), .jsonNullCharacter),
      (Forge.encoded(#"["s","a","\ud800"]"#), .jsonSurrogateLone),
      (Forge.encoded(#"["s","a",1] "# + "x"), .jsonTrailingBytes),
      (Forge.encoded("[\"s\",\"a\"," + String(repeating: "[", count: 16)), .jsonTooDeep),
      (Base64URL.encode(Array("[\"s\",\"".utf8) + [0xFF] + Array("\",1]".utf8)), .jsonUTF8Invalid),
    ] as [(String, Kind)])
  func disclosureForms(_ disclosure: String, kind: Kind) throws {
    let place = kind == .presentationMalformed ? "presentation" : "disclosure"
    let text = try Forge.credential(#""_sd":["\#(Forge.digest(disclosure))"]"#, [disclosure])
    #expect(throws: CredentialFault(kind, place)) { try Forge.read(text) }
  }

  private static let score = Forge.encoded(#"["c2FsdA","score",91]"#)
  private static let element = Forge.encoded(#"["c2FsdA","de"]"#)
  private static let decoy = Forge.digest("nothing")

  private static func named(_ name: String) -> String {
    Forge.encoded("[\"c2FsdA\",\"\(name)\",1]")
  }

  @Test(
    "digests and disclosures that do not fit",
    arguments: [
      (#""_sd_alg":"sha-512""#, [], .hashAlgorithmRefused, "_sd_alg"),
      (#""_sd_alg":"SHA-256""#, [], .hashAlgorithmRefused, "_sd_alg"),
      (#""_sd_alg":null"#, [], .hashAlgorithmRefused, "_sd_alg"),
      (#""_sd_alg":["sha-256"]"#, [], .hashAlgorithmRefused, "_sd_alg"),
      (#""a":{"_sd_alg":"sha-256"}"#, [], .hashAlgorithmRefused, "_sd_alg"),
      (#""_sd":"\#(decoy)""#, [], .digestMalformed, "_sd"),
      (#""_sd":[1]"#, [], .digestMalformed, "_sd"),
      (#""_sd":[null]"#, [], .digestMalformed, "_sd"),
      (#""_sd":["short"]"#, [], .digestMalformed, "_sd"),
      (#""_sd":["\#(decoy)="]"#, [], .digestMalformed, "_sd"),
      (#""a":{"_sd":{}}"#, [], .digestMalformed, "_sd"),
      (#""...":"\#(decoy)""#, [], .digestMalformed, "..."),
      (#""a":{"...":"\#(decoy)"}"#, [], .digestMalformed, "..."),
      (#""a":[{"...":1}]"#, [], .digestMalformed, "..."),
      (#""a":[{"...":"x"}]"#, [], .digestMalformed, "..."),
      (#""a":[{"...":"\#(decoy)","b":1}]"#, [], .digestMalformed, "..."),
      (#""_sd":["\#(decoy)","\#(decoy)"]"#, [], .digestRepeated, "_sd"),
      (#""_sd":["\#(decoy)"],"a":{"_sd":["\#(decoy)"]}"#, [], .digestRepeated, "_sd"),
      (#""_sd":["\#(decoy)"],"a":[{"...":"\#(decoy)"}]"#, [], .digestRepeated, "_sd"),
      (#""a":[{"...":"\#(decoy)"},{"...":"\#(decoy)"}]"#, [], .digestRepeated, "..."),
      (
        #""_sd":["\#(Forge.digest(score))","\#(Forge.digest(score))"]"#, [score],
        .digestRepeated, "_sd"
      ),
      (#""_sd":[]"#, [score], .disclosureUnreferenced, "disclosure"),
      (#""_sd":["\#(decoy)"]"#, [element], .disclosureUnreferenced, "disclosure"),
      (#""x":"\#(Forge.digest(score))""#, [score], .disclosureUnreferenced, "disclosure"),
      (
        #""_sd":["\#(Forge.digest(score))"]"#, [score, score], .disclosureRepeated,
        "disclosure"
      ),
      (#""_sd":["\#(Forge.digest(element))"]"#, [element], .disclosureMalformed, "disclosure"),
      (#""a":[{"...":"\#(Forge.digest(score))"}]"#, [score], .disclosureMalformed, "disclosure"),
      (
        #""_sd":["\#(Forge.digest(named("_sd")))"]"#, [named("_sd")], .disclosureNameReserved,
        "disclosure"
      ),
      (
        #""_sd":["\#(Forge.digest(named("...")))"]"#, [named("...")], .disclosureNameReserved,
        "disclosure"
      ),
      (
        #""_sd":["\#(Forge.digest(named("_sd_alg")))"]"#, [named("_sd_alg")],
        .disclosureNameReserved, "disclosure"
      ),
      (
        #""_sd":["\#(Forge.digest(score))"],"score":90"#, [score], .disclosureNameTaken,
        "disclosure"
      ),
      (
        #""a":{"score":1,"_sd":["\#(Forge.digest(score))"]}"#, [score], .disclosureNameTaken,
        "disclosure"
      ),
      (
        #""_sd":["\#(Forge.digest(score))","\#(Forge.digest(named("score")))"]"#,
        [score, named("score")], .disclosureNameTaken, "disclosure"
      ),
      (
        #""aka_vcts":[{"...":"\#(Forge.digest(element))"}]"#, [element], .disclosureNotAllowed,
        "..."
      ),
      (
        #""vct#integrity":{"_sd":["\#(Forge.digest(score))"]}"#, [score], .disclosureNotAllowed,
        "_sd"
      ),
    ] as [(String, [String], Kind, String)])
  func disclosures(_ more: String, _ disclosures: [String], kind: Kind, place: String) throws {
    let presentation = try Forge.read(try Forge.credential(more, disclosures))
    try presentation.checkSignature(by: Forge.issuer.publicKey)
    #expect(throws: CredentialFault(kind, place)) { try presentation.processed() }
    #expect(throws: CredentialFault(kind, place)) {
      try presentation.verified(by: Forge.issuer.publicKey, binding: nil)
    }
  }

  @Test(
    "none of the claims that everybody sees may come by disclosure",
    arguments: UnverifiedPresentation.alwaysVisible)
  func alwaysVisible(_ name: String) throws {
    let hidden = Self.named(name)
    let first = Forge.first.replacing(#""nbf":1769990000,"#, with: "")
    let text =
      try Forge.token("{\(first),\"_sd\":[\"\(Forge.digest(hidden))\"]}") + "~\(hidden)~"
    let presentation = try Forge.read(text)
    #expect(throws: CredentialFault(.disclosureNotAllowed, "disclosure")) {
      try presentation.processed()
    }
    // The same name inside another claim is no such claim.
    let inside = try Forge.credential(#""a":{"_sd":["\#(Forge.digest(hidden))"]}"#, [hidden])
    #expect(try Forge.read(inside).processed().disclosed == [ClaimPath("a", name)])
  }

  @Test("a digest of nothing is passed over, even inside a claim that everybody sees")
  func decoys() throws {
    let text = try Forge.credential(
      #""aka_vcts":["a",{"...":"\#(Self.decoy)"}],"a":{"_sd":["\#(Forge.digest("x"))"]}"#)
    let claims = try Forge.read(text).processed().claims
    #expect(claims["aka_vcts"] == .array([.string("a")]))
    #expect(claims["a"] == .object([]))
  }

  @Test("a digest inside a disclosure counts as any other")
  func nested() throws {
    let inner = Self.score
    func outer(_ inside: String) -> String { Forge.encoded("[\"c2FsdA\",\"a\",\(inside)]") }
    let twice = outer(#"{"_sd":["\#(Forge.digest(inner))","\#(Forge.digest(inner))"]}"#)
    let elsewhere = outer(#"{"_sd":["\#(Forge.digest(inner))"]}"#)
    let good = try Forge.credential(
      #""_sd":["\#(Forge.digest(elsewhere))"]"#, [inner, elsewhere])
    #expect(
      try Forge.read(good).processed().disclosed
        == [ClaimPath("a", "score"), ClaimPath("a")])
    let refusals: [(String, [String], Kind)] = [
      (#""_sd":["\#(Forge.digest(twice))"]"#, [twice], .digestRepeated),
      (
        #""_sd":["\#(Forge.digest(elsewhere))","\#(Forge.digest(inner))"]"#, [elsewhere],
        .digestRepeated
      ),
      (#""_sd":["\#(Forge.digest(elsewhere))"]"#, [inner], .disclosureUnreferenced),
    ]
    for (more, disclosures, kind) in refusals {
      let presentation = try Forge.read(try Forge.credential(more, disclosures))
      #expect { try presentation.processed() } throws: {
        ($0 as? CredentialFault)?.kind == kind
      }
    }
  }

  @Test("disclosures inside each other count towards the sixteen levels")
  func depth() throws {
    // Each disclosure adds an object; the payload itself is the first level.
    func chain(_ levels: Int) throws -> UnverifiedPresentation {
      var disclosures = [Forge.encoded(#"["c2FsdA","leaf",1]"#)]
      for level in 0..<levels {
        let digest = Forge.digest(disclosures[level])
        disclosures.append(Forge.encoded(#"["c2FsdA","n\#(level)",{"_sd":["\#(digest)"]}]"#))
      }
      let digest = Forge.digest(disclosures[levels])
      return try Forge.read(try Forge.credential(#""_sd":["\#(digest)"]"#, disclosures))
    }
    #expect(try chain(15).processed().disclosed.count == 16)
    #expect(throws: CredentialFault(.jsonTooDeep, "claims")) { try chain(16).processed() }
    #expect(throws: CredentialFault(.jsonTooDeep, "claims")) { try chain(400).processed() }
  }

  @Test("a presentation of 64 KiB is read, one byte more is not")
  func size() throws {
    let base = try Forge.credential().utf8.count
    func padded(_ count: Int) -> String { "\"x\":\"" + String(repeating: "y", count: count) + "\"" }
    let room = (65_536 - base) / 4 * 3 - 20
    let near = try Forge.credential(padded(room))
    #expect(near.utf8.count <= 65_536 && near.utf8.count > 65_480)
    _ = try Forge.read(near).verified(by: Forge.issuer.publicKey, binding: nil)
    let over = near + String(repeating: "A", count: 65_537 - near.utf8.count)
    #expect(throws: CredentialFault(.tooLarge, "presentation")) { try Forge.read(over) }
  }

  @Test(
    "claims that a verifier looks things up by, missing or of another form",
    arguments: [
      (#""iss":"https://trust.example","#, "", .claimMissing, "iss"),
      (#""iss":"https://trust.example""#, #""iss":7"#, .claimMalformed, "iss"),
      (#""iss":"https://trust.example""#, #""iss":"""#, .claimMalformed, "iss"),
      (#""vct":"https://trust.example/passport/training/1","#, "", .claimMissing, "vct"),
      (#""nbf":1769990000"#, #""nbf":1769990000.0"#, .claimMalformed, "nbf"),
      (#""nbf":1769990000"#, #""nbf":"1769990000""#, .claimMalformed, "nbf"),
      (#""nbf":1769990000"#, #""nbf":1e9"#, .claimMalformed, "nbf"),
      (#""nbf":1769990000"#, #""exp":null"#, .claimMalformed, "exp"),
      (#""nbf":1769990000"#, #""exp":99999999999999999999"#, .claimMalformed, "exp"),
      (#""nbf":1769990000"#, #""status":{}"#, .claimMalformed, "status"),
      (#""nbf":1769990000"#, #""status":{"status_list":{"idx":1}}"#, .claimMalformed, "status"),
      (
        #""nbf":1769990000"#, #""status":{"status_list":{"idx":-1,"uri":"u"}}"#, .claimMalformed,
        "status"
      ),
      (
        #""nbf":1769990000"#, #""status":{"status_list":{"idx":1.0,"uri":"u"}}"#,
        .claimMalformed, "status"
      ),
      (
        #""nbf":1769990000"#, #""status":{"status_list":{"idx":1,"uri":["u"]}}"#,
        .claimMalformed, "status"
      ),
      (#""cnf":{"jwk""#, #""cnf":{"kid""#, .claimMalformed, "cnf"),
      (#""crv":"P-256""#, #""crv":"P-384""#, .claimMalformed, "cnf"),
    ] as [(String, String, Kind, String)])
  func lookups(_ old: String, _ new: String, kind: Kind, place: String) throws {
    let text = "{" + Forge.first.replacing(old, with: new) + "}"
    #expect(text != "{" + Forge.first + "}")
    #expect(throws: CredentialFault(kind, place)) {
      try Forge.read(try Forge.token(text) + "~")
    }
  }

  @Test("a holder key that is not on P-256 is refused")
  func ed25519Holder() throws {
    let key = try PrivateKey(
      algorithm: .ed25519, rawRepresentation: [UInt8](repeating: 4, count: 32))
    let jwk = String(decoding: key.publicKey.jwk.encoded(), as: UTF8.self)
    let claims =
      #"{"iss":"https://trust.example","vct":"v","nbf":1,"cnf":{"jwk":\#(jwk)}}"#
    #expect(throws: CredentialFault(.claimMalformed, "cnf")) {
      try Forge.read(try Forge.token(claims) + "~")
    }
  }

  @Test(
    "a payload that is not strict JSON, or no object",
    arguments: [
      ("[]", .notAnObject), ("\"a\"", .notAnObject), ("", .jsonMalformed),
      (#"{"iss":"a","iss":"b"}"#, .jsonDuplicateName), ("{} ,", .jsonTrailingBytes),
      (#"{"a":"\u0000"}"#, .jsonNullCharacter), (#"{"a":"\udead"}"#, .jsonSurrogateLone),
    ] as [(String, Kind)])
  func payloads(_ payload: String, kind: Kind) throws {
    #expect(throws: CredentialFault(kind, "credential.payload")) {
      try Forge.read(try Forge.token(payload) + "~")
    }
    let good = try Forge.credential()
    #expect(throws: CredentialFault(kind, "binding.payload")) {
      try Forge.read(good + (try Forge.token(payload, header: "{}", by: Forge.holder)))
    }
  }

  @Test(
    "a header or a name that the profile does not know",
    arguments: [
      (#"{"alg":"ES256"}"#, .typeMismatch, "credential.header.typ"),
      (#"{"alg":"ES256","typ":"JWT"}"#, .typeMismatch, "credential.header.typ"),
      (#"{"alg":"ES256","typ":"vc+sd-jwt"}"#, .typeMismatch, "credential.header.typ"),
      (#"{"alg":"none","typ":"dc+sd-jwt"}"#, .algorithmRefused, "credential.header.alg"),
      (
        #"{"alg":"ES256","typ":"dc+sd-jwt","jwk":{}}"#, .headerMemberRefused,
        "credential.header.jwk"
      ),
      (#"{"alg":"ES256","typ":"dc+sd-jwt"}"#, .keyIDMissing, "credential.header.kid"),
      (#"{"alg":"ES256","typ":"dc+sd-jwt","kid":"key-1"}"#, .keyIDMissing, "credential.header.kid"),
      (#"{"alg":"ES256","typ":"dc+sd-jwt","kid":1}"#, .keyIDMissing, "credential.header.kid"),
    ] as [(String, Kind, String)])
  func headers(_ header: String, kind: Kind, place: String) throws {
    let presentation = try Forge.read(try Forge.credential(header: header))
    #expect(throws: CredentialFault(kind, place)) { try presentation.checkFormat() }
    #expect(throws: CredentialFault(kind, place)) {
      try presentation.verified(by: Forge.issuer.publicKey, binding: nil)
    }
  }

  @Test(
    "an issuer's name that is no plain https address",
    arguments: [
      "http://trust.example", "https://", "https:///a", "trust.example", "HTTPS://trust.example",
      "https://trust.example?a", "https://trust.example#a", "https://a@trust.example",
      "https://trust.example/ ", "https://trüst.example", "did:web:trust.example",
      "https://trust.example\\\\a",
    ])
  func issuers(_ name: String) throws {
    let claims = Forge.first.replacing("https://trust.example\",\"vct", with: "\(name)\",\"vct")
    let presentation = try Forge.read(try Forge.token("{\(claims)}") + "~")
    #expect(throws: CredentialFault(.claimMalformed, "iss")) { try presentation.checkFormat() }
  }

  @Test("a credential with no first day is refused, and the former type only counts on import")
  func importRules() throws {
    let claims = Forge.first.replacing(#""nbf":1769990000,"#, with: "")
    #expect(throws: CredentialFault(.claimMissing, "nbf")) {
      try Forge.read(try Forge.token("{\(claims)}") + "~").checkFormat()
    }
    let kid = Forge.issuer.publicKey.thumbprint
    let former = try Forge.read(
      try Forge.credential(header: #"{"alg":"ES256","typ":"vc+sd-jwt","kid":"\#(kid)"}"#))
    try former.checkFormat(allowingFormerType: true)
    try former.checkSignature(by: Forge.issuer.publicKey, allowingFormerType: true)
    #expect(throws: CredentialFault(.typeMismatch, "credential.header.typ")) {
      try former.checkSignature(by: Forge.issuer.publicKey)
    }
  }

  @Test("another key's signature is refused, the disclosures being read all the same")
  func signature() throws {
    let presentation = try Forge.read(try Forge.credential())
    #expect(throws: CredentialFault(.signatureInvalid, "credential.signature")) {
      try presentation.checkSignature(by: Forge.stranger.publicKey)
    }
    _ = try presentation.processed()
  }
}
