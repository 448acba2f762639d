import Organisations
import Passports
import ReferenceData
import Testing
import Vocabulary

struct CheckStory: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let kind: EmploymentCheck.Kind
  let outcome: Finding.Outcome
  let reason: FindingReason?
  let build: @Sendable (inout PassportBuilder) throws -> Void

  init(
    _ sentence: String, _ kind: EmploymentCheck.Kind, _ outcome: Finding.Outcome,
    _ reason: FindingReason?, _ build: @escaping @Sendable (inout PassportBuilder) throws -> Void
  ) {
    testDescription = sentence
    self.kind = kind
    self.outcome = outcome
    self.reason = reason
    self.build = build
  }
}

@Suite("An employment check")
struct CheckTests {
  static let stories: [CheckStory] = [
    CheckStory("never made is missing", .identity, .missing, .checkNone) { _ in },
    CheckStory("on the worker's word can't be told", .identity, .unknown, .selfDeclaredOnly) {
      try $0.check(.identity, .selfDeclared)
    },
    CheckStory("taken back is revoked", .identity, .revoked, .checkLapsed) {
      let fact = try $0.check(.identity)
      try $0.happen(.revoked, to: fact, from: "2026-05-02T00:00:00Z")
    },
    CheckStory("a permission that ended is expired", .rightToWork, .expired, .checkLapsed) {
      try $0.check(.rightToWork, holdsThrough: "2026-05-31")
    },
    CheckStory(
      "a DBS check for the child workforce is the wrong one", .criminalRecord, .missing,
      .checkWrongWorkforce
    ) {
      try $0.check(.criminalRecord, dbs: try dbs(.noNewInformation, workforce: .child))
    },
    CheckStory(
      "a basic DBS check is the wrong one", .criminalRecord, .missing, .checkWrongWorkforce
    ) {
      try $0.check(.criminalRecord, by: .homeB, dbs: try dbs(nil, level: .basic))
    },
    CheckStory(
      "new information in the Update Service bars", .criminalRecord, .missing, .checkNewInformation
    ) {
      try $0.check(.criminalRecord, dbs: try dbs(.newInformation))
    },
    CheckStory(
      "new information bars every certificate, and taking its record back changes nothing",
      .criminalRecord, .revoked, .checkLapsed
    ) {
      try $0.check(.criminalRecord, by: .homeB, dbs: try dbs(.noNewInformation))
      let found = try $0.check(.criminalRecord, dbs: try dbs(.newInformation))
      try $0.happen(.revoked, to: found, from: "2026-05-02T00:00:00Z")
    },
    CheckStory("no match can't be told", .criminalRecord, .unknown, .lookUpTooOld) {
      try $0.check(.criminalRecord, dbs: try dbs(.noMatch))
    },
    CheckStory(
      "another employer's certificate off the Update Service can't be used again",
      .criminalRecord, .unknown, .lookUpTooOld
    ) {
      try $0.check(.criminalRecord, dbs: try dbs(nil))
    },
    CheckStory(
      "history checked elsewhere does not say why care work ended", .reasonForLeavingCareWork,
      .unknown, .equivalenceInformsOnly
    ) {
      try $0.check(.employmentHistory, by: .trustA)
    },
    CheckStory("made, it counts", .identity, .met, nil) { try $0.check(.identity) },
    CheckStory("a permission on its last day counts", .rightToWork, .met, nil) {
      try $0.check(.rightToWork, .shareCode, holdsThrough: "2026-06-01")
    },
    CheckStory("the employer's own certificate counts", .criminalRecord, .met, nil) {
      try $0.check(.criminalRecord, by: .homeB, dbs: try dbs(nil))
    },
    CheckStory("no new information lets a certificate be used again", .criminalRecord, .met, nil) {
      try $0.check(.criminalRecord, dbs: try dbs(.noNewInformation))
    },
    CheckStory("a certificate issued after the new information counts", .criminalRecord, .met, nil)
    {
      try $0.check(.criminalRecord, dbs: try dbs(.newInformation))
      try $0.check(.criminalRecord, by: .homeB, dbs: try dbs(nil, issuedOn: "2026-05-10"))
    },
    CheckStory("that a work health assessment was made counts", .workHealthAssessment, .met, nil) {
      try $0.check(.workHealthAssessment, by: .homeB)
    },
  ]

