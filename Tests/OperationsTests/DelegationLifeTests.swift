import Access
import Delegations
import Operations
import Passports
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("The life of a delegation")
struct DelegationLifeTests {
  /// What somebody does to an agreement.
  enum Act: String, CaseIterable, Sendable {
    case propose, acceptByWorker, acceptByEmployer, decline, suspend, resume, withdraw, clear
    case review, renew, reconfirm, succeed, end, supervise
  }

  // In the order of `AgreementState`; a state that an act leaves as it is stands again.
  private static let table: [(AgreementState, allowed: [Act: AgreementState])] = [
    (.draft, [.propose: .offered]),
    (
      .offered,
      [
        .acceptByWorker: .offered, .acceptByEmployer: .offered, .decline: .declined,
        .withdraw: .withdrawn, .end: .ended, .succeed: .offered,
      ]
    ),
    (
      .active,
      [
        .suspend: .suspended, .withdraw: .withdrawn, .review: .active, .renew: .active,
        .reconfirm: .active, .succeed: .active, .end: .ended, .supervise: .active,
      ]
    ),
    (
      .suspended,
      [
        .resume: .active, .withdraw: .withdrawn, .review: .suspended, .renew: .suspended,
        .reconfirm: .suspended, .succeed: .suspended, .end: .ended, .supervise: .suspended,
      ]
    ),
    (.declined, [:]),
    (.withdrawn, [.clear: .withdrawn]),
    (.ended, [:]),
  ]

  struct Cell: Sendable, CustomTestStringConvertible {
    let state: AgreementState
    let act: Act
    let next: AgreementState?
    var testDescription: String { "\(act.rawValue) when \(state.rawValue)" }
  }

  static let cells: [Cell] = table.flatMap { state, allowed in
    Act.allCases.map { Cell(state: state, act: $0, next: allowed[$0]) }
  }

  @Test("each act is allowed in just the states that the table names", arguments: cells)
  func lifeCycle(_ cell: Cell) async throws {
    let (round, agreement) = try await reach(cell.state)
    #expect(try await round.view(agreement).state == cell.state)
    round.test.clock.advance(milliseconds: 60_000)
    let refused = await refusal { try await perform(cell.act, on: agreement, in: round) }
    if cell.next == nil {
      #expect(refused?.reason == .stateForbids)
    } else {
      #expect(refused == nil)
    }
    round.test.clock.advance(milliseconds: 60_000)
    #expect(try await round.view(agreement).state == cell.next ?? cell.state)
  }

