import Testing
import Vocabulary

@testable import Credentials

/// The examples of the specification through the same code as every credential; those of a type
/// that is not this profile's are taken by its parts, since the whole rightly refuses them.
@Suite("The specification's own examples") struct PublishedExampleTests {
  static func issuerKey() throws -> PublicKey {
    try PublicKey(jwk: Forge.json(PublishedExamples.issuerKey))
  }

  private static let examples = [
    (PublishedExamples.presented, PublishedExamples.presentedClaims, "example+sd-jwt"),
    (
      PublishedExamples.personIdentification, PublishedExamples.personIdentificationClaims,
      "dc+sd-jwt"
    ),
    (PublishedExamples.vaccination, PublishedExamples.vaccinationClaims, "example+sd-jwt"),
  ]

  /// The members in the order of their names, so that two readings compare.
  static func sorted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      .object(
        members.map { JSONMember($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
    case .array(let items): .array(items.map(sorted))
    default: value
    }
  }

  @Test(
    "issuer and holder signatures verify and the claims are those published", arguments: examples)
  func parts(_ text: String, _ claims: String, type: String) throws {
    let parts = text.split(separator: "~").map { Array($0.utf8) }
    let token = try CompactJWS(parsing: parts[0], maximumBytes: 65_536)
    try token.verify(with: Self.issuerKey(), type: type)
    let payload = try JSONValue(strict: token.payload, maximumBytes: 65_536)
    let disclosures = try parts.dropFirst().dropLast().map { try Disclosure(parsing: $0[...]) }
    let processed = try ClaimUnpacking.unpack(
      payload, disclosures: disclosures, alwaysVisible: UnverifiedPresentation.alwaysVisible)
    #expect(try Self.sorted(processed.claims) == Self.sorted(Forge.json(claims)))

    let binding = try CompactJWS(parsing: parts[parts.count - 1], maximumBytes: 65_536)
    let jwk = try #require(payload["cnf"]?["jwk"])
    try binding.verify(with: PublicKey(jwk: jwk), type: "kb+jwt")
    let bound = try JSONValue(strict: binding.payload, maximumBytes: 1_000)
    let covered = Array(text.utf8.dropLast(parts[parts.count - 1].count))
    #expect(bound["sd_hash"] == .string(Base64URL.encode(sha256(covered))))
  }

  @Test("the example that is an SD-JWT VC passes every step that asks nothing of this profile")
  func personIdentification() throws {
    let presentation = try Forge.read(PublishedExamples.personIdentification)
    try presentation.checkSignature(by: Self.issuerKey())
    try presentation.checkBinding(Self.check(at: PublishedExamples.boundAt))
    #expect(
      try presentation.processed().disclosed == [
        ClaimPath("age_equal_or_over"), ClaimPath("age_equal_or_over", "18"),
        ClaimPath("nationalities"),
      ])
    #expect(presentation.type == "urn:eudi:pid:de:1")
    #expect(presentation.expires == 1_883_000_000)
    // This profile also wants `kid` and `nbf`, which the example has not.
    #expect(throws: CredentialFault(.keyIDMissing, "credential.header.kid")) {
      try presentation.checkFormat()
    }
    #expect(throws: CredentialFault(.bindingTime, "binding.iat")) {
      try presentation.checkBinding(Self.check(at: PublishedExamples.boundAt + 301))
    }
  }

  private static func check(at seconds: Int64) -> KeyBindingCheck {
    KeyBindingCheck(
      audience: PublishedExamples.audience, nonce: PublishedExamples.nonce,
      at: Instant(milliseconds: seconds * 1_000))
  }

  @Test("section 5.1: all ten disclosures belong to the issued credential")
  func issued() throws {
    let parts = PublishedExamples.issued.split(separator: "~").map { Array($0.utf8) }
    let token = try CompactJWS(parsing: parts[0], maximumBytes: 65_536)
    let payload = try JSONValue(strict: token.payload, maximumBytes: 65_536)
    let disclosures = try parts.dropFirst().map { try Disclosure(parsing: $0[...]) }
    let processed = try ClaimUnpacking.unpack(payload, disclosures: disclosures)
    #expect(processed.places.count == 10)
    #expect(processed.claims["nationalities"] == .array([.string("US"), .string("DE")]))
    #expect(processed.claims["phone_number_verified"] == .bool(true))
    #expect(processed.claims["_sd"] == nil && processed.claims["_sd_alg"] == nil)
  }

  @Test("an example that names no type of credential is refused as a whole")
  func untyped() {
    for text in [PublishedExamples.issued, PublishedExamples.presented] {
      #expect(throws: CredentialFault(.claimMissing, "vct")) { try Forge.read(text) }
    }
  }

  @Test("section 4.2: one claim in four spellings, four digests")
  func spellings() throws {
    let disclosures = try PublishedExamples.spellings.map {
      try Disclosure(parsing: Array($0.utf8)[...])
    }
    for disclosure in disclosures {
      #expect(disclosure.name == "family_name" && disclosure.value == .string("Möbius"))
    }
    #expect(Set(disclosures.map(\.digest)).count == 4)
    #expect(disclosures[0].digest.text == PublishedExamples.spellingDigest)
    let element = try Disclosure(parsing: Array(PublishedExamples.element.utf8)[...])
    #expect(element.name == nil && element.value == .string("FR"))
    #expect(element.digest.text == PublishedExamples.elementDigest)
  }
}
