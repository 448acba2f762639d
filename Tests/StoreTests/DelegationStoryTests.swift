import Delegations
import Passports
import ReferenceData
import Roles
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("A delegation from the first record to the answer")
struct DelegationStoryTests {
  private let task = DelegationFacts.eyeDrops
  private let person = DelegationFacts.person
  private let nurse = DelegationFacts.nurse

  @Test("what is recorded piece by piece comes to a permit, and each piece taken back to its code")
  func story() async throws {
    let desk = try await Desk.open()
    try await recordEverything(desk)
    let permit = try await decide(desk)
    #expect(permit.verdict == .permit)
    #expect(permit.reasons.map { "\($0.code.rawValue): \($0.detail)" } == [])
    let takenBack: [(DelegationFact, DelegationReason)] = [
      (.hold(.pairing(desk.worker, person)), .incidentHold),
      (.bar(of: desk.worker, WorkerBar(organisation: desk.home, tasks: .any)), .workerSuspended),
      (
        .refusal(of: desk.worker, for: person, task, Refusal(by: .worker, reason: .noTime)),
        .workerDeclined
      ),
      (
        .taskPolicy(TaskPolicy(organisation: desk.home, tasks: .any, isSupported: false)),
        .orgPolicyDisallows
      ),
      (
        .agreementEvent(
          AgreementID(high: 7, low: 1),
          .withdrawn(Withdrawal(category: .safety, by: .delegator))), .delegationWithdrawn
      ),
    ]
    for (index, (fact, reason)) in takenBack.enumerated() {
      let id = try await desk.say(fact, id: 500 + UInt64(index), from: -1)
      #expect(try await decide(desk).reasons.map(\.code).contains(reason), "\(reason)")
      try await desk.records.write { try $0.close(id) }
      #expect(try await decide(desk).verdict == .permit)
    }
  }

  @Test("a kept answer is given again on its own basis after later records")
  func replay() async throws {
    let desk = try await Desk.open()
    try await recordEverything(desk)
    let (first, known) = (try await decide(desk), try await desk.latest())
    #expect(first.verdict == .permit)
    try await desk.say(.hold(.person(person)), id: 600, from: -1)
    #expect(try await decide(desk).verdict == .deny)
    #expect(try await decide(desk, knownAt: known) == first)
  }

  private func decide(
    _ desk: Desk, knownAt known: CommitSequence? = nil
  ) async throws -> Decision {
    let question = try DelegationQuestion(
      worker: desk.worker, intervention: task, person: person,
      setting: VisitSetting(kind: .ownHome, organisation: desk.home, nation: .england),
      time: .at(testNoon), mode: .planning)
    return try await desk.records.read { snapshot in
      try DelegationDecision.decide(
        snapshot.delegationCase(
          for: question, now: testNoon, knownAt: known ?? snapshot.latestSequence()))
    }
  }

  private func recordEverything(_ desk: Desk) async throws {
    try await desk.addDelegationPeople()
    try await recordPassports(desk)
    var facts = try ofPerson(desk) + ofEmployer(desk)
    facts += try [
      .assessorRole(
        of: nurse, AssessorAuthorisation(kind: .delegatedHealthcareAssessor, tasks: .any)),
      .delegatorScope(of: nurse, .any), .presence(of: nurse, at: desk.trust),
      .workTerms(
        of: desk.worker,
        WorkTerms(engagement: testID(90), tasks: [task], lineManager: "Team lead")),
    ]
    for (index, fact) in facts.enumerated() {
      try await desk.say(fact, id: UInt64(index), from: -800)
    }
    try await desk.agree(terms(desk), id: 1)
    try await desk.say(
      .agreementEvent(
        AgreementID(high: 7, low: 1),
        .supervised(SupervisionCheck(kind: .directObservation, finding: .satisfactory))),
      id: 400, from: 0)
  }

