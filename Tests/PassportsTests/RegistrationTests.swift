import Passports
import ReferenceData
import Testing
import Vocabulary

struct RegistrationStory: CustomTestStringConvertible, Sendable {
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

@Suite("A registration")
struct RegistrationTests {
  static let stories: [RegistrationStory] = [
    RegistrationStory("nothing recorded is missing", .missing, .registrationNone) { _ in },
    RegistrationStory("another register does not do", .missing, .registrationNone) {
      try $0.register(.hcpc, number: "OT123")
    },
    RegistrationStory("another part does not do", .missing, .registrationNone) {
      try $0.register(part: "NA")
    },
    RegistrationStory("lapsed is expired", .expired, .registrationNotEffective) {
      try $0.register(part: "RN", .lapsed, from: "2026-03-01")
    },
    RegistrationStory("struck off is revoked", .revoked, .registrationNotEffective) {
      try $0.register(part: "RN", .struckOff, from: "2026-03-01")
    },
    RegistrationStory(
      "effective and lapsed by the same look-up is barred", .expired, .registrationNotEffective
    ) {
      try $0.register(part: "RN")
      try $0.register(part: "RN", .lapsed, from: "2026-03-01")
    },
    RegistrationStory(
      "suspended since the last look-up is suspended", .suspended, .registrationNotEffective
    ) {
      try $0.register(part: "RN")
      try $0.register(part: "RN", .suspended, from: "2026-05-30", checkedAt: "2026-06-01T10:00:00Z")
    },
    RegistrationStory(
      "a suspension whose record was taken back still bars until somebody looks again",
      .suspended, .registrationNotEffective
    ) {
      try $0.register(part: "RN")
      let bad = try $0.register(
        part: "RN", .suspended, from: "2026-05-30", checkedAt: "2026-06-01T10:00:00Z")
      try $0.happen(.revoked, to: bad, from: "2026-06-01T11:00:00Z")
    },
    RegistrationStory("past its renewal date is expired", .expired, .registrationNotEffective) {
      try $0.register(part: "RN", to: "2026-06-01")
    },
    RegistrationStory("looked up 25 hours ago is stale", .stale, .lookUpTooOld) {
      try $0.register(part: "RN", checkedAt: "2026-05-31T11:00:00Z")
    },
    RegistrationStory(
      "of unknown status can't be told", .unknown, .registrationStatusUnknown
    ) {
      try $0.register(part: "RN", .unknown)
    },
    RegistrationStory("on the worker's word can't be told", .unknown, .selfDeclaredOnly) {
      try $0.register(part: "RN", checkedAt: "2026-06-01T08:00:00Z", .selfDeclared)
    },
    RegistrationStory(
      "on a staff file's word can't be told", .unknown, .registrationStatusUnknown
    ) {
      try $0.register(part: "RN", checkedAt: "2026-06-01T08:00:00Z", .staffFile)
    },
    RegistrationStory("without a number can't be told", .unknown, .recordIncomplete) {
      try $0.register(number: nil, part: "RN")
    },
    RegistrationStory("without a part can't be told", .unknown, .recordIncomplete) {
      try $0.register()
    },
    RegistrationStory("with conditions counts and is pointed out", .met, .registrationConditions) {
      try $0.register(part: "RN-ADULT", .conditions)
    },
    RegistrationStory("effective again by a later look-up counts", .met, nil) {
      try $0.register(part: "RN", .lapsed, from: "2026-03-01", checkedAt: "2026-03-02T08:00:00Z")
      try $0.register(part: "RN", from: "2026-04-01")
    },
    RegistrationStory("effective on a part of the part counts", .met, nil) {
      try $0.register(part: "RN-ADULT")
    },
  ]

  @Test("with the nurses' part is judged by its story", arguments: stories)
  func story(_ story: RegistrationStory) throws {
    var passport = PassportBuilder()
    try story.build(&passport)
    let finding = passport.finding(.registration([.nmc], part: "RN"))
    #expect(finding.outcome == story.outcome)
    #expect(
      finding.reasons.filter { $0 != .placeholderRuleUsed } == [story.reason].compactMap(\.self))
  }

