import Access
import Organisations
import Passports
import ReferenceData
import Testing
import Vocabulary

/// One story about the subject `CSTF-IPC-2`, whose interval is 12 months, on 1 June 2026 at Home B.
struct StandardStory: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let outcome: Finding.Outcome
  let reason: FindingReason?
  let build: @Sendable (inout PassportBuilder) throws -> Void

  init(
    _ sentence: String, _ outcome: Finding.Outcome, _ reason: FindingReason?,
    _ build: @escaping @Sendable (inout PassportBuilder) throws -> Void
  ) {
    testDescription = sentence
    self.outcome = outcome
    self.reason = reason
    self.build = build
  }
}

@Suite("A standard")
struct ReadinessTests {
  static let stories: [StandardStory] = [
    StandardStory("nothing recorded is missing", .missing, .competenceNone) { _ in },
    StandardStory("another standard is no substitute", .missing, .competenceNone) {
      try $0.achieve("CSTF-IPC-1", on: "2026-05-01")
    },
    StandardStory("in progress is not held", .missing, .competenceInProgress) {
      try $0.achieve(ipc, on: nil)
    },
    StandardStory("completed later is not held yet", .missing, .competenceNotYetValid) {
      try $0.achieve(ipc, on: "2026-06-02")
    },
    StandardStory("signed later is not held yet", .missing, .competenceNotYetValid) {
      try $0.achieve(
        ipc, on: "2026-05-20", assessor: try registrant(signed: "2026-06-02T09:00:00Z"))
    },
    StandardStory("revoked, back-dated, is revoked", .revoked, .competenceRevoked) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.happen(.revoked, to: fact, from: "2026-01-10T00:00:00Z")
    },
    StandardStory("suspended is suspended", .suspended, .competenceSuspended) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.happen(.suspended, to: fact, from: "2026-05-01T00:00:00Z")
    },
    StandardStory(
      "suspended and reinstated in one moment stays suspended", .suspended, .competenceSuspended
    ) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.happen(.reinstated, to: fact, from: "2026-05-01T00:00:00Z")
      try $0.happen(.suspended, to: fact, from: "2026-05-01T00:00:00Z")
    },
    StandardStory("older than its interval is expired", .expired, .competenceExpired) {
      try $0.achieve(ipc, on: "2025-05-31")
    },
    StandardStory("past its own last day is expired", .expired, .competenceExpired) {
      try $0.achieve(ipc, on: "2026-01-10", holdsThrough: "2026-05-31")
    },
    StandardStory("refused here is not held here", .missing, .competenceNotAcceptedHere) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.answer(.refused, about: fact)
    },
    StandardStory(
      "a refusal weighs more than an acceptance of the same moment", .missing,
      .competenceNotAcceptedHere
    ) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.answer(.accepted, about: fact)
      try $0.answer(.refused, about: fact)
    },
    StandardStory(
      "a sign-off for one person is history elsewhere", .missing, .personSpecificElsewhere
    ) {
      try $0.achieve(ipc, on: "2026-01-10", kind: .competence, portability: .personSpecific)
    },
    StandardStory("a local sign-off waits for this employer", .missing, .localSignOffNeeded) {
      try $0.achieve(ipc, on: "2026-01-10", kind: .competence, portability: .localSignOff)
    },
    StandardStory("a bridge not held leaves a part", .partial, .equivalenceConditionUnmet) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.answer(.acceptedWithBridge, about: fact, bridge: "CSTF-HSW")
    },
    StandardStory("signed by the worker is no sign-off", .missing, .assessorConflict) {
      let own = try Assessor(
        worker: .worker, regulator: nil, registrationNumber: nil,
        signedAt: instant("2026-01-10T09:00:00Z"))
      try $0.achieve(ipc, on: "2026-01-10", assessor: own)
    },
    StandardStory(
      "signed under the worker's own number is no sign-off", .missing, .assessorConflict
    ) {
      try $0.register(number: "71A2998E")
      try $0.achieve(
        ipc, on: "2026-01-10",
        assessor: try registrant("71A2998E", signed: "2026-01-10T09:00:00Z"))
    },
    StandardStory(
      "an assessor whose register nobody looked up can't be told", .unknown,
      .registrationStatusUnknown
    ) {
      try $0.achieve(
        ipc, on: "2026-01-10", assessor: try registrant(signed: "2026-01-10T09:00:00Z"))
    },
    StandardStory("evidence that only failed shows nothing", .missing, .recordIncomplete) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.show(fact, on: "2026-01-09", outcome: .fail)
    },
    StandardStory("evidence taken back shows nothing", .missing, .recordIncomplete) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      let evidence = try $0.show(fact, on: "2026-01-09")
      try $0.happen(.revoked, to: evidence, from: "2026-02-01T00:00:00Z")
    },
    StandardStory(
      "two records that may be two people can't be told", .unknown, .identityConflict
    ) {
      try $0.achieve(ipc, on: "2026-01-10")
      $0.facts.worker = Worker(
        id: .worker, identityLevel: .verified, possibleDuplicates: [WorkerID(high: 7, low: 8)],
        isSynthetic: true)
    },
    StandardStory("the last day of its interval is still in date", .met, nil) {
      try $0.achieve(ipc, on: "2025-06-01")
    },
    StandardStory("its own last day is still in date", .met, nil) {
      try $0.achieve(ipc, on: "2026-01-10", holdsThrough: "2026-06-01")
    },
    StandardStory("known under the prerequisite's name it counts", .met, nil) {
      try $0.achieve("IPC-L2", on: "2026-01-10")
    },
    StandardStory("a revoked one blocks only itself", .met, nil) {
      let bad = try $0.achieve(ipc, on: "2026-01-10")
      try $0.happen(.revoked, to: bad, from: "2026-02-01T00:00:00Z")
      try $0.achieve(ipc, on: "2025-09-01")
    },
    StandardStory("what is revoked only later still counts", .met, nil) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.happen(.revoked, to: fact, from: "2026-06-02T00:00:00Z")
    },
    StandardStory("a suspension lifted later counts again", .met, nil) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.happen(.suspended, to: fact, from: "2026-02-01T00:00:00Z")
      try $0.happen(.reinstated, to: fact, from: "2026-03-01T00:00:00Z")
    },
    StandardStory("the replacement of a superseded one counts", .met, nil) {
      let old = try $0.achieve(ipc, on: "2025-01-10")
      let new = try $0.achieve(ipc, on: "2026-01-10")
      try $0.happen(.superseded, to: old, from: "2026-01-10T09:00:00Z", replacement: new)
    },
    StandardStory("a local sign-off accepted here counts", .met, nil) {
      let fact = try $0.achieve(
        ipc, on: "2026-01-10", kind: .competence, portability: .localSignOff)
      try $0.answer(.accepted, about: fact)
    },
    StandardStory("a bridge held completes the sign-off", .met, nil) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.achieve("CSTF-HSW", on: "2026-02-01", at: .homeB)
      try $0.answer(.acceptedWithBridge, about: fact, bridge: "CSTF-HSW")
    },
    StandardStory("what another employer refused still counts here", .met, nil) {
      let fact = try $0.achieve(ipc, on: "2026-01-10")
      try $0.answer(.refused, about: fact, by: .council)
    },
  ]

  @Test("is judged by its story", arguments: stories)
  func story(_ story: StandardStory) throws {
    var passport = PassportBuilder()
    try story.build(&passport)
    let finding = passport.finding(.standard(ipc))
    #expect(finding.outcome == story.outcome)
    #expect(finding.reasons == [story.reason].compactMap(\.self))
    #expect(finding.outcome.isMet == finding.nextAction.isEmpty)
    #expect(finding.outcome.isMet || finding.validUntil == nil)
  }

  @Test("ends at the start of the day after its last, by the London clock")
  func end() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2025-06-01")
    let finding = passport.finding(.standard(ipc))
    #expect(finding.validUntil == instant("2026-06-01T23:00:00Z"))
    #expect(passport.finding(.standard(ipc), at: "2026-06-01T22:59:59Z").outcome == .met)
    #expect(passport.finding(.standard(ipc), at: "2026-06-01T23:00:00Z").outcome == .expired)
  }

  @Test("of 31 August ends with the last day of February six months later")
  func clampedMonths() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2025-08-31")
    let row = employerRow(.refresher(of: ipc), .number(6))
    let finding = passport.finding(.standard(ipc), at: "2026-02-28T12:00:00Z", local: [row])
    #expect(finding.outcome == .met)
    #expect(finding.validUntil == instant("2026-03-01T00:00:00Z"))
  }

  @Test("has the employer's shorter interval, named first with its status")
  func tightened() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "2025-10-01")
    let row = employerRow(.refresher(of: ipc), .number(6))
    let finding = passport.finding(.standard(ipc), local: [row])
    #expect(finding.outcome == .expired)
    #expect(finding.rules.map(\.value) == ["6 months", "12 months"])
    #expect(finding.rules.map(\.wasDecisive) == [true, false])
    #expect(finding.rules.map(\.provenance.status) == [.localPolicy, .secondaryAgree])
    #expect(finding.rules[0].rule == "CSTF/CSTF-IPC-2/REFRESHER_MONTHS")
  }

  @Test("known under another name it has one interval, named once")
  func oneInterval() throws {
    var passport = PassportBuilder()
    try passport.achieve("IPC-L2", on: "2026-05-01")
    #expect(passport.finding(.standard(ipc)).rules.map(\.value) == ["12 months"])
  }

  @Test("with an interval nobody has set can't be told, and the policy owner is asked")
  func intervalNotSet() throws {
    var passport = PassportBuilder()
    try passport.achieve("CSTF-MH-1", on: "2026-05-01")
    let open = passport.finding(.standard("CSTF-MH-1"))
    #expect(open.outcome == .unknown)
    #expect(open.reasons == [.intervalNotSet])
    #expect(open.nextOwner == .policyOwner)
    let row = employerRow(.refresher(of: "CSTF-MH-1"), .number(12))
    #expect(passport.finding(.standard("CSTF-MH-1"), local: [row]).outcome == .met)
  }

  @Test("that no row speaks of has no limit")
  func noRow() throws {
    var passport = PassportBuilder()
    try passport.achieve("HYPO-RESPONSE", on: "2001-01-01")
    let finding = passport.finding(.standard("HYPO-RESPONSE"))
    #expect(finding.outcome == .met)
    #expect(finding.validUntil == nil)
  }

  @Test("asked at a level needs that level on that scale")
  func level() throws {
    let epa = FrameworkCode("EPA-5")
    let asked = try Passports.ProficiencyLevel(scale: epa, level: 4)
    let rows: [(Passports.ProficiencyLevel?, Finding.Outcome)] = [
      (nil, .unknown), (try Passports.ProficiencyLevel(scale: "BENNER", level: 5), .unknown),
      (try Passports.ProficiencyLevel(scale: epa, level: 3), .missing), (asked, .met),
    ]
    for (held, outcome) in rows {
      var passport = PassportBuilder()
      try passport.achieve("OBS-VITALS", on: "2026-01-10", kind: .competence, level: held)
      #expect(passport.finding(.standard("OBS-VITALS"), level: asked).outcome == outcome)
    }
  }

  @Test("is begun by what is in progress, and not by what was taken back")
  func begun() throws {
    var passport = PassportBuilder()
    #expect(passport.finding(.begun("CARE-CERT")).outcome == .missing)
    let part = try passport.achieve("CARE-CERT-2025/3", on: nil, kind: .careCertificate)
    #expect(passport.finding(.begun("CARE-CERT")).outcome == .met)
    try passport.happen(.revoked, to: part, from: "2026-01-01T00:00:00Z")
    #expect(passport.finding(.begun("CARE-CERT")).outcome == .missing)
  }

  @Test("not shared gives one answer, whatever the passport holds")
  func notShared() throws {
    let asks: [Requirement.Subject] = [
      .standard(ipc), .careCertificate(recognisedVersions: [2025, 2015]), .begun("CARE-CERT"),
      .registration([.nmc], part: nil), .check(.identity),
    ]
    let empty = PassportBuilder()
    var full = PassportBuilder()
    try full.achieve(ipc, on: "2026-01-10")
    try full.achieve("CARE-CERT-2025", on: "2026-01-10", kind: .careCertificate)
    try full.register()
    try full.check(.identity)
    for ask in asks {
      let without = empty.finding(ask, inSight: [.qualifications])
      #expect(without.outcome == .unknown)
      #expect(without.reasons == [.notShared])
      #expect(full.finding(ask, inSight: [.qualifications]) == without)
    }
  }

  @Test("held outside the passport is for a person to settle")
  func outside() {
    let finding = PassportBuilder().finding(.outsidePassport("supervision"))
    #expect(finding.outcome == .unknown)
    #expect(finding.reasons == [.outsidePassport])
  }
}

func registrant(_ number: String = "99I9999E", signed: String) throws -> Assessor {
  try Assessor(
    worker: nil, regulator: .nmc, registrationNumber: number, signedAt: instant(signed))
}