  private func recordPassports(_ desk: Desk) async throws {
    let assessor = try Assessor(
      worker: nurse, regulator: nil, registrationNumber: nil, signedAt: moment(-20))
    let level = { try ProficiencyLevel(scale: ProficiencyLevels.operatingScale, level: $0) }
    let competence = try Achievement(
      standard: task, kind: .competence, level: level(4), progress: .achieved,
      completedOn: day(-20), gainedAt: desk.home, assessor: assessor)
    let own = try Achievement(
      standard: task, kind: .competence, level: level(5), progress: .achieved,
      completedOn: day(-60), gainedAt: desk.trust)
    let core = try Achievement(
      standard: StandardCode(listed: "MED-CORE"), kind: .competence, progress: .achieved,
      completedOn: day(-30), gainedAt: desk.home)
    let home = desk.home
    let id: FactID = testID(80)
    let shown = try (0..<8).map { index in
      try Evidence(
        achievement: id, kind: index < 2 ? .theoryTest : .observedPractice,
        occurredOn: day(-25), outcome: .pass, assessor: assessor, setting: .ownHome, digest: nil)
    }
    let worker = desk.worker
    try await desk.records.write { change in
      try change.record(anIdentity(), level: .verified, of: worker)
      try change.record(competence, id: id, of: worker, by: home, source: .direct)
      try change.record(own, id: testID(81), of: nurse, by: home, source: .direct)
      try change.record(core, id: testID(82), of: worker, by: home, source: .direct)
      try change.record(
        anAchievement(gainedAt: home), id: testID(83), of: worker, by: home, source: .direct)
      for (index, evidence) in shown.enumerated() {
        try change.record(
          evidence, id: testID(100 + UInt64(index)), of: worker, by: home, source: .direct)
      }
      try change.record(aRegistration(), id: testID(84), of: nurse, by: home, source: .direct)
      try change.record(
        anEngagement(with: home), id: testID(90), of: worker, by: home, source: .direct,
        replacing: nil)
    }
  }

  private func ofPerson(_ desk: Desk) throws -> [DelegationFact] {
    [
      .episode(of: person, CareEpisode(organisation: desk.home)),
      .planTask(
        of: person,
        try CarePlanTask(
          intervention: task, version: 3, instructionsVersion: 1, device: "dropper",
          orderReference: "order-7", reviewBy: day(90))),
      .order(of: person, try CareOrder(reference: "order-7", version: 2)),
      .consent(
        of: person,
        try ConsentRecord(
          intervention: task, basis: .consent, basisReference: nil, capacity: nil, state: .given,
          reviewBy: nil)),
      .stability(
        of: person, StabilityStatus(intervention: task, result: .stable, reviewBy: day(9))),
      .risk(of: person, RiskAssessment(intervention: task, result: .green, reviewBy: day(9))),
    ]
  }

  private func ofEmployer(_ desk: Desk) throws -> [DelegationFact] {
    [
      .taskPolicy(TaskPolicy(organisation: desk.home, tasks: .any, isSupported: true)),
      .indemnity(Indemnity(organisation: desk.home, tasks: .any)),
      .providerRegistration(
        ProviderRegistration(organisation: desk.home, isExempt: false, tasks: .any)),
      .rota(RotaSupport(organisation: desk.home, person: nil, support: .contact)),
      .requiredChecks(at: desk.home, []),
      .interOrganisation(
        try InterOrganisationAgreement(
          kind: .delegationProtocol, parties: [desk.home, desk.trust], tasks: .any)),
    ]
  }

  private func terms(_ desk: Desk) throws -> AgreementTerms {
    try AgreementTerms(
      worker: desk.worker, person: person, intervention: task,
      catalogueVersion: InterventionCatalogue.version, delegatingOrganisation: desk.trust,
      employer: desk.home, delegators: [nurse], accountability: .all, answersFor: .decision,
      scope: .unlimited, setStepsOnly: true, period: InstantPeriod(from: moment(0)),
      supervision: SupervisionPlan(support: .contact, intervalDays: 30),
      escalation: [
        EscalationContact(contact: "District nurse", period: InstantPeriod(from: moment(0)))
      ])
  }
}
