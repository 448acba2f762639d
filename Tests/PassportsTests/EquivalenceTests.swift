import Organisations
import Passports
import ReferenceData
import Testing
import Vocabulary

struct PassageCase: CustomTestStringConvertible, Sendable {
  let gainedAt: Organisation
  let askedAt: Organisation
  let outcome: Finding.Outcome
  let rule: RuleID?

  init(_ gained: Organisation, _ asked: Organisation, _ outcome: Finding.Outcome, _ rule: RuleID?) {
    gainedAt = gained
    askedAt = asked
    self.outcome = outcome
    self.rule = rule
  }

  var testDescription: String { "\(gainedAt.name) to \(askedAt.name)" }
}

@Suite("An equivalence")
struct EquivalenceTests {
  static let passages = [
    PassageCase(.practice, .trustA, .missing, "EQ-02"),
    PassageCase(.council, .trustA, .missing, "EQ-02"),
    PassageCase(.homeA, .trustA, .missing, "EQ-02"),
    PassageCase(.trustA, .trustB, .metByEquivalence, "EQ-01"),
    PassageCase(.trustA, .trustA, .met, nil),
    PassageCase(.trustA, .homeB, .met, nil),
    PassageCase(.homeA, .homeB, .met, nil),
    PassageCase(.homeA, .practice, .met, nil),
  ]

  @Test("between kinds of bodies decides where it applies", arguments: passages)
  func passage(_ row: PassageCase) throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2026-05-01", at: row.gainedAt)
    let finding = passport.finding(.standard(ipc), by: row.askedAt)
    #expect(finding.outcome == row.outcome)
    #expect(finding.rules.first.map(\.rule).flatMap { Equivalences.find($0)?.id } == row.rule)
  }

  @Test("bars by the memorandum unless this employer accepts the very achievement")
  func localAgreement() throws {
    var passport = PassportBuilder()
    let fact = try passport.achieve(ipc, on: "2026-05-01", at: .homeA)
    try passport.answer(.accepted, about: fact, by: .trustA)
    #expect(passport.finding(.standard(ipc), by: .trustA).outcome == .met)
  }

  @Test("can't be told where the body that trained is not known to the asker")
  func unknownBody() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2026-05-01", at: .homeA)
    passport.facts.organisations = [:]
    let finding = passport.finding(.standard(ipc), by: .trustA)
    #expect(finding.outcome == .unknown)
    #expect(finding.reasons == [.recordIncomplete])
  }

  @Test("that is only a placeholder counts once the provider's policy accepts it")
  func placeholder() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2026-05-01", at: .trustA)
    let asked = Requirement.Subject.standard("ASCWDS-TRAINING/10")
    let shown = passport.finding(asked)
    #expect(shown.outcome == .missing)
    #expect(shown.reasons == [.equivalenceConditionUnmet])
    #expect(shown.reliedOn.map(\.code) == ["CSTF-IPC-2"])
    let key = PolicyKey("EQUIVALENCE", subject: "EQ-03", .acceptedEvidence)
    let accepted = passport.finding(asked, local: [employerRow(key, .items(["esr_iat"]))])
    #expect(accepted.outcome == .metByEquivalence)
    #expect(accepted.reasons == [.placeholderRuleUsed])
    #expect(accepted.validUntil == instant("2027-05-01T23:00:00Z"))
  }

  @Test("never lasts longer than the interval of the target from the original assessment")
  func neverLonger() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2026-01-10", at: .trustA)
    let rows = [
      employerRow(
        PolicyKey("EQUIVALENCE", subject: "EQ-03", .acceptedEvidence), .items(["esr_iat"])),
      employerRow(.refresher(of: "ASCWDS-TRAINING/10"), .number(3)),
    ]
    let finding = passport.finding(.standard("ASCWDS-TRAINING/10"), local: rows)
    #expect(finding.outcome == .expired)
  }

  @Test("that only informs is shown and does not count")
  func informs() throws {
    var passport = PassportBuilder()
    try passport.achieve("CARE-CERT-2025/15", on: "2026-05-01", kind: .careCertificate)
    let finding = passport.finding(.standard("CSTF-IPC-1"))
    #expect(finding.outcome == .missing)
    #expect(finding.reasons == [.equivalenceInformsOnly])
    #expect(finding.rules.map(\.rule) == ["EQ-07"])
  }

  @Test("that is for coding only is never seen")
  func coding() throws {
    var passport = PassportBuilder()
    try passport.achieve("ASCWDS-JOB/9", on: "2026-05-01", kind: .competence)
    let finding = passport.finding(.standard("ASCWDS-JOB/8"))
    #expect(finding.reasons == [.competenceNone])
    #expect(finding.reliedOn.isEmpty)
  }

  @Test("of the theory leaves the practice to be shown")
  func theory() throws {
    var passport = PassportBuilder()
    try passport.achieve("PH23CY003", on: "2026-05-01", kind: .qualification)
    let finding = passport.finding(.standard("FEED-GASTROSTOMY"))
    #expect(finding.outcome == .partial)
    #expect(finding.missingParts == ["FEED-GASTROSTOMY"])
  }

  @Test("does not run backwards, nor over two steps")
  func directionAndSteps() throws {
    var passport = PassportBuilder()
    try passport.achieve("CSTF-IPC-1", on: "2026-05-01")
    try passport.achieve("ASCWDS-TRAINING/10", on: "2026-05-01")
    #expect(passport.finding(.standard("CARE-CERT-2025/15")).outcome == .missing)
    #expect(passport.finding(.standard(ipc)).outcome == .missing)
  }
}
