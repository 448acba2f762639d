import Access
import SignIn
import Testing
import Vocabulary

@Suite("Bearer tokens") struct BearerTokenTests {
  @Test("a forged or spoilt token is refused with the rule it broke", arguments: ForgedToken.all)
  func forged(_ forged: ForgedToken) throws {
    let token = try forged.token()
    let error = #expect(throws: ServiceError.self) {
      try TokenForge.verifier().caller(token, at: TokenForge.now)
    }
    #expect(error?.message == forged.message)
    #expect(error?.code == .unauthenticated)
    #expect(error?.reason == .credentialsInvalid)
  }

  @Test("the table holds the forty forgeries that are asked for, each with its own name")
  func enoughForgeries() {
    #expect(ForgedToken.all.count >= 40)
    #expect(Set(ForgedToken.all.map(\.name)).count == ForgedToken.all.count)
  }

  @Test("no token at all is a different refusal from a bad one")
  func missing() async throws {
    let error = await #expect(throws: ServiceError.self) {
      try await TokenForge.verifier().caller(
        bearerToken: nil, certificate: nil, at: TokenForge.now)
    }
    #expect(error?.reason == .credentialsMissing)
  }

  @Test("a manager's token by ES256 or EdDSA makes the same caller")
  func good() async throws {
    for token in [try TokenForge.es256(), try TokenForge.edDSA()] {
      let caller = try await TokenForge.verifier().caller(
        bearerToken: token, certificate: nil, at: TokenForge.now)
      #expect(caller.subject == "manager-1")
      #expect(caller.issuer == TokenForge.issuerName)
      #expect(caller.duty == .manager)
      #expect(caller.organisation?.description == TokenForge.organisation)
      #expect(caller.worker == nil)
      #expect(caller.way == .bearerToken)
    }
  }

  @Test("a holder's token names the worker and no organisation")
  func holder() throws {
    let token = try TokenForge.es256(
      TokenForge.header,
      TokenForge.claims([
        "oneworkforce_duty": #""holder""#, "oneworkforce_organisation": nil,
        "oneworkforce_worker": "\"\(TokenForge.worker)\"",
      ]))
    let caller = try TokenForge.verifier().caller(token, at: TokenForge.now)
    #expect(caller.worker?.description == TokenForge.worker)
    #expect(caller.organisation == nil)
  }

  @Test(
    "what is allowed at the edge is accepted",
    arguments: [
      ["exp": "\(TokenForge.nowSeconds - 59)"],
      ["nbf": "\(TokenForge.nowSeconds + 60)"],
      ["iat": "\(TokenForge.nowSeconds + 60)"],
      ["iat": "\(TokenForge.nowSeconds)", "exp": "\(TokenForge.nowSeconds + 12 * 3_600)"],
      ["aud": #"["payroll","oneworkforce"]"#],
      ["jti": #""one""#, "scope": #""anything""#],
      ["iat": nil, "nbf": nil],
    ])
  func edges(_ changes: [String: String?]) throws {
    let token = try TokenForge.es256(TokenForge.header, TokenForge.claims(changes))
    #expect(try TokenForge.verifier().caller(token, at: TokenForge.now).duty == .manager)
  }

  @Test("a remembered token is still refused once it has expired")
  func rememberedExpires() throws {
    let verifier = try TokenForge.verifier()
    let token = try TokenForge.es256()
    _ = try verifier.caller(token, at: TokenForge.now)
    _ = try verifier.caller(token, at: TokenForge.now)
    let later = TokenForge.now.adding(milliseconds: 3_660_000)
    let error = #expect(throws: ServiceError.self) { try verifier.caller(token, at: later) }
    #expect(error?.message == "token expired")
  }

  @Test("rotating the keys refuses at once what the old key signed, remembered or not")
  func rotation() throws {
    let verifier = try TokenForge.verifier()
    let old = try TokenForge.es256()
    _ = try verifier.caller(old, at: TokenForge.now)
    try verifier.rotate(
      TokenForge.issuerName, to: KeySet(jwks: try TokenForge.jwks(21)))
    let error = #expect(throws: ServiceError.self) { try verifier.caller(old, at: TokenForge.now) }
    #expect(error?.message == "token signature is wrong")
    let new = try TokenForge.es256(TokenForge.header, TokenForge.claims(), seed: 21)
    #expect(try verifier.caller(new, at: TokenForge.now).subject == "manager-1")
    let unknown = #expect(throws: ServiceError.self) {
      try verifier.rotate("https://other.example", to: KeySet(jwks: try TokenForge.jwks()))
    }
    #expect(unknown?.reason == .recordNotFound)
  }

  @Test("an issuer is held to its algorithms, duties and organisations")
  func pinned() throws {
    let other = OrganisationID(high: 1, low: 2)
    let rows: [(TrustedIssuer, String)] = [
      (
        try TokenForge.issuer(algorithms: [.edDSA]),
        "token algorithm is not accepted from its issuer"
      ),
      (
        try TokenForge.issuer(duties: [.holder]), "token names a duty its issuer may not grant"
      ),
      (
        try TokenForge.issuer(organisations: [other]),
        "token names an organisation its issuer may not speak for"
      ),
    ]
    for (issuer, message) in rows {
      let error = #expect(throws: ServiceError.self) {
        try BearerTokenVerifier(issuers: [issuer]).caller(
          TokenForge.es256(), at: TokenForge.now)
      }
      #expect(error?.message == message)
    }
  }

  @Test("a refusal repeats nothing of the token")
  func quiet() throws {
    let token = try TokenForge.es256(
      TokenForge.header, TokenForge.claims(["sub": #""CANARY""#, "exp": "1"]))
    let error = #expect(throws: ServiceError.self) {
      try TokenForge.verifier().caller(token, at: TokenForge.now)
    }
    #expect(error?.message.contains("CANARY") == false)
  }

  @Test("two issuers of one name stop the start")
  func duplicateIssuers() throws {
    let error = #expect(throws: ServiceError.self) {
      try BearerTokenVerifier(issuers: [TokenForge.issuer(), TokenForge.issuer()])
    }
    #expect(error?.reason == .duplicateItem)
  }
}
