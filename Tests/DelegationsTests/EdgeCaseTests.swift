import Delegations
import Passports
import ReferenceData
import Roles
import Testing
import Vocabulary

// The cases that the design asks for beside the scenarios, each put to both evaluators. Records
// merged after a decision are the store's to show, and 48 hours over a clock change is placements'.

@Suite("Edge cases of the decision")
struct EdgeCaseTests {
  @Test("inactivity counts to the end of its last day", arguments: Evaluator.allCases)
  func inactivity(by evaluator: Evaluator) throws {
    func ask(at text: String) throws -> Decision {
      var asked = try soundCase { try $0.ask(at: text) }
      // 60 days after 30 December is 28 February.
      asked.practice = [
        PracticeEntry(
          id: SampleIDs.record(3), performedAt: try moment("2026-12-30T09:00:00Z"),
          outcome: .partial),
        PracticeEntry(
          id: SampleIDs.record(4), performedAt: try moment("2027-02-20T09:00:00Z"),
          outcome: .notDone),
      ]
      asked.achievements[0] = try earlierCompetence()
      return try evaluator.decide(asked)
    }
    let last = try ask(at: "2027-02-28T23:59:59Z")
    #expect(last.verdict == .permit)
    #expect(last.validUntil == (try moment("2027-03-01T00:00:00Z")))
    #expect(try ask(at: "2027-03-01T00:00:00Z").codes == [.competenceInactive])
  }

  private func earlierCompetence() throws -> HeldAchievement {
    var competence = try SampleCompetence()
    try competence.decide(on: "2026-12-20")
    return competence.achievement(of: try SoundCase().intervention, device: "pen device")
  }

  @Test(
    "months end on the last day of a shorter month",
    arguments: Evaluator.allCases,
    [
      ("2027-08-31", "2028-02-29T23:59:59Z", "2028-03-01T00:00:00Z"),
      ("2026-08-31", "2027-02-28T23:59:59Z", "2027-03-01T00:00:00Z"),
    ])
  func months(by evaluator: Evaluator, dates: (String, String, String)) throws {
    func ask(at text: String) throws -> Decision {
      var asked = try soundCase { sound in
        try sound.ask(at: text)
        try sound.keepUp(
          on: String(text.prefix(5)) + "02-15", nextReview: String(text.prefix(5)) + "06-15")
        try sound.competence.decide(on: dates.0)
        sound.competence.ends = nil
        try sound.assessorsCompetence.decide(on: String(dates.0.prefix(4)) + "-06-01")
        sound.nurseRegistered = sound.established
        sound.indemnified = sound.established
      }
      asked.localRules = [try rule(.reassessmentInterval, .months(6))]
      return try evaluator.decide(asked)
    }
    #expect(try ask(at: dates.1).verdict == .permit)
    #expect(try ask(at: dates.2).codes == [.competenceExpired])
  }

  @Test("a rule changes at midnight in London", arguments: Evaluator.allCases)
  func ruleChange(by evaluator: Evaluator) throws {
    // Washington cut its supervision interval in July 2024; here an employer does so in 2027.
    func ask(at text: String) throws -> Decision {
      var asked = try soundCase { sound in
        try sound.ask(at: text)
        try sound.keepUp(on: "2027-06-10", nextReview: "2027-09-01")
      }
      asked.localRules = [
        try rule(.maxSupervisionInterval, .days(90), to: "2027-07-01"),
        try rule(.maxSupervisionInterval, .days(14), from: "2027-07-01"),
      ]
      return try evaluator.decide(asked)
    }
    let before = try ask(at: "2027-06-30T22:59:59Z")
    #expect(before.verdict == .permit)
    #expect(before.validUntil == (try moment("2027-06-30T23:00:00Z")))
    #expect(try ask(at: "2027-06-30T23:00:00Z").codes == [.supervisionCheckOverdue])
  }

  private func rule(
    _ parameter: InterventionParameter, _ value: InterventionRule.Value, from: String? = nil,
    to: String? = nil
  ) throws -> InterventionRule {
    InterventionRule(
      id: RuleID(listed: "EMPLOYER/\(parameter.rawValue)/\(value.text)"),
      intervention: try SoundCase().intervention, parameter: parameter, value: value,
      provenance: Provenance(.localPolicy), layer: .employer, validFrom: try from.map(day),
      validTo: try to.map(day))
  }

  @Test("a mapping that is withdrawn stops counting then", arguments: Evaluator.allCases)
  func mappingWithdrawn(by evaluator: Evaluator) throws {
    func ask(at text: String) throws -> Decision {
      var sound = try SoundCase()
      try sound.ask(at: text)
      var asked = try sound.delegationCase()
      let held = StandardCode(listed: "LOCAL-A")
      asked.achievements[0] = sound.competence.achievement(of: held, device: sound.device)
      let standing = try #require(asked.assessors[SampleIDs.assessorID])
      asked.assessors[SampleIDs.assessorID] = AssessorStanding(
        achievements: [sound.assessorsCompetence.achievement(of: held)],
        authorisations: standing.authorisations, registrations: standing.registrations)
      asked.mappings = [
        sound.dated(
          StatementMapping(
            rule: RuleID(listed: "LOCAL-1"), from: held, to: sound.intervention,
            strength: .full, uses: [.competence], isApproved: true), 35,
          try days("2026-01-01", through: "2027-03-09"))
      ]
      return try evaluator.decide(asked)
    }
    let relied = try ask(at: "2027-03-01T08:00:00Z")
    #expect(relied.verdict == .permit)
    #expect(relied.validUntil == (try moment("2027-03-10T00:00:00Z")))
    #expect(try ask(at: "2027-03-10T08:00:00Z").codes == [.equivalenceNotRecognised])
  }

