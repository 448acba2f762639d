import Delegations
import Passports
import ReferenceData
import Testing
import Vocabulary

@Suite("The later acceptance scenarios")
struct LaterAcceptanceScenarioTests {
  @Test("AC-11: the worker moves employer", arguments: Evaluator.allCases)
  func moves(by evaluator: Evaluator) throws {
    var sound = try SoundCase()
    try sound.ask(at: "2027-05-02T08:00:00Z")
    try sound.keepUp(on: "2027-04-20", nextReview: "2027-07-15")
    sound.competence.gainedAt = SampleIDs.otherEmployer
    sound.agreement.employer = SampleIDs.otherEmployer
    let start = try days("2027-05-01")
    var asked = try sound.delegationCase()
    let before = try days("2020-01-01", through: "2027-04-30")
    let engagement = try #require(asked.engagements.first?.fact)
    asked.engagements = [
      sound.dated(engagement, 1, start),
      sound.dated(
        WorkerEngagement(
          organisation: SampleIDs.otherEmployer, legalBasis: .employment, isLearner: false,
          role: engagement.role, receives: .yes, roleTasks: engagement.roleTasks), 4, before),
    ]
    asked.episodes = [
      sound.dated(CareEpisode(organisation: SampleIDs.employer), 60, start),
      sound.dated(CareEpisode(organisation: SampleIDs.otherEmployer), 66, before),
    ]
    let moved = try evaluator.decide(asked)

    sound.competence.acceptances = [
      sound.dated(
        HeldAchievement.Acceptance(
          organisation: SampleIDs.employer, answer: .accepted, isBridgeDone: true), 34, start)
    ]
    asked.achievements[0] = sound.competence.achievement(
      of: sound.intervention, device: sound.device)
    var anew = try SampleAgreement()
    anew.id = SampleIDs.secondAgreement
    anew.signedAt = start.start
    anew.period = start
    anew.supervisedAt = nil
    anew.review = nil
    asked.agreements.append(try anew.agreement(on: sound))
    let after = try evaluator.decide(asked)
    #expect(try AcceptanceScenario.named("AC-11").isTold(by: [moved, after]))
  }

