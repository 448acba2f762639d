import Delegations
import Organisations
import Passports
import ReferenceData
import Roles
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("The case that a decision reads")
struct DelegationCaseTests {
  private let task = DelegationFacts.eyeDrops
  private let person = DelegationFacts.person
  private let nurse = DelegationFacts.nurse

  @Test("who or what is not known stays empty")
  func unknown() async throws {
    let desk = try await Desk.open()
    var nothing = try await aCase(desk)
    #expect(nothing.worker?.id == desk.worker)
    #expect(nothing.person == nil)
    #expect(nothing.isEmployerKnown)
    #expect(nothing.agreements.isEmpty)
    let sequence = try await desk.latest()
    #expect(nothing.sequence == sequence)
    nothing = try await aCase(desk, worker: testID(70), organisation: testID(71))
    #expect(nothing.worker == nil)
    #expect(!nothing.isEmployerKnown)
  }

  @Test("every list holds what was recorded for it")
  func lists() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    try await desk.agree()
    for (index, fact) in try DelegationFacts.all().enumerated() {
      if case .agreementEvent = fact { continue }
      try await desk.say(fact, id: UInt64(index))
    }
    let facts = try await aCase(desk)
    #expect(facts.person?.id == person)
    #expect(facts.episodes.map(\.fact) == [CareEpisode(organisation: desk.home)])
    #expect(facts.planTasks.count == 2)
    #expect(facts.orders.count == 1)
    #expect(facts.consents.count == 2)
    #expect(facts.stability.count == 1)
    #expect(facts.risks.count == 1)
    #expect(facts.bars.count == 1)
    #expect(facts.refusals.map(\.fact.by) == [.worker])
    #expect(facts.taskPolicies.count == 1)
    #expect(facts.indemnities.count == 1)
    #expect(facts.providerRegistrations.count == 1)
    #expect(facts.rota.count == 2)
    #expect(facts.interOrganisation.count == 1)
    #expect(facts.holds.count == 6)
    #expect(facts.requiredIdentity == .basic)
    // The latest list counts, and an empty one asks for nothing.
    #expect(facts.requiredChecks?.isEmpty == true)
    #expect(facts.agreements.first?.events.count == 3)
    #expect(Set(facts.agreements.map(\.terms.worker)) == [desk.worker])
    #expect(facts.delegators[nurse]?.scopes.map(\.fact) == [.only([])])
    #expect(facts.delegators[nurse]?.presence.map(\.fact) == [desk.trust])
    #expect(facts.localRules.contains { $0.id.text == "PLAN/1" })
    #expect(facts.localRules.filter { $0.id.text.hasPrefix("LOCAL/") }.count == 7)
    let local = facts.mappings.filter { $0.fact.rule.text == "LOCAL-1" }
    #expect(local.count == 1)
    let used = facts.mappings.filter { $0.fact.rule.text == "EQ-10" }
    #expect(!used.isEmpty)
    #expect(used.allSatisfy { $0.fact.isConditionMet && !$0.fact.arePartsDone })
  }

  @Test("an achievement comes with its evidence, assessor, answers and what happened to it")
  func competence() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let assessor = try anAssessor(number: "18A1234E")
    let id = try await desk.achieve(
      Achievement(
        standard: task, kind: .competence,
        level: ProficiencyLevel(scale: ProficiencyLevels.operatingScale, level: 4),
        progress: .achieved, completedOn: day(-100), holdsThrough: day(50), gainedAt: desk.trust,
        assessor: assessor), id: 1)
    let evidence = try someEvidence(
      of: id, assessor: anAssessor(worker: nurse, regulator: nil, number: nil))
    let suspension = try StatusEvent(
      fact: id, kind: .suspended, effectiveFrom: moment(-20), cause: .underInvestigation)
    let reinstatement = try StatusEvent(
      fact: id, kind: .reinstated, effectiveFrom: moment(-10), cause: .investigationClosed)
    let acceptance = try EmployerAcceptance(
      achievement: id, organisation: desk.home, answer: .acceptedWithBridge,
      bridge: StandardCode(listed: "CSTF-IPC-2"), from: moment(-5))
    try await desk.records.write { change in
      try change.record(evidence, id: testID(2), of: desk.worker, by: desk.home, source: .direct)
      try change.record(suspension, id: testID(3), of: desk.worker, by: desk.home)
      try change.record(reinstatement, id: testID(4), of: desk.worker, by: desk.home)
      try change.record(acceptance, id: testID(5), of: desk.worker, by: desk.home)
      try change.record(
        aRegistration(), id: testID(6), of: nurse, by: desk.trust, source: .direct)
      try change.record(
        anAchievement(task.text, kind: .competence), id: testID(7), of: nurse, by: desk.trust,
        source: .direct)
    }
    try await desk.say(
      .assessorRole(of: nurse, AssessorAuthorisation(kind: .practiceAssessor, tasks: .any)), id: 1)
    let facts = try await aCase(desk)
    let held = try #require(facts.achievements.first { $0.id == id.asRecord })
    #expect(held.level == 4)
    #expect(held.decidedAt == moment(-90))
    #expect(held.validFrom == moment(-90))
    #expect(held.ends == LondonTime.end(of: day(50)))
    // Whoever signed with a number that one worker here has is that worker.
    #expect(held.decidedBy == .worker(nurse))
    #expect(held.evidence.map(\.assessor) == [.worker(nurse)])
    #expect(held.evidence.map(\.occurredAt) == [LondonTime.start(of: day(-91))])
    #expect(held.restrictions.map(\.kind) == [.suspended])
    #expect(held.restrictions.first?.period == InstantPeriod(from: moment(-20), to: moment(-10)))
    #expect(held.acceptances.map(\.fact.isBridgeDone) == [false])
    let standing = try #require(facts.assessors[.worker(nurse)])
    #expect(standing.achievements.map(\.statement) == [task])
    #expect(standing.authorisations.map(\.fact.kind) == [.practiceAssessor])
    #expect(standing.registrations.map(\.fact.number) == ["NMC/18A1234E"])
    try await desk.achieve(anAchievement("CSTF-IPC-2"), id: 8)
    let bridged = try await aCase(desk).achievements
    #expect(bridged.first { $0.id == id.asRecord }?.acceptances.first?.fact.isBridgeDone == true)
    // What the catalogue asks under a name of its own is listed under it too.
    #expect(Set(bridged.map(\.statement.text)).isSuperset(of: ["CSTF-IPC-2", "IPC-L2"]))
  }

  @Test("an engagement comes with what was recorded of delegated tasks in it, piece by piece")
  func engagement() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let id: FactID = testID(1)
    try await desk.records.write {
      try $0.record(
        anEngagement(with: desk.home, to: day(100)), id: id, of: desk.worker, by: desk.home,
        source: .direct, replacing: nil)
    }
    let host = try InterOrganisationAgreement(
      kind: .host, parties: [desk.home, desk.trust], tasks: .any)
    let record = try await desk.say(.interOrganisation(host), id: 1, from: -30, to: 60)
    try await desk.say(
      .workTerms(
        of: desk.worker,
        WorkTerms(engagement: id, tasks: [task], lineManager: "Lead", hostAgreements: [record])),
      id: 2, from: -10, to: 20)
    let pieces = try await aCase(desk).engagements
    #expect(pieces.map(\.fact.lineManager) == [nil, "Lead", nil])
    #expect(pieces.map(\.fact.ownTasks) == [[], [task], []])
    #expect(pieces[1].period == InstantPeriod(from: moment(-10), to: moment(20)))
    #expect(pieces[2].period.end == LondonTime.start(of: day(100)))
    #expect(pieces[1].fact.hostAgreements.map(\.fact) == [record])
    #expect(pieces[1].fact.hostAgreements.first?.period.end == moment(60))
    #expect(pieces.allSatisfy { $0.id == id.asRecord && $0.fact.receives == .yes })
  }

  @Test("a required check is in date as long as the employer counts it")
  func checks() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    #expect(try await aCase(desk).requiredChecks == nil)
    try await desk.say(.requiredChecks(at: desk.home, [.identity, .references]), id: 1)
    try await desk.say(.checkInterval(at: desk.home, .identity, months: 1), id: 2)
    try await desk.records.write {
      try $0.record(aCheck(), id: testID(1), of: desk.worker, by: desk.home, source: .direct)
    }
    let required = try #require(try await aCase(desk).requiredChecks)
    #expect(required.map(\.kind) == [.identity, .references])
    #expect(required.map(\.held.count) == [1, 0])
    #expect(
      required[0].held.first?.period
        == InstantPeriod(
          from: LondonTime.start(of: day(-30)),
          to: LondonTime.end(of: day(-30).adding(months: 1))))
  }

  @Test("what is read at a moment is read again at each later one that brings something else")
  func later() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    try await desk.say(.requiredIdentity(at: desk.home, .basic), id: 1, to: 5)
    try await desk.say(.requiredIdentity(at: desk.home, .none), id: 2, from: 9)
    // Says the same as no interval at all while no check is required.
    try await desk.say(.checkInterval(at: desk.home, .identity, months: 1), id: 3, from: 7)
    let local = try #require(InterventionCatalogue.shipped.rules.first { $0.needsAdoption })
    try await desk.say(.employerRule(of: desk.home, local), id: 4, from: 11)
    let facts = try await aCase(desk)
    #expect(facts.requiredIdentity == .basic)
    #expect(facts.policy == .shipped)
    #expect(facts.later.map(\.from) == [moment(5), moment(9), moment(11)])
    #expect(facts.later.map(\.requiredIdentity) == [nil, Worker.IdentityLevel.none, .some(.none)])
    #expect(facts.later.map(\.adoptedRules) == [[], [], [local.id]])
    #expect(try await aCase(desk, at: moment(12)).later.isEmpty)
  }

  @Test("performances are read from the last good one on, whoever they were for")
  func practice() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let outcomes: [(Int, PracticeEntry.Outcome)] = [
      (-50, .done), (-40, .partial), (-30, .notDone), (-20, .refusedByPerson), (5, .done),
    ]
    for (index, (days, outcome)) in outcomes.enumerated() {
      try await desk.say(
        .practice(
          of: desk.worker,
          PracticeLog(intervention: task, person: person, outcome: outcome, decision: nil)),
        id: UInt64(index), from: days)
    }
    let entries = try await aCase(desk).practice
    #expect(entries.map(\.performedAt) == [moment(-40), moment(-30), moment(-20), moment(5)])
    #expect(entries.map(\.outcome) == [.partial, .notDone, .refusedByPerson, .done])
  }

  @Test("a shipped local protocol is adopted by recording it, and the policy names it")
  func adoption() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let local = try #require(InterventionCatalogue.shipped.rules.first { $0.needsAdoption })
    try await desk.say(.employerRule(of: desk.home, local), id: 1)
    let adopted = try await aCase(desk)
    #expect(adopted.policy.adoptedRules == [local.id])
    #expect(adopted.policy.version.contains(local.id.text))
    #expect(!adopted.localRules.contains { $0.id == local.id })
    let past = try await aCase(desk, at: moment(-20))
    #expect(past.policy == .shipped)
  }

  @Test("a row of the system's board is heard and counts as adopted, another body's is not")
  func board() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let board = OrganisationID(high: 2, low: 9)
    let code = OrganisationIdentifier(scheme: .ods, normalised: "QK1")
    try await desk.records.write { change in
      try change.record(
        anOrganisation(
          id: board, name: "Board", kind: .integratedCareBoard, sector: .health,
          identifiers: [code]))
      try change.record(
        Place(
          id: testID(1), name: "System", kind: .system, parent: nil, code: "QK1", pieces: [],
          isSynthetic: true))
      try change.record(desk.home, sitsIn: testID(1), for: DatePeriod(from: day(-900)))
    }
    let system = DelegationFacts.rule("QK1/1", .count(5), layer: .localSystem)
    let own = DelegationFacts.rule("QK1/2", .count(6))
    let other = DelegationFacts.rule("TRUST/1", .count(7), layer: .localSystem)
    try await desk.say(.employerRule(of: board, system), id: 1)
    try await desk.say(.employerRule(of: board, own), id: 2)
    try await desk.say(.employerRule(of: desk.trust, other), id: 3)
    let facts = try await aCase(desk)
    #expect(facts.localRules.map(\.id) == [system.id])
    #expect(facts.policy.adoptedRules == [system.id])
  }

  @Test("many cases on one snapshot are each what they are alone")
  func batch() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    try await desk.agree()
    let id = try await desk.achieve(
      anAchievement(task.text, kind: .competence, assessor: anAssessor(worker: nurse)), id: 1)
    try await desk.records.write { change in
      try change.record(
        someEvidence(of: id, assessor: anAssessor(worker: nurse)), id: testID(2),
        of: desk.worker, by: desk.home, source: .direct)
      try change.record(
        anEngagement(with: desk.home), id: testID(3), of: nurse, by: desk.home, source: .direct,
        replacing: nil)
      try change.record(aCheck(), id: testID(4), of: nurse, by: desk.home, source: .direct)
    }
    let questions = try [desk.worker, nurse, desk.worker, testID(70)].map { worker in
      try question(desk, worker: worker)
    }
    let together = try await desk.records.read { snapshot in
      try questions.map {
        try snapshot.delegationCase(
          for: $0, now: testNoon, knownAt: snapshot.latestSequence())
      }
    }
    for (question, facts) in zip(questions, together) {
      let alone = try await aCase(desk, worker: question.worker)
      #expect(facts.achievements == alone.achievements)
      #expect(facts.engagements == alone.engagements)
      #expect(facts.assessors == alone.assessors)
      #expect(facts.delegators == alone.delegators)
      #expect(facts.agreements == alone.agreements)
      #expect(facts.worker == alone.worker)
    }
    #expect(together[1].engagements.count == 1)
    #expect(together[0].achievements.first?.evidence.count == 1)
  }

  @Test("a worker whose record was merged is told under the name that was asked for")
  func merged() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let duplicate = WorkerID(high: 3, low: 50)
    try await desk.records.write { change in
      try change.add(aWorker(id: duplicate), identity: anIdentity())
      try change.record(
        anAchievement(task.text, kind: .competence), id: testID(1), of: duplicate, by: desk.home,
        source: .direct)
    }
    try await desk.say(.bar(of: duplicate, WorkerBar(organisation: nil, tasks: .any)), id: 1)
    try await desk.agree()
    try await desk.records.write { try $0.merge(duplicate, into: desk.worker) }
    for asked in [desk.worker, duplicate] {
      let facts = try await aCase(desk, worker: asked)
      #expect(facts.worker?.id == asked)
      #expect(facts.bars.count == 1)
      #expect(facts.agreements.map(\.terms.worker) == [asked])
      #expect(facts.achievements.map(\.statement) == [task])
    }
  }

  @Test("a case as known then never changes after later writes", arguments: [UInt64(1), 2, 3])
  func stability(seed: UInt64) async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    try await desk.agree()
    let facts = try DelegationFacts.all()
    var chance = SeededNumbers(seed: seed)
    var answers: [(CommitSequence, Told)] = []
    var known: [RecordID] = []
    for step in 0..<40 {
      let fact = facts[Int(chance.next() % UInt64(facts.count))]
      let old = known.isEmpty ? nil : known[Int(chance.next() % UInt64(known.count))]
      if chance.next() % 4 == 0, let old {
        try? await desk.records.write { try $0.close(old) }
      } else {
        known.append(try await desk.say(fact, id: UInt64(step)))
      }
      let now = try await desk.latest()
      answers.append((now, try await told(desk, at: now)))
    }
    for (sequence, answer) in answers {
      #expect(try await told(desk, at: sequence) == answer)
    }
  }

  /// What a case says, in whatever order it was read.
  private struct Told: Equatable {
    let agreements: [Agreement]
    let holds: Set<Dated<Hold>>
    let consents: Set<Dated<ConsentRecord>>
    let policies: Set<Dated<TaskPolicy>>
    let refusals: Set<Dated<Refusal>>
    let rules: Set<InterventionRule>
    let mappings: Set<Dated<StatementMapping>>
    let practice: [PracticeEntry]
    let delegators: [WorkerID: DelegatorStanding]
    let checks: [RequiredCheck]?
  }

  private func told(_ desk: Desk, at known: CommitSequence) async throws -> Told {
    let facts = try await aCase(desk, knownAt: known)
    return Told(
      agreements: facts.agreements, holds: Set(facts.holds), consents: Set(facts.consents),
      policies: Set(facts.taskPolicies), refusals: Set(facts.refusals),
      rules: Set(facts.localRules), mappings: Set(facts.mappings), practice: facts.practice,
      delegators: facts.delegators, checks: facts.requiredChecks)
  }

  private func aCase(
    _ desk: Desk, worker: WorkerID? = nil, organisation: OrganisationID? = nil,
    at instant: Instant = testNoon, knownAt known: CommitSequence? = nil
  ) async throws -> DelegationCase {
    let question = try question(desk, worker: worker, organisation: organisation, at: instant)
    return try await desk.records.read {
      try $0.delegationCase(
        for: question, now: testNoon, knownAt: known ?? $0.latestSequence())
    }
  }

  private func question(
    _ desk: Desk, worker: WorkerID? = nil, organisation: OrganisationID? = nil,
    at instant: Instant = testNoon
  ) throws -> DelegationQuestion {
    try DelegationQuestion(
      worker: worker ?? desk.worker, intervention: task, person: person,
      setting: VisitSetting(
        kind: .careHome, organisation: organisation ?? desk.home, nation: .england),
      time: .at(instant), mode: .planning)
  }
}
