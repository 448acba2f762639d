import Access
import Delegations
import Operations
import Passports
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("Delegated care, from the draft to the visit")
struct DelegationStoryTests {
  @Test("U07: both may give Tom his insulin inside the dates, for him, at home")
  func permitted() async throws {
    let (round, _) = try await InsulinRound.delegated(toBen: true)
    for worker in [round.asha, round.ben] {
      let answer = try await round.check(round.question(worker))
      #expect(answer.codes == [])
      #expect(answer.decision.verdict == .permit)
      #expect(answer.decision.passed.contains { $0.code == .delegatorRegistrationNotEffective })
      #expect(answer.decision.lineManagers[round.home] == "team leader")
      #expect(answer.basis.catalogue == InterventionCatalogue.version)
    }
    let clinic = try await round.check(round.question(round.asha, kind: .clinic))
    #expect(clinic.decision.verdict == .permit)
    let early = try await round.check(
      round.question(
        round.asha, at: moment(-10).adding(milliseconds: 3_600_000), mode: .audit))
    #expect(early.codes.contains(.delegationNotStarted))
  }

  @Test("U07, failing: Ben's competence ends, Asha's holds, and the day rests on her alone")
  func competenceEnds() async throws {
    let (round, agreements) = try await InsulinRound.delegated(toBen: true)
    func competence(
      _ whose: AgreementHolder, _ call: Call, lapsedDays: Int = 28
    ) async throws -> [ListLapsing.Entry] {
      try await ListLapsing.run(
        ListLapsing.Request(
          whose: whose, days: 7, lapsedDays: lapsedDays, page: PageRequest(size: 0, token: "")),
        call, in: round.service
      ).entries.filter { $0.lapsing.cause == .competence }
    }
    let nurse = try round.nurse("ListLapsing")
    let due = try await competence(.delegator(round.nadia), nurse)
    #expect(due.map(\.lapsing.worker) == [round.ben])
    #expect(due.map(\.lapsing.agreement) == [agreements[1]])
    #expect(due.map(\.lapsing.at) == [LondonTime.end(of: day(5))])
    #expect(due.map(\.hasLapsed) == [false])

    let before = try await cover(round)
    #expect(before.soleCover.isEmpty)
    round.test.clock.set(moment(6))
    let ben = try await round.check(round.question(round.ben))
    #expect(ben.codes == [.competenceExpired])
    #expect(try await round.check(round.question(round.asha)).decision.verdict == .permit)
    let after = try await cover(round)
    #expect(after.soleCover.map(\.worker) == [round.asha])
    #expect(after.soleCover.map(\.person) == [round.tom])
    let lapsed = try await competence(.delegator(round.nadia), nurse)
    #expect(lapsed.map(\.lapsing) == due.map(\.lapsing))
    #expect(lapsed.map(\.hasLapsed) == [true])
    let manager = try round.manager("ListLapsing")
    #expect(try await competence(.employer(round.home), manager) == lapsed)
    let own = try round.test.holder("ListLapsing", round.ben)
    #expect(try await competence(.worker(round.ben), own) == lapsed)
    #expect(try await competence(.delegator(round.nadia), nurse, lapsedDays: 0) == [])
  }