  @Test(
    "AC-12: a check that knows of the withdrawal refuses, one that may not know cannot tell",
    arguments: Evaluator.allCases)
  func withdrawn(by evaluator: Evaluator) throws {
    let decision = try evaluator.decide(
      try soundCase {
        $0.agreement.further = [
          .withdrawn(Withdrawal(category: .administrative, by: .delegator))
        ]
      })
    #expect(
      decision.codes.map(\.rawValue) == (try AcceptanceScenario.named("AC-12").expect.reasons))
    let behind = try evaluator.decide(
      try soundCase { $0.minimumSequence = CommitSequence(101) })
    #expect(behind.verdict == .indeterminate)
    #expect(behind.codes == [.dataStale])
  }

  @Test("AC-13: an hour that happens twice", arguments: Evaluator.allCases)
  func repeatedHour(by evaluator: Evaluator) throws {
    func ask(_ text: String, _ repeated: LocalHours.RepeatedHour) throws -> Decision {
      try evaluator.decide(
        try soundCase { sound in
          try sound.ask(at: text)
          try sound.keepUp(on: "2027-10-20", nextReview: "2027-12-15")
          sound.nurseRegistered = sound.established
          sound.agreement.scope = try AgreementScope(
            settings: [.ownHome], locations: nil,
            hours: LocalHours(fromMinute: 60, toMinute: 120, repeatedHour: repeated),
            maximumDose: nil, devices: nil)
        })
    }
    let (first, second) = ("2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z")
    let decisions = [try ask(first, .both), try ask(second, .both)]
    #expect(try AcceptanceScenario.named("AC-13").isTold(by: decisions))
    #expect(
      decisions.map(\.validUntil)
        == Array(
          repeating: try moment("2027-10-31T02:00:00Z"), count: 2))
    #expect(try ask(first, .firstOnly).validUntil == (try moment("2027-10-31T01:00:00Z")))
    #expect(try ask(second, .firstOnly).codes == [.delegationScopeMismatch])
  }

  @Test("AC-14: both spellings of an instant are one", arguments: Evaluator.allCases)
  func otherZone(by evaluator: Evaluator) throws {
    let decisions = try ["2027-06-30T23:30:00Z", "2027-07-01T07:30:00+08:00"].map { text in
      try evaluator.decide(
        try soundCase { sound in
          try sound.ask(at: text)
          try sound.competence.end(after: "2027-06-30")
          try sound.keepUp(on: "2027-06-20", nextReview: "2027-09-01")
        })
    }
    #expect(try AcceptanceScenario.named("AC-14").isTold(by: decisions))
    #expect(decisions[0] == decisions[1])
  }

  @Test(
    "AC-15: a revocation that takes effect before it is recorded",
    arguments: Evaluator.allCases)
  func revokedBefore(by evaluator: Evaluator) throws {
    let decisions = try [false, true].map { isKnown in
      try evaluator.decide(
        try soundCase { sound in
          try sound.ask(at: "2027-03-05T08:00:00Z")
          sound.mode = .audit
          sound.now = try moment("2027-03-12T08:00:00Z")
          sound.asKnownAt = isKnown ? nil : try moment("2027-03-05T08:00:00Z")
          if isKnown { sound.competence.revoke(from: try moment("2027-03-01T00:00:00Z")) }
        })
    }
    #expect(try AcceptanceScenario.named("AC-15").isTold(by: decisions))
  }

  @Test("AC-16: a chain of equivalences", arguments: Evaluator.allCases)
  func chain(by evaluator: Evaluator) throws {
    func ask(decidedOn: String, assessorFrom: String, isDirect: Bool) throws -> Decision {
      let sound = try ofLongInterval(decidedOn: decidedOn, assessorFrom: assessorFrom)
      var asked = try sound.delegationCase()
      let (held, between) = (StandardCode(listed: "LOCAL-A"), StandardCode(listed: "LOCAL-B"))
      asked.achievements[0] = sound.competence.achievement(of: held, device: sound.device)
      let standing = try #require(asked.assessors[SampleIDs.assessorID])
      asked.assessors[SampleIDs.assessorID] = AssessorStanding(
        achievements: [sound.assessorsCompetence.achievement(of: held)],
        authorisations: standing.authorisations, registrations: standing.registrations)
      asked.mappings = [
        sound.dated(full("A-B", held, between), 35),
        sound.dated(full("B-C", between, sound.intervention), 36),
      ]
      if isDirect {
        asked.mappings.append(
          sound.dated(full("A-C", held, sound.intervention, maximumAgeMonths: 24), 37))
      }
      return try evaluator.decide(asked)
    }
    let decisions = [
      try ask(decidedOn: "2024-09-01", assessorFrom: "2024-08-01", isDirect: false),
      try ask(decidedOn: "2024-09-01", assessorFrom: "2024-08-01", isDirect: true),
      try ask(decidedOn: "2026-03-01", assessorFrom: "2026-02-01", isDirect: true),
    ]
    #expect(try AcceptanceScenario.named("AC-16").isTold(by: decisions))
  }

  @Test(
    "AC-17: fire training of a care provider does not count at an NHS trust",
    arguments: Evaluator.allCases)
  func wrongDirection(by evaluator: Evaluator) throws {
    func ask(_ rule: String, isRecognised: Bool) throws -> Decision {
      try evaluator.decide(try withFireTraining(rule, isRecognised: isRecognised))
    }
    let decisions = [
      try ask("EQ-02", isRecognised: false), try ask("EQ-03", isRecognised: true),
    ]
    #expect(try AcceptanceScenario.named("AC-17").isTold(by: decisions))
    #expect(decisions[0].reasons.map(\.subject) == [StandardCode(listed: "FIRE")])
    let entry = DelegationReasons.entry(for: .equivalenceNotRecognised)
    #expect(entry.nextAction.contains("local agreement"))
  }

  @Test("AC-17: the reason cites the rule that excludes it")
  func exclusionCited() throws {
    let decision = try DelegationDecision.decide(
      try withFireTraining("EQ-02", isRecognised: false))
    #expect(decision.reasons.first?.detail.contains("EQ-02") == true)
  }

  private func withFireTraining(_ rule: String, isRecognised: Bool) throws -> DelegationCase {
    var sound = try SoundCase()
    sound.intervention = StandardCode(listed: "AIR-OXYGEN")
    var asked = try sound.delegationCase()
    asked.achievements = asked.achievements.filter { $0.statement.text != "FIRE" }
    sound.competence.id = SampleIDs.record(38)
    sound.competence.person = nil
    sound.competence.gainedAt = SampleIDs.otherEmployer
    sound.competence.passage = HeldAchievement.Passage(
      rule: RuleID(listed: rule), isRecognised: isRecognised, isConditionMet: true)
    try sound.competence.decide(on: "2027-02-01")
    asked.achievements.append(
      sound.competence.achievement(of: StandardCode(listed: "CSTF-FIRE")))
    return asked
  }

  private func ofLongInterval(decidedOn: String, assessorFrom: String) throws -> SoundCase {
    var sound = try SoundCase()
    sound.switchOffYearlyRows()
    try sound.competence.decide(on: decidedOn)
    sound.competence.ends = nil
    try sound.assessorsCompetence.decide(on: assessorFrom)
    return sound
  }

  private func full(
    _ rule: String, _ from: StandardCode, _ to: StandardCode, maximumAgeMonths: Int? = nil
  ) -> StatementMapping {
    StatementMapping(
      rule: RuleID(listed: rule), from: from, to: to, strength: .full, uses: [.competence],
      isApproved: true, maximumAgeMonths: maximumAgeMonths)
  }

  @Test(
    "AC-20: the dose changed since the delegation was confirmed",
    arguments: Evaluator.allCases)
  func changedOrder(by evaluator: Evaluator) throws {
    func ask(at text: String, isReconfirmed: Bool) throws -> Decision {
      var sound = try SoundCase()
      try sound.ask(at: text)
      if isReconfirmed {
        sound.agreement.further = [
          .reconfirmed(
            by: SampleIDs.nurse,
            try ConfirmedVersions(
              order: 4, plan: 2, instructions: 1, device: sound.device))
        ]
        sound.agreement.furtherAt = try moment("2027-03-01T11:20:00Z")
      }
      var asked = try sound.delegationCase()
      let change = try moment("2027-03-01T11:00:00Z")
      let start = sound.established.start
      asked.orders = [
        sound.dated(
          try CareOrder(reference: "ORDER-1", version: 3), 62,
          try InstantPeriod(from: start, to: change, field: "test")),
        sound.dated(
          try CareOrder(reference: "ORDER-1", version: 4), 67, InstantPeriod(from: change)),
      ]
      return try evaluator.decide(asked)
    }
    let decisions = [
      try ask(at: "2027-03-01T10:59:00Z", isReconfirmed: false),
      try ask(at: "2027-03-01T11:01:00Z", isReconfirmed: false),
      try ask(at: "2027-03-01T11:30:00Z", isReconfirmed: true),
    ]
    #expect(try AcceptanceScenario.named("AC-20").isTold(by: decisions))
    #expect(decisions[0].validUntil == (try moment("2027-03-01T11:00:00Z")))
  }

  @Test("AC-21: the person becomes unstable", arguments: Evaluator.allCases)
  func unstable(by evaluator: Evaluator) throws {
    func ask(judging task: String) throws -> Decision {
      var sound = try SoundCase()
      try sound.ask(at: "2027-03-01T17:00:00Z")
      var asked = try sound.delegationCase()
      asked.stability.append(
        sound.dated(
          StabilityStatus(
            intervention: StandardCode(listed: task), result: .notStable,
            reviewBy: try day("2027-03-08")), 68,
          InstantPeriod(from: try moment("2027-03-01T14:00:00Z"))))
      return try evaluator.decide(asked)
    }
    #expect(
      try AcceptanceScenario.named("AC-21").isTold(by: [try ask(judging: "MED-INSULIN-PEN")]))
    #expect(try ask(judging: "OBS-BGM").verdict == .permit)
    #expect(DelegationReasons.entry(for: .personNotStable).nextAction.contains("Call"))
  }

  @Test("AC-22: the worker declines", arguments: Evaluator.allCases)
  func declines(by evaluator: Evaluator) throws {
    let sound = try SoundCase()
    var asked = try sound.delegationCase()
    asked.refusals = [sound.dated(Refusal(by: .worker, reason: .notConfident), 5)]
    let decision = try evaluator.decide(asked)
    #expect(try AcceptanceScenario.named("AC-22").isTold(by: [decision]))
  }

  @Test("AC-23: consent is withdrawn before it is recorded", arguments: Evaluator.allCases)
  func consentWithdrawn(by evaluator: Evaluator) throws {
    func ask(
      at text: String, _ mode: DelegationQuestion.Mode = .live, isRecorded: Bool,
      for workers: Set<WorkerID> = []
    ) throws -> Decision {
      var sound = try SoundCase()
      try sound.ask(at: text)
      sound.mode = mode
      var asked = try sound.delegationCase()
      if isRecorded {
        let record = try ConsentRecord(
          intervention: nil, basis: .consent, basisReference: nil, capacity: nil,
          state: .withdrawn, reviewBy: nil, workers: workers)
        asked.consents.append(
          Dated(
            record, id: SampleIDs.record(69),
            period: InstantPeriod(from: try moment("2027-03-01T10:02:00Z")),
            recordedAt: try moment("2027-03-01T10:05:00Z")))
      }
      return try evaluator.decide(asked)
    }
    let decisions = [
      try ask(at: "2027-03-01T10:03:00Z", isRecorded: false),
      try ask(at: "2027-03-01T10:06:00Z", isRecorded: true),
      try ask(at: "2027-03-01T10:03:00Z", .audit, isRecorded: true),
    ]
    #expect(try AcceptanceScenario.named("AC-23").isTold(by: decisions))
    let other = try ask(
      at: "2027-03-01T10:06:00Z", isRecorded: true, for: [SampleIDs.otherWorker])
    #expect(other.verdict == .permit)
  }

  @Test("AC-24: of two rules the stricter decides", arguments: Evaluator.allCases)
  func twoRules(by evaluator: Evaluator) throws {
    let both = try evaluator.decide(try atEighteenMonths(hasProvidersRule: true))
    #expect(try AcceptanceScenario.named("AC-24").isTold(by: [both]))
    let without = try evaluator.decide(try atEighteenMonths(hasProvidersRule: false))
    #expect(without.verdict == .permit)
  }

  @Test("AC-24: both rules are listed and the stricter is named")
  func twoRulesListed() throws {
    let decision = try DelegationDecision.decide(
      try atEighteenMonths(hasProvidersRule: true))
    let family = decision.rules.filter(\.rule.parameter.isOfExpiryFamily)
      .filter { $0.rule.intervention?.text == "MED-BUCCAL-MDZ" }
    #expect(family.count == 2)
    #expect(family.filter(\.isDecisive).map(\.rule.layer) == [.employer])
  }

  private func atEighteenMonths(hasProvidersRule: Bool) throws -> DelegationCase {
    var sound = try SoundCase()
    sound.intervention = StandardCode(listed: "MED-BUCCAL-MDZ")
    try sound.ask(at: "2028-07-10T08:00:00Z")
    try sound.keepUp(on: "2028-07-01", nextReview: "2028-09-15")
    sound.nurseRegistered = sound.established
    sound.indemnified = sound.established
    sound.switchOffYearlyRows()
    try sound.competence.decide(on: "2027-01-10")
    sound.competence.ends = nil
    var asked = try sound.delegationCase()
    if hasProvidersRule {
      asked.localRules = [
        InterventionRule(
          id: RuleID(listed: "EMPLOYER/YEARLY"), intervention: sound.intervention,
          parameter: .competenceReviewInterval, value: .months(12),
          provenance: Provenance(.localPolicy), layer: .employer)
      ]
    }
    return asked
  }

  @Test("AC-25: an offline device", arguments: Evaluator.allCases)
  func offline(by evaluator: Evaluator) throws {
    func ask(_ task: String, minutes: Int64) throws -> Decision {
      var asked = try soundCase { $0.intervention = StandardCode(listed: task) }
      asked.staleMilliseconds = minutes * 60_000
      return try evaluator.decide(asked)
    }
    let decisions = [
      try ask("MED-INSULIN-PEN", minutes: 30), try ask("OBS-VITALS", minutes: 30),
    ]
    #expect(try AcceptanceScenario.named("AC-25").isTold(by: decisions))
    #expect(try ask("OBS-VITALS", minutes: 239).verdict == .permit)
    #expect(try ask("OBS-VITALS", minutes: 240).codes == [.dataStale])
  }
}

extension SoundCase {
  /// Leaves of the expiry rows of the task only those longer than a year.
  mutating func switchOffYearlyRows() {
    let task = intervention
    let yearly = catalogue.rules.filter {
      $0.intervention == task && $0.parameter.isOfExpiryFamily && $0.value == .months(12)
    }
    policy.disabledRules = Set(yearly.map(\.id))
  }
}
