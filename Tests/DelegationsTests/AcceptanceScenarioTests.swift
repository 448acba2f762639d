import Delegations
import Passports
import ReferenceData
import Testing
import Vocabulary

// The worked examples of the reference data, each asked of both evaluators. AC-18 and AC-19 stand
// beside joint roles; what AC-12, AC-15, AC-22 and AC-25 say of races, records, search and devices
// is the service's to show.

@Suite("The acceptance scenarios")
struct AcceptanceScenarioTests {
  @Test("AC-01: all conditions met", arguments: Evaluator.allCases)
  func allMet(by evaluator: Evaluator) throws {
    let decision = try evaluator.decide(try soundCase())
    #expect(try AcceptanceScenario.named("AC-01").isTold(by: [decision]))
    #expect(decision.validUntil == (try moment("2027-04-15T23:00:00Z")))
    #expect(
      decision.warningCodes
        == [.comparatorLimitExceeded, .soleDelegator, .placeholderRuleUsed])
    #expect(decision.obligations.contains(.recordOutcome))
    let resting: Set<DelegationReason> = [
      .workerNotEngaged, .competenceNone, .competenceExpired, .personNotInCare, .consentAbsent,
      .carePlanNotCurrent, .delegationNone, .delegationReviewOverdue, .orgPolicyDisallows,
      .orgIndemnityUnconfirmed, .orgRegistrationMissing,
    ]
    for passed in decision.passed where resting.contains(passed.code) {
      #expect(!passed.records.isEmpty, "\(passed.code)")
    }
    #expect(resting.isSubset(of: decision.passed.map(\.code)))
  }

  @Test("AC-01: the permit names the contact to call")
  func contact() throws {
    let decision = try DelegationDecision.decide(try soundCase())
    #expect(decision.obligations.contains(.escalationContact("district nurses, 020 7946 0000")))
  }

  @Test("AC-02: competence ends in the middle of a visit", arguments: Evaluator.allCases)
  func endsDuringVisit(by evaluator: Evaluator) throws {
    func visit(_ rule: DelegationPolicy.WindowRule?) throws -> Decision {
      try evaluator.decide(
        try soundCase { sound in
          try sound.ask(from: "2027-06-30T22:30:00Z", to: "2027-06-30T23:30:00Z")
          try sound.competence.end(after: "2027-06-30")
          try sound.keepUp(on: "2027-06-17", nextReview: "2027-09-15")
          if let rule { sound.policy.windowRule[.high] = rule }
        })
    }
    let midnight = try moment("2027-06-30T23:00:00Z")
    let (start, whole) = (try visit(.startOnly), try visit(.wholeWindow))
    #expect(try AcceptanceScenario.named("AC-02").isTold(by: [start, whole]))
    #expect(start.validUntil == midnight)
    #expect(start.earliestFailingAt == midnight)
    #expect(whole.earliestFailingAt == midnight)
    #expect(whole.reasons.map(\.underlying) == [.competenceExpired])
    #expect(try visit(nil).codes == [.expiresDuringWindow])
    #expect(DelegationPolicy.shipped.windowRule[.medium] == .startOnly)
    #expect(DelegationPolicy.shipped.windowRule[.low] == .startOnly)
  }

  @Test("AC-03: the assessor was not competent when they assessed", arguments: Evaluator.allCases)
  func unfitAssessor(by evaluator: Evaluator) throws {
    let decision = try evaluator.decide(try assessorWithGap())
    #expect(try AcceptanceScenario.named("AC-03").isTold(by: [decision]))
  }

  @Test("AC-03: the reason names the observation, the assessor and the gap")
  func unfitAssessorNamed() throws {
    let reason = try #require(try DelegationDecision.decide(try assessorWithGap()).reasons.first)
    #expect(reason.records.contains(SampleIDs.assessor.asRecord))
    #expect(reason.records.contains { $0.high == SampleIDs.competence.high + 100 })
    #expect(reason.detail.contains("2027-01-11"))
    #expect(reason.detail.contains("2027-01-31"))
  }

  @Test("AC-04: the assessor lapses after a good assessment", arguments: Evaluator.allCases)
  func laterLapse(by evaluator: Evaluator) throws {
    let decision = try evaluator.decide(
      try soundCase { sound in
        try sound.competence.decide(on: "2027-01-05")
        try sound.assessorsCompetence.end(after: "2027-01-31")
      })
    #expect(try AcceptanceScenario.named("AC-04").isTold(by: [decision]))
  }

  @Test(
    "AC-05: the assessor's own competence is revoked from an earlier day",
    arguments: Evaluator.allCases)
  func backdatedRevocation(by evaluator: Evaluator) throws {
    func ask(at text: String, _ mode: DelegationQuestion.Mode, knownAt: String?) throws -> Decision
    {
      try evaluator.decide(
        try soundCase { sound in
          try sound.ask(at: text)
          sound.now = try moment("2027-03-01T10:00:00Z")
          sound.mode = mode
          sound.asKnownAt = try knownAt.map(moment)
          try sound.competence.decide(on: "2027-01-05")
          try sound.keepUp(on: "2027-01-20", nextReview: "2027-04-15")
          if knownAt == nil {
            sound.assessorsCompetence.revoke(from: try moment("2026-12-01T00:00:00Z"))
          }
        })
    }
    let decisions = [
      try ask(at: "2027-02-01T08:00:00Z", .audit, knownAt: "2027-02-01T08:00:00Z"),
      try ask(at: "2027-02-01T08:00:00Z", .audit, knownAt: nil),
      try ask(at: "2027-03-01T10:00:00Z", .live, knownAt: nil),
    ]
    #expect(try AcceptanceScenario.named("AC-05").isTold(by: decisions))
  }

  @Test("AC-06: the delegator's registration has lapsed", arguments: Evaluator.allCases)
  func lapsedDelegator(by evaluator: Evaluator) throws {
    let decision = try evaluator.decide(
      try soundCase { sound in
        sound.nurseRegistered = try days("2020-01-01", through: "2027-02-28")
      })
    #expect(try AcceptanceScenario.named("AC-06").isTold(by: [decision]))
    let entry = DelegationReasons.entry(for: .delegatorRegistrationNotEffective)
    #expect(entry.nextOwner == .healthService)
    #expect(entry.nextAction.contains("successor"))
  }

  @Test("AC-07: of two delegators on one agreement one lapses", arguments: Evaluator.allCases)
  func oneOfTwo(by evaluator: Evaluator) throws {
    func ask(_ accountability: AgreementTerms.Accountability) throws -> Decision {
      var sound = try SoundCase()
      sound.nurseRegistered = try days("2020-01-01", through: "2027-02-28")
      sound.agreement.delegators = [SampleIDs.nurse, SampleIDs.secondNurse]
      sound.agreement.accountability = accountability
      var asked = try sound.delegationCase()
      sound.addDelegator(SampleIDs.secondNurse, registered: sound.established, to: &asked)
      return try evaluator.decide(asked)
    }
    let (one, all) = (try ask(.anyOne), try ask(.all))
    #expect(try AcceptanceScenario.named("AC-07").isTold(by: [one, all]))
    #expect(one.warningCodes.contains(.soleDelegator))
    let named = try #require(all.reasons.first)
    #expect(named.records.contains(SampleIDs.nurse.asRecord))
    #expect(!named.records.contains(SampleIDs.secondNurse.asRecord))
  }

  @Test("AC-08: two separate agreements disagree", arguments: Evaluator.allCases)
  func twoAgreements(by evaluator: Evaluator) throws {
    func ask(_ category: Withdrawal.Category, isReversed: Bool) throws -> Decision {
      var sound = try SoundCase()
      var asked = try sound.delegationCase()
      sound.agreement.id = SampleIDs.secondAgreement
      sound.agreement.delegators = [SampleIDs.secondNurse]
      sound.agreement.further = [.withdrawn(Withdrawal(category: category, by: .delegator))]
      asked.agreements.append(try sound.agreement.agreement(on: sound))
      if isReversed { asked.agreements.reverse() }
      sound.addDelegator(SampleIDs.secondNurse, registered: sound.established, to: &asked)
      return try evaluator.decide(asked)
    }
    for isReversed in [false, true] {
      let decisions = [
        try ask(.safety, isReversed: isReversed),
        try ask(.administrative, isReversed: isReversed),
      ]
      #expect(try AcceptanceScenario.named("AC-08").isTold(by: decisions))
    }
  }

  @Test(
    "AC-09: the competence is for adults and the person turns 18 on the day",
    arguments: Evaluator.allCases)
  func comesOfAge(by evaluator: Evaluator) throws {
    func ask(at text: String) throws -> Decision {
      try evaluator.decide(
        try soundCase { sound in
          sound.intervention = StandardCode(listed: "MED-BUCCAL-MDZ")
          sound.birthDate = try day("2009-05-20")
          try sound.ask(at: text)
          try sound.keepUp(on: "2027-05-10", nextReview: "2027-07-15")
        })
    }
    let decisions = [try ask(at: "2027-05-19T22:59:59Z"), try ask(at: "2027-05-19T23:00:00Z")]
    #expect(try AcceptanceScenario.named("AC-09").isTold(by: decisions))
  }

  @Test(
    "AC-09: who is born on 29 February is of age on 1 March unless the policy says otherwise",
    arguments: Evaluator.allCases)
  func leapDayBirth(by evaluator: Evaluator) throws {
    func ask(at text: String, _ leap: DelegationPolicy.LeapDayBirthday) throws -> Decision {
      try evaluator.decide(
        try soundCase { sound in
          sound.birthDate = try day("2012-02-29")
          sound.policy.leapDayBirthday = leap
          try sound.ask(at: text)
          try sound.keepUp(on: "2030-02-20", nextReview: "2030-04-15")
          try sound.competence.decide(on: "2030-01-15")
          sound.competence.ends = nil
          try sound.assessorsCompetence.decide(on: "2029-12-15")
          sound.nurseRegistered = sound.established
          sound.indemnified = sound.established
        })
    }
    let last = "2030-02-28T12:00:00Z"
    #expect(try ask(at: last, .march1).codes == [.competenceScopeAge])
    #expect(try ask(at: "2030-03-01T00:00:00Z", .march1).verdict == .permit)
    #expect(try ask(at: last, .february28).verdict == .permit)
  }

  @Test(
    "AC-10: generic competence where one for the person is needed",
    arguments: Evaluator.allCases)
  func personSpecific(by evaluator: Evaluator) throws {
    func ask(signedOffFor person: PersonID) throws -> Decision {
      var sound = try SoundCase()
      let task = StandardCode(listed: "FEED-GASTROSTOMY")
      sound.intervention = task
      sound.competence.person = person
      sound.competence.observedWith = person
      var asked = try sound.delegationCase()
      sound.competence.id = SampleIDs.record(31)
      sound.competence.person = nil
      asked.achievements.append(
        sound.competence.achievement(of: task, device: sound.device))
      asked.mappings = [
        sound.dated(
          StatementMapping(
            rule: RuleID(listed: "TEST-1"), from: task, to: task, strength: .full,
            uses: [.competence], isApproved: true), 32)
      ]
      return try evaluator.decide(asked)
    }
    let decisions = [
      try ask(signedOffFor: SampleIDs.person), try ask(signedOffFor: SampleIDs.otherPerson),
    ]
    #expect(try AcceptanceScenario.named("AC-10").isTold(by: decisions))
  }
}

extension AcceptanceScenarioTests {
  private func assessorWithGap() throws -> DelegationCase {
    var sound = try SoundCase()
    var renewed = sound.assessorsCompetence
    try sound.assessorsCompetence.end(after: "2027-01-10")
    var asked = try sound.delegationCase()
    renewed.id = SampleIDs.record(33)
    try renewed.decide(on: "2027-02-01")
    let standing = asked.assessors[SampleIDs.assessorID]
    asked.assessors[SampleIDs.assessorID] = AssessorStanding(
      achievements: (standing?.achievements ?? [])
        + [renewed.achievement(of: sound.intervention)],
      authorisations: standing?.authorisations ?? [],
      registrations: standing?.registrations ?? [])
    return asked
  }
}
