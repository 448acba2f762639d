import Credentials
import DataFiles
import Passports
import Testing
import Vocabulary

@Suite("Achievements as Open Badges") struct OpenBadgeTests {
  private func badge(
    _ achievement: Achievement, evidence: [Evidence] = []
  ) -> OpenBadge? {
    OpenBadge(
      of: achievement, evidence: evidence, id: "urn:uuid:00000000-0000-4000-8000-000000000001",
      issuer: OpenBadge.Issuer(id: "https://trust.example/passport", name: "Synthetic Trust"),
      recipient: "urn:uuid:00000000-0000-4000-8000-000000000002",
      standards: "https://passport.example/standard/")
  }

  private func evidence(
    _ digest: [UInt8]?, _ outcome: Evidence.Outcome = .pass
  ) throws -> Evidence {
    try Evidence(
      achievement: FactID(high: 7, low: 7), kind: .eLearning,
      occurredOn: BridgeSample.day("2026-03-29"), outcome: outcome, assessor: nil, setting: nil,
      digest: digest)
  }

  @Test("training is a badge with its framework's code and the digest of what shows it")
  func training() throws {
    let digest = [UInt8](repeating: 7, count: 32)
    let made = try badge(
      BridgeSample.achievement(),
      evidence: [
        evidence(digest), evidence(nil), evidence([UInt8](repeating: 9, count: 32), .fail),
      ])
    let text = String(decoding: try #require(made).credential.encoded(), as: UTF8.self)
    let standard = "https://passport.example/standard/CSTF-IPC-2"
    let title = "Infection prevention and control, level 2"
    // The clocks change on its first and on its last day.
    #expect(
      text == """
        {"@context":["https://www.w3.org/ns/credentials/v2",\
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],\
        "id":"urn:uuid:00000000-0000-4000-8000-000000000001",\
        "type":["VerifiableCredential","OpenBadgeCredential"],\
        "issuer":{"id":"https://trust.example/passport","type":["Profile"],\
        "name":"Synthetic Trust"},"name":"\(title)",\
        "validFrom":"2026-03-29T00:00:00Z","awardedDate":"2026-03-29T00:00:00Z",\
        "validUntil":"2027-03-28T23:00:00Z",\
        "credentialSubject":{"id":"urn:uuid:00000000-0000-4000-8000-000000000002",\
        "type":["AchievementSubject"],"achievement":{"id":"\(standard)","type":["Achievement"],\
        "achievementType":"CertificateOfCompletion","name":"\(title)","description":"\(title)",\
        "criteria":{"id":"\(standard)"},"alignment":[{"type":["Alignment"],\
        "targetCode":"CSTF-IPC-2","targetName":"\(title)","targetFramework":"CSTF",\
        "targetUrl":"\(standard)"}]}},\
        "evidence":[{"id":"ni:///sha-256;\(Base64URL.encode(digest))","type":["Evidence"]}]}
        """)
  }

  @Test("the claims of the token say what the badge says")
  func claims() throws {
    let made = try #require(badge(BridgeSample.achievement(holdsThrough: "2026-06-30")))
    let claims = made.claims
    #expect(claims["iss"]?.text == "https://trust.example/passport")
    #expect(claims["jti"]?.text == "urn:uuid:00000000-0000-4000-8000-000000000001")
    #expect(claims["sub"]?.text == claims["credentialSubject"]?["id"]?.text)
    #expect(claims["nbf"]?.wholeNumber == 1_774_742_400)
    // The last day in London ends an hour before midnight by UTC in summer.
    #expect(claims["validUntil"]?.text == "2026-06-30T23:00:00Z")
    #expect(claims["exp"]?.wholeNumber == 1_782_860_400)
    let endless = try #require(badge(BridgeSample.achievement(holdsThrough: nil))).claims
    #expect(endless["exp"] == nil)
    #expect(endless["validUntil"] == nil)
    let names = try #require(claims.members).map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("each kind has its word, and a code of no table is its own title")
  func kinds() throws {
    let words: [Achievement.Kind: String] = [
      .training: "CertificateOfCompletion", .careCertificate: "Certificate",
      .qualification: "Certificate", .competence: "Competency",
    ]
    for kind in Achievement.Kind.allCases {
      let made = try #require(badge(BridgeSample.achievement("LOCAL-1", kind: kind)))
      let achievement = made.credential["credentialSubject"]?["achievement"]
      #expect(achievement?["achievementType"]?.text == words[kind])
      #expect(achievement?["name"]?.text == "LOCAL-1")
      #expect(achievement?["alignment"]?.items?.first?["targetFramework"]?.text == "LOCAL")
    }
  }

  @Test("what is not achieved, or was signed off for one person, is no badge")
  func none() throws {
    #expect(try badge(BridgeSample.achievement(completedOn: nil, holdsThrough: nil)) == nil)
    #expect(try badge(BridgeSample.achievement(person: PersonID(high: 9, low: 9))) == nil)
  }
}