  @Test("in social care is judged by its story", arguments: stories)
  func story(_ story: CheckStory) throws {
    var passport = PassportBuilder()
    try story.build(&passport)
    let finding = passport.finding(.check(story.kind))
    #expect(finding.outcome == story.outcome)
    #expect(
      finding.reasons.filter { $0 != .placeholderRuleUsed } == [story.reason].compactMap(\.self))
  }

  @Test("of a criminal record needs a workforce that somebody has set")
  func workforceNotSet() throws {
    var passport = PassportBuilder()
    try passport.check(.criminalRecord, by: .trustA, dbs: try dbs(.noNewInformation))
    let open = passport.finding(.check(.criminalRecord), by: .trustA)
    #expect(open.outcome == .unknown)
    #expect(open.reasons == [.intervalNotSet])
    let row = employerRow(PolicyKey("DBS", .allowedWorkforces), .items(["adult"]), unit: "list")
    #expect(
      passport.finding(.check(.criminalRecord), by: .trustA, local: [row]).outcome == .met)
  }

  @Test("of a criminal record goes stale by the employer's own interval")
  func employersInterval() throws {
    var passport = PassportBuilder()
    try passport.check(
      .criminalRecord, on: "2025-05-01", by: .homeB, dbs: try dbs(nil, issuedOn: "2025-04-01"))
    let row = employerRow(
      PolicyKey("FRESHNESS", subject: "dbs-check", .refresherMonths), .number(12))
    #expect(passport.finding(.check(.criminalRecord)).outcome == .met)
    let finding = passport.finding(.check(.criminalRecord), local: [row])
    #expect(finding.outcome == .stale)
    #expect(finding.reasons == [.lookUpTooOld])
  }

  @Test("of identity by a certified provider still has originals seen in the NHS")
  func originals() throws {
    var passport = PassportBuilder()
    try passport.check(.identity, .identityServiceProvider)
    #expect(passport.finding(.check(.identity), by: .trustA).outcome == .unknown)
    #expect(passport.finding(.check(.identity), by: .homeB).outcome == .met)
  }

  @Test("is asked for by the list of the asker's sector")
  func lists() throws {
    func kinds(_ asker: Organisation) throws -> [String] {
      CheckPolicy.requirements(
        of: Asker(asker), policy: EffectivePolicy(), on: try date("2026-06-01")
      ).map { String($0.code.text.dropFirst(6)) }
    }
    #expect(
      try kinds(.trustA) == [
        "IDENTITY", "RIGHT_TO_WORK", "REGISTRATION_AND_QUALIFICATION", "EMPLOYMENT_HISTORY",
        "REFERENCES", "CRIMINAL_RECORD", "WORK_HEALTH_ASSESSMENT",
      ])
    #expect(
      try kinds(.homeB) == [
        "IDENTITY", "PHOTOGRAPH", "CRIMINAL_RECORD", "CONDUCT_IN_EARLIER_CARE_WORK",
        "REASON_FOR_LEAVING_CARE_WORK", "REGISTRATION_AND_QUALIFICATION", "EMPLOYMENT_HISTORY",
        "WORK_HEALTH_ASSESSMENT", "RIGHT_TO_WORK",
      ])
    let landlord = Organisation.body(9, "Landlord", .housing, .housing)
    #expect(try kinds(landlord) == ["IDENTITY", "RIGHT_TO_WORK"])
  }
}

func dbs(
  _ status: DBSCheck.UpdateStatus?, level: DBSCheck.Level = .enhanced,
  workforce: DBSCheck.Workforce = .adult, issuedOn: String = "2026-04-01"
) throws -> DBSCheck {
  try DBSCheck(
    level: level, workforce: workforce, certificateNumber: "000123456789",
    issuedOn: date(issuedOn), onUpdateService: status != nil,
    lastStatus: try status.map { DBSCheck.UpdateLookUp(status: $0, on: try date("2026-05-01")) })
}
