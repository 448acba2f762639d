import Passports
import ReferenceData
import Testing
import Vocabulary

@Suite("The Care Certificate")
struct CareCertificateTests {
  static let parts2025: [StandardCode] = (1...16).map { Code(listed: "CARE-CERT-2025/\($0)") }
  static let parts2015: [StandardCode] = (1...15).map { Code(listed: "CARE-CERT-2015/\($0)") }

  private func holding(
    _ codes: [StandardCode], on day: String = "2025-05-01"
  ) throws -> PassportBuilder {
    var passport = PassportBuilder()
    for code in codes { try passport.achieve(code, on: day, kind: .careCertificate) }
    return passport
  }

  @Test("R-01: nothing held asks for the newest version that counts, whole")
  func nothing() {
    let report = PassportBuilder().report([ask(.careCertificate(recognisedVersions: [2025, 2015]))])
    #expect(report.findings[0].outcome == .missing)
    #expect(report.itemsToRepeat == ["CARE-CERT-2025"])
  }

  @Test("R-01: a certificate of 2015 completed after July 2025 does not count")
  func afterTheChange() throws {
    let asked = Requirement.Subject.careCertificate(recognisedVersions: [2025, 2015])
    let late = try holding(["CARE-CERT-2015"], on: "2025-08-01").finding(asked)
    #expect(late.outcome == .missing)
    #expect(late.reasons == [.versionNotRecognised])
    #expect(late.rules.first?.value == "2025-07-31")
    #expect(try holding(["CARE-CERT-2015"], on: "2025-07-31").finding(asked).outcome.isMet)
  }

  @Test("R-01: 2015 held and 2025 alone recognised repeats standard 16 and nothing else")
  func onlyTheDifference() throws {
    let asks = [ask(.careCertificate(recognisedVersions: [2025]))]
    for held in [["CARE-CERT-2015"], Self.parts2015] {
      let report = try holding(held).report(asks)
      #expect(report.verdict == .notReady)
      #expect(report.findings[0].outcome == .partial)
      #expect(report.findings[0].missingParts == ["CARE-CERT-2025/16"])
      #expect(report.itemsToRepeat == ["CARE-CERT-2025/16"])
      #expect(report.findings[0].rules.contains { $0.rule == "EQ-06" })
    }
  }

  @Test("R-01: 2015 with standard 16 of 2025 is the certificate of 2025 by equivalence")
  func topUp() throws {
    let passport = try holding(["CARE-CERT-2015", "CARE-CERT-2025/16"])
    let finding = passport.finding(.careCertificate(recognisedVersions: [2025]))
    #expect(finding.outcome == .metByEquivalence)
    #expect(finding.reliedOn.count == 2)
  }

  @Test("R-01: the equivalence runs one way: 2025 is not 2015")
  func oneWay() throws {
    let finding = try holding(["CARE-CERT-2025"])
      .finding(.careCertificate(recognisedVersions: [2015]))
    #expect(finding.outcome == .missing)
  }

  @Test(
    "the qualification of level 2 is not the certificate, nor the certificate the qualification")
  func anotherProduct() throws {
    let qualified = try holding(["L2-ASC-CERT"])
      .finding(.careCertificate(recognisedVersions: [2025, 2015]))
    #expect(!qualified.outcome.isMet)
    let certified = try holding(["CARE-CERT-2025"]).finding(.standard("L2-ASC-CERT"))
    #expect(certified.outcome == .missing)
    #expect(certified.reasons == [.equivalenceNotRecognised])
    #expect(certified.rules.map(\.rule) == ["EQ-04"])
  }

  @Test("one part revoked leaves just that part to do")
  func revokedPart() throws {
    var passport = try holding(Self.parts2025)
    try passport.happen(
      .revoked, to: passport.facts.achievements[2].origin.id, from: "2026-01-01T00:00:00Z")
    let report = passport.report([ask(.careCertificate(recognisedVersions: [2025, 2015]))])
    #expect(report.findings[0].missingParts == ["CARE-CERT-2025/3"])
    #expect(report.itemsToRepeat == ["CARE-CERT-2025/3"])
    #expect(report.findings[0].reasons.contains(.competenceRevoked))
  }

  @Test("the whole revoked does not take parts with it that stand by themselves")
  func wholeRevoked() throws {
    var passport = try holding(["CARE-CERT-2025"] + Self.parts2025)
    try passport.happen(
      .revoked, to: passport.facts.achievements[0].origin.id, from: "2026-01-01T00:00:00Z")
    #expect(passport.finding(.careCertificate(recognisedVersions: [2025])).outcome == .met)
  }

  @Test(
    "R-01: valid, it is never repeated",
    arguments: [["CARE-CERT-2025"], parts2025, ["CARE-CERT-2015"], parts2015])
  func valid(held: [StandardCode]) throws {
    let passport = try holding(held)
    let versions = EffectivePolicy().recognisedCareCertificates(on: try date("2026-06-01"))
    #expect(versions == [2025, 2015])
    let report = passport.report([ask(.careCertificate(recognisedVersions: versions))])
    #expect(report.verdict == .ready)
    #expect(report.findings[0].outcome == .met)
    #expect(report.itemsToRepeat.isEmpty)
  }

  @Test("an employer narrows the versions that count, and what no rule dates is shown as ours")
  func narrowed() throws {
    let key = PolicyKey("CARE-CERT", subject: "CARE-CERT", .acceptedEvidence)
    let row = employerRow(key, .items(["CARE-CERT-2025"]))
    let policy = EffectivePolicy(local: [row])
    #expect(policy.recognisedCareCertificates(on: try date("2026-06-01")) == [2025])
    let finding = try holding(["CARE-CERT-2025"])
      .finding(.careCertificate(recognisedVersions: [2025]))
    #expect(finding.reasons == [.placeholderRuleUsed])
    #expect(finding.rules.first?.provenance.status == .placeholder)
  }

  @Test("an employer's interval on the certificate binds its parts too")
  func partsExpire() throws {
    let row = employerRow(.refresher(of: "CARE-CERT-2025"), .number(6))
    let asked = Requirement.Subject.careCertificate(recognisedVersions: [2025])
    let finding = try holding(Self.parts2025).finding(asked, local: [row])
    #expect(!finding.outcome.isMet)
    #expect(finding.reasons.contains(.competenceExpired))
  }
}
