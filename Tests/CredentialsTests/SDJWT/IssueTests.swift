import Credentials
import Testing
import Vocabulary

@Suite("Issue and present") struct IssueTests {
  /// A care certificate: some claims visible, some hidden, an array hidden element by element.
  static let claims = #"""
    {"iss":"https://trust.example","vct":"https://trust.example/passport/care-certificate/1",\#
    "nbf":1769990000,"exp":1800000000,"status":{"status_list":{"idx":7,\#
    "uri":"https://trust.example/status/1"}},"version":2025,"given_name":"Ada",\#
    "family_name":"Lovelace","assurance":{"method":"seen-original","by_role":"manager"},\#
    "standards":[{"n":1,"on":"2026-01-01"},{"n":2,"on":"2026-01-02"},{"n":3,"on":"2026-01-03"}]}
    """#

  static func full(binding: Bool = true) throws -> JSONValue {
    let value = try Forge.json(claims)
    let members = try #require(value.members)
    let confirmation = JSONValue.object([JSONMember("jwk", Forge.holder.publicKey.jwk)])
    return .object(members + (binding ? [JSONMember("cnf", confirmation)] : []))
  }

  static let hiding = [
    ClaimPath("given_name"), ClaimPath("family_name"), ClaimPath("assurance"),
    ClaimPath("assurance", "by_role"),
    ClaimPath([.member("standards"), .everyElement]),
    ClaimPath([.member("standards"), .element(1), .member("on")]),
  ]

  static func issue(
    _ claims: JSONValue, hiding paths: [ClaimPath] = hiding,
    decoys: [CredentialIssuer.Decoys] = [.init(at: ClaimPath("standards"), count: 3)],
    seed: UInt64 = 1
  ) throws -> HeldCredential {
    var numbers = SeededNumbers(seed)
    return try CredentialIssuer.issue(
      claims: claims, hiding: paths, decoys: decoys, by: Forge.issuer,
      keyID: Forge.issuer.publicKey.thumbprint, salts: &numbers)
  }

  static let sorted = PublishedExampleTests.sorted

  @Test("everything disclosed gives back the claims as they went in")
  func roundTrip() throws {
    let held = try Self.issue(try Self.full())
    #expect(Self.sorted(held.claims) == Self.sorted(try Self.full()))
    #expect(held.hidden.count == 8)
    let read = try HeldCredential(parsing: held.issued.bytes)
    #expect(read == held)
    try read.issued.checkSignature(by: Forge.issuer.publicKey)
    #expect(read.issued.status == StatusReference(uri: "https://trust.example/status/1", index: 7))
    #expect(read.issued.holderKey == Forge.holder.publicKey)
  }

  @Test("nothing hidden can be read in the signed part, nor how many elements there are")
  func hidden() throws {
    let held = try Self.issue(try Self.full())
    let payload = String(decoding: held.issued.payload.encoded(), as: UTF8.self)
    for word in ["Ada", "Lovelace", "given_name", "by_role", "seen-original", "2026-01-0"] {
      #expect(!payload.contains(word))
    }
    #expect(payload.contains("2025"))
    #expect(held.issued.payload["standards"]?.items?.count == 6)
    #expect(held.claims["standards"]?.items?.count == 3)
    let digests = try #require(held.issued.payload["_sd"]?.items).compactMap(\.text)
    #expect(digests.count == 3 && digests == digests.sorted())
  }

  @Test(
    "a presentation shows what was asked for, what that stands in, and no more",
    arguments: [
      ([], []), ([ClaimPath("version")], []),
      ([ClaimPath("given_name")], [ClaimPath("given_name")]),
      (
        [ClaimPath("assurance", "method")], [ClaimPath("assurance")]
      ),
      (
        [ClaimPath("assurance", "by_role")],
        [ClaimPath("assurance", "by_role"), ClaimPath("assurance")]
      ),
      ([ClaimPath("assurance")], [ClaimPath("assurance", "by_role"), ClaimPath("assurance")]),
      (
        [ClaimPath([.member("standards"), .element(2)])],
        [ClaimPath([.member("standards"), .element(0)])]
      ),
      (
        [ClaimPath([.member("standards"), .element(1), .member("on")])],
        [
          ClaimPath([.member("standards"), .element(0), .member("on")]),
          ClaimPath([.member("standards"), .element(0)]),
        ]
      ),
      (
        [ClaimPath([.member("standards"), .everyElement, .member("n")])],
        [0, 1, 2].map { ClaimPath([.member("standards"), .element($0)]) }
      ),
    ] as [([ClaimPath], [ClaimPath])])
  func disclosing(_ paths: [ClaimPath], shown: [ClaimPath]) throws {
    let held = try Self.issue(try Self.full())
    let text = try held.presentation(
      disclosing: paths,
      binding: HolderBinding(
        by: Forge.holder, audience: Forge.check.audience, nonce: Forge.check.nonce,
        at: Forge.instant))
    let verified = try UnverifiedPresentation(parsing: text).verified(
      by: Forge.issuer.publicKey, binding: Forge.check)
    #expect(verified.disclosed == shown)
    #expect(verified.isHolderBound)
    #expect(verified.credentialID == held.issued.credentialID)
    #expect(verified.issuer == "https://trust.example")
  }

  @Test("the same salts give the same credential, other salts another")
  func salts() throws {
    let first = try Self.issue(try Self.full())
    #expect(try Self.issue(try Self.full()).issued.payload == first.issued.payload)
    let second = try Self.issue(try Self.full(), seed: 2)
    #expect(Set(second.issued.disclosures).isDisjoint(with: first.issued.disclosures))
  }

  @Test("what can't be issued is refused before anything is signed")
  func refusals() throws {
    typealias Decoys = CredentialIssuer.Decoys
    let full = try Self.full()
    let refusals: [([ClaimPath], [Decoys], CredentialFault)] = [
      ([ClaimPath("nobody")], [], CredentialFault(.pathUnknown, "hiding")),
      ([ClaimPath([])], [], CredentialFault(.pathUnknown, "hiding")),
      (
        [ClaimPath([.member("standards"), .element(3)])], [],
        CredentialFault(.pathUnknown, "hiding")
      ),
      ([ClaimPath("exp")], [], CredentialFault(.disclosureNotAllowed, "hiding")),
      (
        [ClaimPath("status", "status_list")], [], CredentialFault(.disclosureNotAllowed, "hiding")
      ),
      ([], [Decoys(at: ClaimPath("version"), count: 3)], CredentialFault(.pathUnknown, "decoys")),
      ([], [Decoys(at: ClaimPath("nobody"), count: 3)], CredentialFault(.pathUnknown, "decoys")),
      ([], [Decoys(at: ClaimPath("standards"), count: -1)], CredentialFault(.tooMany, "decoys")),
      ([], [Decoys(at: ClaimPath("standards"), count: 257)], CredentialFault(.tooMany, "decoys")),
      (
        [], [Decoys(at: ClaimPath("status"), count: 1)],
        CredentialFault(.disclosureNotAllowed, "decoys")
      ),
    ]
    for (paths, decoys, fault) in refusals {
      #expect(throws: fault) { try Self.issue(full, hiding: paths, decoys: decoys) }
    }
    for name in ["_sd", "...", "_sd_alg"] {
      let claims = try Forge.json("{\(Forge.first),\"a\":[{\"\(name)\":[]}]}")
      #expect(throws: CredentialFault(.claimMalformed, "claims")) {
        try Self.issue(claims, hiding: [], decoys: [])
      }
    }
    for (claims, fault) in [
      ("[]", CredentialFault(.notAnObject, "claims")),
      (#"{"vct":"v","nbf":1}"#, CredentialFault(.claimMissing, "iss")),
      (#"{"iss":"https://a.example","nbf":1}"#, CredentialFault(.claimMissing, "vct")),
      (#"{"iss":"https://a.example","vct":"v"}"#, CredentialFault(.claimMissing, "nbf")),
      (#"{"iss":"http://a.example","vct":"v","nbf":1}"#, CredentialFault(.claimMalformed, "iss")),
    ] {
      #expect(throws: fault) { try Self.issue(try Forge.json(claims), hiding: [], decoys: []) }
    }
    #expect(throws: CredentialFault(.keyIDMissing, "credential.header.kid")) {
      var numbers = SeededNumbers(1)
      return try CredentialIssuer.issue(
        claims: full, hiding: [], by: Forge.issuer, keyID: "1", salts: &numbers)
    }
  }

  @Test("a holder takes no credential that is already bound, and shows no claim it has not")
  func holder() throws {
    let held = try Self.issue(try Self.full())
    func binding(_ key: PrivateKey) -> HolderBinding {
      HolderBinding(by: key, audience: "a", nonce: "n", at: Forge.instant)
    }
    let bound = try held.presentation(disclosing: [], binding: binding(Forge.holder))
    #expect(throws: CredentialFault(.presentationMalformed, "binding")) {
      try HeldCredential(parsing: bound)
    }
    for path in [
      ClaimPath([]), ClaimPath("nobody"), ClaimPath([.member("standards"), .element(3)]),
    ] {
      #expect(throws: CredentialFault(.pathUnknown, "disclosing")) {
        try held.presentation(disclosing: [path])
      }
    }
    #expect(throws: CredentialFault(.keyMismatch, "cnf")) {
      try held.presentation(disclosing: [], binding: binding(Forge.stranger))
    }
    let custodial = try Self.issue(try Self.full(binding: false))
    #expect(throws: CredentialFault(.bindingKeyMissing, "cnf")) {
      try custodial.presentation(disclosing: [], binding: binding(Forge.holder))
    }
  }

  @Test("a presentation cut anywhere, or with any one bit changed, is never verified")
  func mutations() throws {
    let held = try Self.issue(try Self.full())
    let text = try held.presentation(
      disclosing: [ClaimPath("given_name")],
      binding: HolderBinding(
        by: Forge.holder, audience: Forge.check.audience, nonce: Forge.check.nonce,
        at: Forge.instant))
    func verifies(_ bytes: [UInt8]) -> Bool {
      let verified = try? UnverifiedPresentation(parsing: bytes).verified(
        by: Forge.issuer.publicKey, binding: Forge.check)
      return verified != nil
    }
    #expect(verifies(text))
    var numbers = SeededNumbers(5)
    for index in text.indices {
      #expect(!verifies(Array(text[..<index])))
      var bytes = text
      bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
      #expect(!verifies(bytes), "byte \(index)")
      var longer = text
      longer.insert(UInt8.random(in: 0...255, using: &numbers), at: index)
      #expect(!verifies(longer), "before byte \(index)")
    }
  }
}
