import Access
import Organisations
import Passports
import ReferenceData
import Testing
import Vocabulary

@Suite("A readiness report")
struct ReportTests {
  private let asks = [
    ask(.standard(ipc)), ask(.standard("CSTF-HSW")), ask(.standard("CSTF-MH-1")),
    ask(.standard("CSTF-EDHR"), force: .desirable),
  ]

  @Test("is not ready where a mandatory requirement is known to fail, whatever can't be told")
  func notReady() throws {
    var passport = PassportBuilder()
    try passport.achieve("CSTF-MH-1", on: "2026-05-01")
    let report = passport.report(asks)
    #expect(report.verdict == .notReady)
    #expect(report.itemsToRepeat == ["CSTF-IPC-2", "CSTF-HSW"])
    #expect(report.validUntil == nil)
  }

  @Test("can't tell where nothing is known to fail and something can't be told")
  func cannotTell() throws {
    var passport = PassportBuilder()
    for code in [ipc, "CSTF-HSW", "CSTF-MH-1"] as [StandardCode] {
      try passport.achieve(code, on: "2026-05-01")
    }
    let report = passport.report(asks)
    #expect(report.verdict == .cannotTell)
    #expect(report.itemsToRepeat.isEmpty)
    #expect(report.coverage == .init(met: 2, unknown: 1, total: 4))
  }

  @Test("is ready until the first mandatory finding ends, and what is only wished for bars nothing")
  func ready() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2026-05-01")
    try passport.achieve("CSTF-HSW", on: "2026-05-01")
    let report = passport.report([asks[0], asks[1], asks[3]])
    #expect(report.verdict == .ready)
    #expect(report.validUntil == instant("2027-05-01T23:00:00Z"))
    #expect(report.itemsToRepeat.isEmpty)
  }

  @Test("R-16: a passport of one item is judged and says how much it covers")
  func partialPassport() throws {
    var passport = PassportBuilder()
    try passport.achieve("CSTF-HSW", on: "2026-05-01")
    let report = passport.report(asks)
    #expect(report.findings.map(\.outcome) == [.missing, .met, .missing, .missing])
    #expect(report.coverage == .init(met: 1, unknown: 0, total: 4))
  }

  @Test("R-15: a second employer asks for none of the valid items again")
  func nothingTwice() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2026-05-01")
    try passport.achieve("CARE-CERT-2025", on: "2025-09-01", kind: .careCertificate)
    let asks = [ask(.standard(ipc)), ask(.careCertificate(recognisedVersions: [2025]))]
    for asker in [Organisation.homeA, .homeB, .council, .practice] {
      #expect(passport.report(asks, by: asker).itemsToRepeat.isEmpty)
    }
  }

  @Test(
    "R-14: what a body that merged away attested still counts, and its successor answers for it")
  func succession() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2026-03-01", at: .homeA, portability: .localSignOff)
    passport.facts.successions = [
      try Succession(
        predecessor: Organisation.homeA.id, successor: Organisation.council.id, kind: .merger,
        from: date("2026-04-01")),
      try Succession(
        predecessor: Organisation.council.id, successor: Organisation.homeB.id, kind: .rename,
        from: date("2026-05-01")),
    ]
    let finding = passport.finding(.standard(ipc))
    #expect(finding.outcome == .met)
    #expect(finding.reliedOn.map(\.answeredBy) == [Organisation.homeB.id])
    let before = passport.finding(.standard(ipc), at: "2026-04-15T12:00:00Z")
    #expect(before.reasons == [.localSignOffNeeded])
    #expect(before.reliedOn.map(\.answeredBy) == [Organisation.council.id])
  }

  @Test("R-13: every finding names the rule it rests on, with its source and status")
  func everyFindingHasARule() throws {
    var passport = PassportBuilder()
    try passport.achieve("HYPO-RESPONSE", on: "2026-05-01")
    let more: [Requirement.Subject] = [
      .standard("HYPO-RESPONSE"), .begun("CARE-CERT"), .registration([], part: nil),
      .check(.identity), .outsidePassport("supervision"),
    ]
    for sight in [Set(FieldGroup.allCases), []] {
      let report = passport.report(asks + more.map { ask($0) }, inSight: sight)
      for finding in report.findings { #expect(finding.rules.first?.wasDecisive == true) }
    }
  }

  @Test("successions in a circle come to an end")
  func circle() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2026-03-01")
    passport.facts.successions = [
      try Succession(
        predecessor: Organisation.homeA.id, successor: Organisation.council.id, kind: .merger,
        from: date("2026-04-01")),
      try Succession(
        predecessor: Organisation.council.id, successor: Organisation.homeA.id, kind: .merger,
        from: date("2026-04-01")),
    ]
    #expect(passport.finding(.standard(ipc)).outcome == .met)
  }

  @Test("names the instants, the data and the policy it used")
  func basis() {
    let row = employerRow(.refresher(of: ipc), .number(6))
    let other = employerRow(.refresher(of: "CSTF-HSW"), .number(6))
    let plain = PassportBuilder().report(asks).basis
    #expect(plain.at == instant("2026-06-01T12:00:00Z"))
    #expect(plain.sequence == CommitSequence(99))
    #expect(plain.referenceData == ReferenceDataVersion.text)
    #expect(plain.policy.hasPrefix(PolicyTable.shipped.version.text))
    let tightened = PassportBuilder().report(asks, local: [row, other]).basis
    #expect(tightened.policy != plain.policy)
    #expect(PassportBuilder().report(asks, local: [other, row]).basis == tightened)
  }

  @Test("lists what ends soon, the first to end first")
  func expiringSoon() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2025-06-20")
    try passport.achieve("CSTF-HSW", on: "2023-06-10")
    try passport.achieve("CSTF-EDHR", on: "2026-05-01")
    let report = passport.report(asks)
    let horizon = try #require(
      ExpiringSoon.horizon(after: instant("2026-06-01T12:00:00Z"), policy: EffectivePolicy()))
    #expect(horizon == instant("2026-06-29T23:00:00Z"))
    let soon = ExpiringSoon.findings(in: report, before: horizon)
    #expect(soon.map(\.requirement.code) == ["CSTF-HSW", "CSTF-IPC-2"])
  }
}