  @Test("counts for 24 hours after the look-up, by a rule that is ours and says so")
  func freshness() throws {
    var passport = PassportBuilder()
    try passport.register(part: "RN")
    let finding = passport.finding(.registration([], part: nil))
    #expect(finding.validUntil == instant("2026-06-02T08:00:00Z"))
    #expect(finding.reasons == [.placeholderRuleUsed])
    #expect(finding.rules.first?.value == "24 hours")
  }

  @Test("of a social worker until 30 November is unknown in December and lapsed in January")
  func december() throws {
    let asked = Requirement.Subject.registration([.socialWorkEngland], part: nil)
    let rows: [(String, Finding.Outcome)] = [
      ("2026-11-30T12:00:00Z", .met), ("2026-12-01T12:00:00Z", .unknown),
      ("2026-12-31T12:00:00Z", .unknown), ("2027-01-01T00:00:00Z", .expired),
    ]
    for (at, outcome) in rows {
      var passport = PassportBuilder()
      try passport.register(
        .socialWorkEngland, number: "SW123", to: "2026-12-01", checkedAt: at)
      #expect(passport.finding(asked, at: at).outcome == outcome, "\(at)")
    }
    var nurse = PassportBuilder()
    try nurse.register(to: "2026-12-01", checkedAt: "2026-12-02T08:00:00Z")
    let finding = nurse.finding(.registration([.nmc], part: nil), at: "2026-12-02T12:00:00Z")
    #expect(finding.outcome == .expired)
  }
}

@Suite("U05: somebody else's trainer signs")
struct TrainerTests {
  private func passport(signed: String) throws -> PassportBuilder {
    var passport = PassportBuilder()
    try passport.achieve(
      ipc, on: String(signed.prefix(10)), at: .trustA,
      assessor: try registrant("20A1234E", signed: signed))
    try passport.assessorRegistered(
      "20A1234E", to: "2026-06-01", checkedAt: "2026-05-01T08:00:00Z")
    try passport.assessorRegistered(
      "20A1234E", .lapsed, from: "2026-06-01", checkedAt: "2026-06-10T08:00:00Z")
    return passport
  }

  @Test("U05: an item signed on 5 June, after the trainer's registration ended, is refused")
  func signedTooLate() throws {
    let finding = try passport(signed: "2026-06-05T10:00:00Z")
      .finding(.standard(ipc), at: "2026-06-20T12:00:00Z")
    #expect(finding.outcome == .missing)
    #expect(finding.reasons == [.assessorRegistrationNotEffective])
    #expect(finding.nextAction.contains("2026-06-05"))
  }

  @Test("U05: the twelve signed on 20 May stay good, by another body than the employer")
  func signedInTime() throws {
    for _ in 1...12 {
      let finding = try passport(signed: "2026-05-20T10:00:00Z")
        .finding(.standard(ipc), at: "2026-06-20T12:00:00Z")
      #expect(finding.outcome == .met)
      #expect(finding.reliedOn.map(\.organisation) == [OrganisationID(high: 2, low: 3)])
    }
  }

  @Test("U05: evidence seen by an unfit assessor is dropped, and one good item is enough")
  func evidence() throws {
    let late = try registrant("20A1234E", signed: "2026-06-05T10:00:00Z")
    let early = try registrant("20A1234E", signed: "2026-05-20T10:00:00Z")
    var passport = try passport(signed: "2026-05-20T10:00:00Z")
    let fact = passport.facts.achievements[0].origin.id
    try passport.show(fact, on: "2026-06-05", assessor: late)
    let refused = passport.finding(.standard(ipc), at: "2026-06-20T12:00:00Z")
    #expect(refused.reasons == [.assessorRegistrationNotEffective])
    try passport.show(fact, on: "2026-05-20", assessor: early)
    #expect(passport.finding(.standard(ipc), at: "2026-06-20T12:00:00Z").outcome == .met)
  }
}