  @Test("an act on a version that is no longer the latest is refused, and a withdrawal never waits")
  func etags() async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    let agreement = try #require(agreements.first)
    let read = try await round.view(agreement).etag
    try await round.supervise(agreement)
    let late = await refusal {
      try await SuspendDelegation.run(
        SuspendDelegation.Request(act: round.act(agreement, etag: read)),
        round.manager("SuspendDelegation"), in: round.service)
    }
    #expect(late?.reason == .etagMismatch && late?.field == "etag")
    let stop = try await round.withdraw(agreement, .safety)
    #expect(stop.team.worker == round.asha && stop.team.delegators == [round.nadia])
    #expect(try await round.view(agreement).etag == stop.receipt.etag)
  }

  @Test("a safety withdrawal blocks a new agreement until a named person clears it")
  func safety() async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    let old = try #require(agreements.first)
    try await round.withdraw(old, .safety)
    round.test.clock.advance(milliseconds: 60_000)
    let new = try await round.draft(for: round.asha)
    try await round.propose(new)
    try await round.accept(new, round.asha)
    try await round.supervise(new)
    round.test.clock.advance(milliseconds: 60_000)
    #expect(try await round.check(round.question(round.asha)).codes == [.delegationWithdrawn])
    _ = try await ClearWithdrawal.run(
      ClearWithdrawal.Request(act: round.act(old), clearedBy: "Dr Okafor, medical director"),
      round.nurse("ClearWithdrawal"), in: round.service)
    round.test.clock.advance(milliseconds: 60_000)
    #expect(try await round.check(round.question(round.asha)).decision.verdict == .permit)
    let twice = await refusal {
      try await ClearWithdrawal.run(
        ClearWithdrawal.Request(act: round.act(old), clearedBy: "Dr Okafor"),
        round.nurse("ClearWithdrawal"), in: round.service)
    }
    #expect(twice?.reason == .stateForbids)
  }

  @Test(
    "a safety block is cleared although the agreement ended by itself before the withdrawal",
    arguments: [RestedOn.care, .planTask])
  func clearedAfterItsEnd(_ ended: RestedOn) async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    let agreement = try #require(agreements.first)
    try await round.withdraw(agreement, .safety)
    round.test.clock.advance(milliseconds: 60_000)
    #expect(try await round.view(agreement).state == .withdrawn)
    let tom = round.tom
    let facts = try await round.service.records.read {
      try $0.delegationRecords(about: .person(tom), knownAt: $0.latestSequence())
    }
    let rested = try #require(facts.first { ended.names($0.record.fact) })
    _ = try await EndFact.run(
      EndFact.Request(
        header: round.test.header("ended"), record: rested.record.id, effectiveFrom: moment(-1),
        approver: nil, reason: nil),
      round.manager("EndFact"), in: round.service)
    round.test.clock.advance(milliseconds: 60_000)
    #expect(try await round.view(agreement).state == .ended)
    // Who no longer cares for the person is told nothing of them; who delegates is.
    func codes() async throws -> [DelegationReason] {
      try await CheckDelegation.run(
        CheckDelegation.Request(question: round.question(round.asha)),
        round.nurse("CheckDelegation"), in: round.service
      ).codes
    }
    #expect(try await codes().contains(.delegationWithdrawn))
    _ = try await ClearWithdrawal.run(
      ClearWithdrawal.Request(act: round.act(agreement), clearedBy: "Dr Okafor"),
      round.nurse("ClearWithdrawal"), in: round.service)
    round.test.clock.advance(milliseconds: 60_000)
    let cleared = try await codes()
    #expect(!cleared.contains(.delegationWithdrawn))
    #expect(cleared.contains(.delegationExpired))
  }

  /// What an agreement rests on and somebody may end in the past.
  enum RestedOn: String, CaseIterable {
    case care, planTask

    func names(_ fact: DelegationFact) -> Bool {
      switch fact {
      case .episode: self == .care
      case .planTask: self == .planTask
      default: false
      }
    }
  }

  @Test("AC-20: a new order denies until the delegator confirms it")
  func newOrder() async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    let agreement = try #require(agreements.first)
    #expect(try await round.check(round.question(round.asha)).decision.verdict == .permit)
    try await round.care(.order(of: round.tom, CareOrder(reference: "ORDER-1", version: 4)))
    round.test.clock.advance(milliseconds: 60_000)
    let denied = try await round.check(round.question(round.asha))
    #expect(denied.codes == [.prescriptionNotCurrent, .delegationSuperseded])
    func confirm(_ order: Int) async throws {
      _ = try await ReconfirmDelegation.run(
        ReconfirmDelegation.Request(
          act: round.act(agreement), delegator: round.nadia,
          versions: ConfirmedVersions(
            order: order, plan: 1, instructions: 1, device: "pen device")),
        round.nurse("ReconfirmDelegation"), in: round.service)
    }
    #expect(await refusal { try await confirm(3) }?.reason == .fieldsContradict)
    try await confirm(4)
    round.test.clock.advance(milliseconds: 60_000)
    #expect(try await round.check(round.question(round.asha)).decision.verdict == .permit)
  }

  @Test("a second open agreement of the same delegators is refused")
  func twins() async throws {
    let (round, _) = try await InsulinRound.delegated()
    let second = try await round.draft(for: round.asha)
    let refused = await refusal { try await round.propose(second) }
    #expect(refused?.reason == .recordExists)
  }

  @Test("a task of the highest tier is renewed only once somebody has watched it done")
  func renewalIsWatched() async throws {
    let round = try await InsulinRound.open()
    let agreement = try await round.draft(for: round.asha)
    try await round.propose(agreement)
    try await round.accept(agreement, round.asha)
    round.test.clock.set(testNoon)
    let blind = await refusal { try await perform(.renew, on: agreement, in: round) }
    #expect(blind?.reason == .stateForbids)
    try await round.supervise(agreement)
    try await perform(.renew, on: agreement, in: round)
    #expect(try await round.view(agreement).period.end == moment(120))
  }

  /// An agreement of Asha's in `state`.
  private func reach(_ state: AgreementState) async throws -> (InsulinRound, AgreementID) {
    if state == .draft || state == .offered || state == .declined {
      let round = try await InsulinRound.open()
      let agreement = try await round.draft(for: round.asha)
      if state != .draft { try await round.propose(agreement) }
      if state == .declined { try await perform(.decline, on: agreement, in: round) }
      return (round, agreement)
    }
    let (round, agreements) = try await InsulinRound.delegated()
    let agreement = try #require(agreements.first)
    switch state {
    case .suspended: try await perform(.suspend, on: agreement, in: round)
    case .withdrawn: try await perform(.withdraw, on: agreement, in: round)
    case .ended: try await perform(.end, on: agreement, in: round)
    default: break
    }
    round.test.clock.advance(milliseconds: 60_000)
    return (round, agreement)
  }

  private func perform(
    _ act: Act, on agreement: AgreementID, in round: InsulinRound
  ) async throws {
    let (service, on) = (round.service, round.act(agreement))
    switch act {
    case .propose: try await round.propose(agreement)
    case .acceptByWorker:
      _ = try await AcceptDelegation.run(
        AcceptDelegation.Request(act: on, acceptance: .worker(isWillingAndAble: true)),
        round.test.holder("AcceptDelegation", round.asha), in: service)
    case .acceptByEmployer:
      _ = try await AcceptDelegation.run(
        AcceptDelegation.Request(
          act: on,
          acceptance: .employer(support: round.support(), lineManager: "team leader")),
        round.manager("AcceptDelegation"), in: service)
    case .decline:
      _ = try await DeclineDelegation.run(
        DeclineDelegation.Request(act: on, reason: .notConfident),
        round.test.holder("DeclineDelegation", round.asha), in: service)
    case .suspend:
      _ = try await SuspendDelegation.run(
        SuspendDelegation.Request(act: on), round.manager("SuspendDelegation"), in: service)
    case .resume:
      _ = try await ResumeDelegation.run(
        ResumeDelegation.Request(act: on), round.manager("ResumeDelegation"), in: service)
    case .withdraw: try await round.withdraw(agreement, .safety)
    case .end:
      _ = try await EndDelegation.run(
        EndDelegation.Request(act: on, cause: .noLongerNeeded), round.manager("EndDelegation"),
        in: service)
    case .supervise: try await round.supervise(agreement)
    case .clear, .review, .renew, .reconfirm, .succeed:
      try await delegatorActs(act, on: agreement, in: round)
    }
  }

  private func delegatorActs(
    _ act: Act, on agreement: AgreementID, in round: InsulinRound
  ) async throws {
    let (service, on) = (round.service, round.act(agreement))
    switch act {
    case .clear:
      _ = try await ClearWithdrawal.run(
        ClearWithdrawal.Request(act: on, clearedBy: "Dr Okafor"), round.nurse("ClearWithdrawal"),
        in: service)
    case .review:
      _ = try await ReviewDelegation.run(
        ReviewDelegation.Request(act: on, nextReviewBy: day(60)), round.nurse("ReviewDelegation"),
        in: service)
    case .renew:
      _ = try await RenewDelegation.run(
        RenewDelegation.Request(act: on, end: moment(120)), round.nurse("RenewDelegation"),
        in: service)
    case .reconfirm:
      _ = try await ReconfirmDelegation.run(
        ReconfirmDelegation.Request(
          act: on, delegator: round.nadia,
          versions: ConfirmedVersions(
            order: 3, plan: 1, instructions: 1, device: "pen device")),
        round.nurse("ReconfirmDelegation"), in: service)
    case .succeed:
      let successor = try await round.addNurse()
      _ = try await SucceedDelegation.run(
        SucceedDelegation.Request(act: on, successor: successor),
        round.nurse("SucceedDelegation"), in: service)
    default: break
    }
  }
}

