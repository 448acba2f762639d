import Access
import SignIn
import Testing
import Vocabulary

@Suite("The program's own tokens") struct TokenIssuerTests {
  static let key = [UInt8](repeating: 5, count: 32)

  @Test("a demo token made from a caller signs that caller in through the exported key set")
  func roundTrip() throws {
    let issuer = try TokenIssuer(name: "demo", audience: "here", privateKey: Self.key)
    let verifier = try BearerTokenVerifier(issuers: [
      TrustedIssuer(name: "demo", audience: "here", keys: KeySet(jwks: issuer.jwks))
    ])
    let organisation = OrganisationID(high: 1, low: 1)
    for duty in Duty.allCases {
      let caller = try Caller(
        subject: "Zoë \"the\" \\ \(duty)", issuer: "demo", duty: duty,
        organisation: duty == .holder ? nil : organisation,
        worker: duty == .holder ? WorkerID(high: 2, low: 2) : nil, way: .bearerToken)
      let token = try issuer.token(
        for: caller, issued: TokenForge.now, lifetimeSeconds: 3_600, id: "1")
      #expect(try verifier.caller(token, at: TokenForge.now) == caller)
    }
  }

  @Test("a key of the wrong length and a lifetime out of range are refused")
  func refusals() throws {
    for key in [[], [UInt8](repeating: 0, count: 32), [UInt8](repeating: 5, count: 31)] {
      #expect(throws: ServiceError.self) {
        try TokenIssuer(name: "demo", audience: "here", privateKey: key)
      }
    }
    let issuer = try TokenIssuer(name: "demo", audience: "here", privateKey: Self.key)
    let caller = try Caller(
      subject: "s", issuer: "demo", duty: .operator, organisation: OrganisationID(high: 1, low: 1),
      worker: nil, way: .bearerToken)
    for lifetime: Int64 in [0, -1, .max] {
      #expect(throws: ServiceError.self) {
        try issuer.token(for: caller, issued: TokenForge.now, lifetimeSeconds: lifetime, id: "1")
      }
    }
  }
}