  @Test("with two providers at once each needs its own agreement", arguments: Evaluator.allCases)
  func twoProviders(by evaluator: Evaluator) throws {
    var sound = try SoundCase()
    sound.agreement.employer = SampleIDs.otherEmployer
    var asked = try sound.delegationCase()
    let engagement = try #require(asked.engagements.first?.fact)
    asked.engagements.append(
      sound.dated(
        WorkerEngagement(
          organisation: SampleIDs.otherEmployer, legalBasis: .employment, isLearner: false,
          role: engagement.role, receives: .yes, roleTasks: engagement.roleTasks), 6))
    asked.episodes.append(sound.dated(CareEpisode(organisation: SampleIDs.otherEmployer), 66))
    #expect(try evaluator.decide(asked).codes == [.delegationScopeMismatch])
    sound.agreement.employer = nil
    sound.agreement.id = SampleIDs.secondAgreement
    asked.agreements.append(try sound.agreement.agreement(on: sound))
    #expect(try evaluator.decide(asked).verdict == .permit)
  }

  @Test(
    "a task done beside a second person asks less of the first",
    arguments: Evaluator.allCases,
    [
      (2, Support.watching, true), (2, .helpAtHand, false), (3, .helpAtHand, true),
      (3, .contact, false), (4, .contact, true),
    ])
  func secondPerson(by evaluator: Evaluator, row: (Int, Support, Bool)) throws {
    let decision = try evaluator.decide(
      try soundCase { sound in
        sound.competence.level = row.0
        sound.offered = try OfferedFacts(device: nil, orderVersion: nil, support: row.1)
      })
    #expect(decision.codes == (row.2 ? [] : [.competenceLevelTooLow]))
  }

  @Test(
    "while the registers cannot be read nobody counts as registered",
    arguments: Evaluator.allCases)
  func feedDown(by evaluator: Evaluator) throws {
    let sound = try SoundCase()
    var asked = try sound.delegationCase()
    let old = try #require(asked.delegators[SampleIDs.nurse])
    let down = try moment("2027-02-28T06:00:00Z")
    let before = try InstantPeriod(from: sound.established.start, to: down, field: "test")
    asked.delegators[SampleIDs.nurse] = DelegatorStanding(
      registrations: [
        sound.dated(RegistrationStanding(number: "NMC/N", status: .effective), 7, before),
        sound.dated(
          RegistrationStanding(number: "NMC/N", status: .unknown), 8, InstantPeriod(from: down)),
      ], scopes: old.scopes, presence: old.presence)
    #expect(try evaluator.decide(asked).codes == [.delegatorRegistrationNotEffective])
  }

  @Test("an indemnity that excludes one task covers the others", arguments: Evaluator.allCases)
  func excludedFromCover(by evaluator: Evaluator) throws {
    func ask(excluding task: String) throws -> Decision {
      let sound = try SoundCase()
      var asked = try sound.delegationCase()
      asked.indemnities = [
        sound.dated(
          Indemnity(
            organisation: SampleIDs.employer, tasks: .any,
            excluded: [StandardCode(listed: task)]), 81)
      ]
      return try evaluator.decide(asked)
    }
    #expect(try ask(excluding: "MED-INSULIN-PEN").codes == [.orgIndemnityUnconfirmed])
    #expect(try ask(excluding: "MED-EYE").verdict == .permit)
  }

  @Test("a refused rescue task says what to do in an emergency", arguments: Evaluator.allCases)
  func rescue(by evaluator: Evaluator) throws {
    var asked = try soundCase { $0.intervention = StandardCode(listed: "MED-BUCCAL-MDZ") }
    asked.engagements = []
    let denied = try evaluator.decide(asked)
    #expect(denied.emergency?.reference == "plan P, page 3")
    asked.staleMilliseconds = 1
    let uncertain = try evaluator.decide(asked)
    #expect(uncertain.verdict == .indeterminate)
    #expect(uncertain.emergency?.reference == "plan P, page 3")
    #expect(Decision.EmergencyInstruction.words.contains("999"))
  }

  @Test(
    "an end may be passed over where another agreement takes over",
    arguments: Evaluator.allCases)
  func takenOver(by evaluator: Evaluator) throws {
    var sound = try SoundCase()
    let start = sound.agreement.period.start
    sound.agreement.period = try InstantPeriod(
      from: start, to: try moment("2027-03-10T00:00:00Z"), field: "test")
    var asked = try sound.delegationCase()
    sound.agreement.id = SampleIDs.secondAgreement
    sound.agreement.period = InstantPeriod(from: try moment("2027-03-09T00:00:00Z"))
    asked.agreements.append(try sound.agreement.agreement(on: sound))
    let decision = try evaluator.decide(asked)
    #expect(decision.verdict == .permit)
    #expect(decision.validUntil == (try moment("2027-04-15T23:00:00Z")))
  }
}