@Suite("Back-dating")
struct BackDatingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let isPermissive: Bool
    let fact: @Sendable (InsulinRound) throws -> DelegationFact
    var testDescription: String { name }
  }

  static let table: [Row] = [
    Row(name: "a care episode", isPermissive: true) {
      .episode(of: $0.tom, CareEpisode(organisation: $0.home))
    },
    Row(name: "an order", isPermissive: true) {
      .order(of: $0.tom, try CareOrder(reference: "ORDER-1", version: 9))
    },
    Row(name: "consent given", isPermissive: true) { .consent(of: $0.tom, try $0.consent(.given)) },
    Row(name: "consent refused", isPermissive: false) {
      .consent(of: $0.tom, try $0.consent(.refused))
    },
    Row(name: "consent withdrawn", isPermissive: false) {
      .consent(of: $0.tom, try $0.consent(.withdrawn))
    },
    Row(name: "stable", isPermissive: true) { .stability(of: $0.tom, status(.stable)) },
    Row(name: "not stable", isPermissive: false) { .stability(of: $0.tom, status(.notStable)) },
    Row(name: "stability unknown", isPermissive: false) {
      .stability(of: $0.tom, status(.unknown))
    },
    Row(name: "green", isPermissive: true) { .risk(of: $0.tom, risk(.green)) },
    Row(name: "amber", isPermissive: true) { .risk(of: $0.tom, risk(.amber)) },
    Row(name: "red", isPermissive: false) { .risk(of: $0.tom, risk(.red)) },
  ]

  private static func status(_ result: StabilityStatus.Result) -> StabilityStatus {
    StabilityStatus(intervention: InsulinRound.insulin, result: result, reviewBy: day(300))
  }

  private static func risk(_ result: RiskAssessment.Result) -> RiskAssessment {
    RiskAssessment(intervention: InsulinRound.insulin, result: result, reviewBy: day(300))
  }

  @Test(
    "what allows is never back-dated without an approver, what forbids always may be",
    arguments: table)
  func facts(_ row: Row) async throws {
    let round = try await InsulinRound.open()
    let fact = try row.fact(round)
    let past = round.test.clock.now.adding(milliseconds: -1)
    let refused = await refusal { try await round.care(fact, from: past) }
    #expect(refused?.reason == (row.isPermissive ? .backdatedGrantBlocked : nil))
    #expect(refused?.field == (row.isPermissive ? "effective_from" : nil))
    let blank = await refusal { try await round.care(fact, from: past, approver: " ") }
    #expect(blank?.reason == (row.isPermissive ? .backdatedGrantBlocked : nil))
    let id = try await round.care(fact, from: past, approver: "head of nursing")
    let kept = try await round.service.records.read {
      try $0.delegationRecord(id, knownAt: $0.latestSequence())
    }
    #expect(kept?.record.period.start == past)
    #expect(kept?.record.approver == "head of nursing")
    _ = try await round.care(fact, from: round.test.clock.now)
  }

  @Test("to end what allows may be back-dated; to lift what forbids needs an approver")
  func ends() async throws {
    let round = try await InsulinRound.open()
    let hold = try await PlaceHold.run(
      PlaceHold.Request(
        header: round.test.header("hold"), hold: .person(round.tom),
        effectiveFrom: moment(-20), effectiveTo: nil, reason: nil),
      round.manager("PlaceHold"), in: round.service)
    let held = try RecordID(hold.id, field: "receipt.id")
    func lift(from: Instant?, approver: String? = nil) async throws {
      _ = try await LiftHold.run(
        LiftHold.Request(
          header: round.test.header("lift \(approver ?? "")"), record: held,
          effectiveFrom: from, approver: approver, reason: nil),
        round.manager("LiftHold"), in: round.service)
    }
    let early = await refusal { try await lift(from: moment(-15)) }
    #expect(early?.reason == .backdatedGrantBlocked)
    try await lift(from: nil)
    let again = await refusal { try await lift(from: nil) }
    #expect(again?.reason == .stateForbids)

    let consent = try await round.care(.consent(of: round.tom, round.consent(.given)))
    _ = try await EndFact.run(
      EndFact.Request(
        header: round.test.header("end"), record: consent, effectiveFrom: moment(-12),
        approver: nil, reason: nil),
      round.manager("EndFact"), in: round.service)
    let kept = try await round.service.records.read {
      try $0.delegationRecord(consent, knownAt: $0.latestSequence())
    }
    #expect(kept == nil)
  }

  @Test("a withdrawal may be back-dated, a resumption and a review may not")
  func acts() async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    let agreement = try #require(agreements.first)
    let past = round.act(agreement, from: moment(-1))
    let review = await refusal {
      try await ReviewDelegation.run(
        ReviewDelegation.Request(act: past, nextReviewBy: day(30)),
        round.nurse("ReviewDelegation"), in: round.service)
    }
    #expect(review?.reason == .backdatedGrantBlocked)
    _ = try await SuspendDelegation.run(
      SuspendDelegation.Request(act: past), round.manager("SuspendDelegation"),
      in: round.service)
    let resume = await refusal {
      try await ResumeDelegation.run(
        ResumeDelegation.Request(act: round.act(agreement, from: moment(-1))),
        round.manager("ResumeDelegation"), in: round.service)
    }
    #expect(resume?.reason == .backdatedGrantBlocked)
    try await round.withdraw(agreement, from: moment(-2))
    #expect(try await round.view(agreement, at: moment(-1)).state == .withdrawn)
  }
}