  @Test("proposing shows every check of D, E, F, H and I, and signs just what is confirmed")
  func chainIsConfirmed() async throws {
    let round = try await InsulinRound.open()
    let agreement = try await round.draft(for: round.asha)
    let call = try round.nurse("ProposeDelegation")
    func propose(_ items: [ConfirmedItem]) async throws -> ProposeDelegation.Report {
      try await ProposeDelegation.run(
        ProposeDelegation.Request(
          act: round.act(agreement), delegator: round.nadia, setting: round.setting(),
          confirmed: items), call, in: round.service)
    }
    let shown = try await propose([])
    #expect(shown.receipt == nil)
    #expect(try await round.view(agreement).state == .draft)
    #expect(
      Set(shown.chain.map(\.code.phase)) == [
        .competence, .assessor, .person, .delegator, .organisation,
      ])
    #expect(shown.chain.filter { !$0.isPassed }.isEmpty)
    #expect(
      shown.versions
        == (try ConfirmedVersions(
          order: 3, plan: 1, instructions: 1, device: "pen device")))
    let relied = shown.chain.flatMap(\.records)
    #expect(relied.contains(round.competence(of: round.asha).asRecord))

    let items = shown.chain.map { ConfirmedItem(code: $0.code, records: $0.records) }
    let short = await refusal { try await propose(Array(items.dropFirst())) }
    #expect(short?.reason == .fieldsContradict && short?.field == "confirmed")
    let first = try #require(items.first)
    let other = ConfirmedItem(code: first.code, records: [testID(1)])
    let changed = await refusal { try await propose([other] + items.dropFirst()) }
    #expect(changed?.reason == .fieldsContradict)
    #expect(try await propose(items).receipt != nil)
    #expect(try await round.view(agreement).state == .offered)
    let again = await refusal { try await propose(items) }
    #expect(again?.reason == .stateForbids && again?.field == "delegator_id")
  }

  @Test("a delegator who may not delegate the task can't sign for it")
  func delegatorOutOfScope() async throws {
    let round = try await InsulinRound.open()
    let agreement = try await round.draft(for: round.asha)
    let scope = try #require(
      try await round.service.records.read { records in
        try records.delegationRecords(
          about: .worker(round.nadia), knownAt: records.latestSequence()
        ).first { if case .delegatorScope = $0.record.fact { true } else { false } }
      })
    _ = try await EndFact.run(
      EndFact.Request(
        header: round.test.header(), record: scope.record.id, effectiveFrom: nil, approver: nil,
        reason: nil),
      round.trustManager("EndFact"), in: round.service)
    round.test.clock.advance(milliseconds: 60_000)
    let refused = await refusal { try await round.propose(agreement) }
    #expect(refused?.reason == .stateForbids && refused?.field == "delegator_id")
    #expect(try await round.view(agreement).state == .draft)
  }

  @Test("a delegator may sign over a failing item that they confirm; visits stay denied by it")
  func signedOverFailing() async throws {
    let round = try await InsulinRound.open()
    let agreement = try await round.draft(for: round.asha)
    try await round.revoke(
      round.competence(of: round.asha), of: round.asha, from: round.test.clock.now, by: round.home)
    round.test.clock.advance(milliseconds: 60_000)
    let shown = try await round.propose(agreement)
    #expect(shown.receipt != nil)
    #expect(shown.chain.contains { $0.code == .competenceRevoked && !$0.isPassed })
    #expect(try await round.view(agreement).state == .offered)
    try await round.accept(agreement, round.asha)
    round.test.clock.advance(milliseconds: 60_000)
    #expect(
      try await round.check(round.question(round.asha)).codes.contains(.competenceRevoked))
  }

  @Test("without support or a line manager an employer's acceptance is refused and the offer stays")
  func supportIsDemanded() async throws {
    let round = try await InsulinRound.open()
    let agreement = try await round.draft(for: round.asha)
    try await round.propose(agreement)
    func accept(_ acceptance: AcceptDelegation.Acceptance) async -> ServiceError? {
      await refusal {
        try await AcceptDelegation.run(
          AcceptDelegation.Request(act: round.act(agreement), acceptance: acceptance),
          round.manager("AcceptDelegation"), in: round.service)
      }
    }
    let bare = await accept(.employer(support: nil, lineManager: "team leader"))
    #expect(bare?.reason == .fieldRequired && bare?.field == "employer.support")
    for manager in [nil, "", "  "] {
      let refused = await accept(.employer(support: try round.support(), lineManager: manager))
      #expect(refused?.reason == .fieldRequired && refused?.field == "employer.line_manager")
    }
    let asWorker = await accept(.worker(isWillingAndAble: true))
    #expect(asWorker?.reason == .fieldsContradict)
    #expect(try await round.view(agreement).state == .offered)
    try await round.accept(agreement, round.asha)
    #expect(try await round.view(agreement).state == .accepted)
    let twice = await accept(.employer(support: try round.support(), lineManager: "team leader"))
    #expect(twice?.reason == .stateForbids)
  }

  @Test("AC-22: a worker who declines is denied, and the search finds others with their reasons")
  func declined() async throws {
    let (round, _) = try await InsulinRound.delegated(toBen: true)
    let refused = DelegationFact.refusal(
      of: round.asha, for: round.tom, InsulinRound.insulin,
      Refusal(by: .worker, reason: .notConfident))
    try await round.about(refused, by: round.test.holder("RecordWorkerFact", round.asha))
    let found = try await find(round)
    #expect(found.entries.map(\.question.worker) == [round.asha, round.ben].sorted())
    for answer in found.entries {
      let isAsha = answer.question.worker == round.asha
      #expect(answer.decision.verdict == (isAsha ? .deny : .permit))
      #expect(answer.codes == (isAsha ? [.workerDeclined] : []))
      let alone = try await round.check(round.question(answer.question.worker))
      #expect(alone.decision == answer.decision)
    }
  }

  @Test("a batch answers as singles do, on one snapshot, and keeps each answer")
  func batch() async throws {
    let (round, _) = try await InsulinRound.delegated()
    let questions: [Result<DelegationQuestion, ServiceError>] = [
      .success(try round.question(round.asha)), .success(try round.question(round.ben)),
      .failure(ServiceError(.invalidArgument, .idMalformed, field: "worker_id", "x")),
      .success(try round.question(testID(999))),
    ]
    var items: [BatchCheckDelegation.Item] = []
    try await BatchCheckDelegation.run(
      BatchCheckDelegation.Request(questions: questions), round.rota("BatchCheckDelegation"),
      in: round.service
    ) { items.append($0) }
    #expect(items.map(\.index) == [0, 1, 2, 3])
    let answers = items.compactMap { try? $0.result.get() }
    #expect(answers.map(\.decision.verdict) == [.permit, .deny])
    #expect(answers.last?.codes == [.delegationNone])
    #expect(Set(answers.map(\.basis.sequence)).count == 1)
    for answer in answers {
      #expect(try await round.check(answer.question).decision == answer.decision)
      let kept = try await round.service.records.read { try $0.decision(answer.id) }
      #expect(kept != nil)
    }
  }

  @Test("a decision that has not seen the commit demanded says that its data is stale")
  func stale() async throws {
    let (round, _) = try await InsulinRound.delegated()
    let latest = try await round.service.records.read { try $0.latestSequence() }
    let seen = try await round.check(round.question(round.asha, minimum: latest))
    #expect(seen.decision.verdict == .permit && seen.basis.sequence >= latest)
    let ahead = CommitSequence(latest.number + 1_000)
    let answer = try await round.check(round.question(round.asha, minimum: ahead))
    #expect(answer.decision.verdict == .indeterminate)
    #expect(answer.codes.first == .dataStale)
  }

  private func find(_ round: InsulinRound) async throws -> Page<DelegationAnswer> {
    try await FindAuthorisedWorkers.run(
      FindAuthorisedWorkers.Request(
        visit: VisitQuestion(
          intervention: InsulinRound.insulin, person: round.tom, setting: round.setting(),
          time: .at(round.test.clock.now)), page: PageRequest(size: 0, token: "")),
      round.rota("FindAuthorisedWorkers"), in: round.service)
  }

  private func cover(_ round: InsulinRound) async throws -> DescribeCover.Report {
    try await DescribeCover.run(
      DescribeCover.Request(whose: .person(round.tom), week: testDay),
      round.manager("DescribeCover"), in: round.service)
  }
}
