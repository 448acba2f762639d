import Access
import Delegations
import Operations
import Passports
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("Past decisions, on what was known then and on what is known now")
struct DelegationReplayTests {
  @Test("a decision replayed on its own basis is the same, reasons and all, and its chain is whole")
  func replay() async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    let permit = try await round.check(round.question(round.asha))
    let deny = try await round.check(round.question(round.ben))
    round.test.clock.set(moment(1))
    try await round.withdraw(try #require(agreements.first))
    round.test.clock.set(moment(2))
    for answer in [permit, deny] {
      let report = try await replay(answer.id, round)
      #expect(report.again == answer.decision)
      #expect(report.isSame == true)
      #expect(report.firstBrokenLink == nil)
      #expect(report.findings.isEmpty)
    }
    #expect(permit.decision.verdict == .permit && deny.decision.verdict == .deny)
  }

  @Test("AC-05: an assessor's competence revoked with back-dated effect reaches every sign-off")
  func assessorRevoked() async throws {
    let (round, _) = try await InsulinRound.delegated(toBen: true)
    let asked = round.test.clock.now
    let permits = [
      try await round.check(round.question(round.asha)),
      try await round.check(round.question(round.ben)),
    ]
    #expect(permits.map(\.decision.verdict) == [.permit, .permit])
    round.test.clock.set(moment(1))
    let assessors = round.competence(of: round.nadia)
    try await round.revoke(assessors, of: round.nadia, from: moment(-100), by: round.trust)
    round.test.clock.set(moment(2))

    let then = try await round.check(
      round.question(round.asha, at: asked, knownAt: asked, mode: .audit))
    #expect(then.decision.verdict == .permit && then.basis.asKnownAt == asked)
    let now = try await round.check(round.question(round.asha, at: asked, mode: .audit))
    #expect(now.decision.verdict == .deny && now.codes == [.assessorNotCompetent])
    #expect(now.basis.asKnownAt == moment(2))
    let live = try await round.check(round.question(round.asha))
    #expect(live.codes == [.assessorNotCompetent])

    let found = try await lookBack(assessors.asRecord, round)
    let changed = found.filter(\.isChanged).map(\.kept.link.id)
    #expect(Set(changed).isSuperset(of: permits.map(\.id)))
    #expect(
      found.filter(\.isChanged).allSatisfy { $0.finding?.reasons == [.assessorNotCompetent] })
    let kept = try await replay(permits[0].id, round)
    #expect(kept.isSame == true && kept.findings.map(\.verdict) == [.deny])
    // To look again finds the same and keeps nothing twice.
    _ = try await lookBack(assessors.asRecord, round)
    #expect(try await replay(permits[0].id, round).findings.count == 1)
  }

  @Test("AC-15: a back-dated revocation leaves the decision as it was and flags it")
  func workerRevoked() async throws {
    let (round, _) = try await InsulinRound.delegated()
    let asked = round.test.clock.now
    let decision = try await round.check(round.question(round.asha))
    round.test.clock.set(moment(5))
    let competence = round.competence(of: round.asha)
    try await round.revoke(competence, of: round.asha, from: moment(-4), by: round.home)
    round.test.clock.set(moment(6))
    let report = try await replay(decision.id, round)
    #expect(report.isSame == true && report.again?.verdict == .permit)
    #expect(report.firstBrokenLink == nil)
    let now = try await round.check(round.question(round.asha, at: asked, mode: .audit))
    #expect(now.codes == [.competenceRevoked])
    let found = try await lookBack(competence.asRecord, round).filter(\.isChanged)
    #expect(found.map(\.kept.link.id) == [decision.id])
    #expect(found.first?.finding?.reasons == [.competenceRevoked])
    #expect(found.first?.kept.link == report.kept.link)
  }

  @Test("AC-23: a consent withdrawn before it was recorded denies from then on what it knew not")
  func consentWithdrawn() async throws {
    let (round, _) = try await InsulinRound.delegated(toBen: true)
    let minute: Int64 = 60_000
    let start = round.test.clock.now
    func set(_ minutes: Int64) {
      round.test.clock.set(start.adding(milliseconds: minutes * minute))
    }
    set(3)
    let early = try await round.check(round.question(round.asha))
    #expect(early.decision.verdict == .permit)
    set(5)
    let no = try round.consent(.withdrawn, workers: [round.asha])
    try await round.care(
      .consent(of: round.tom, no), from: start.adding(milliseconds: 2 * minute))
    set(6)
    let late = try await round.check(round.question(round.asha))
    #expect(late.codes == [.consentWithdrawn])
    #expect(try await round.check(round.question(round.ben)).decision.verdict == .permit)
    let audit = try await round.check(
      round.question(
        round.asha, at: start.adding(milliseconds: 3 * minute), mode: .audit))
    #expect(audit.codes == [.consentWithdrawn])
    let report = try await replay(early.id, round)
    #expect(report.isSame == true && report.again?.verdict == .permit)
  }

  @Test("decisions about a worker are listed in the order they were made, for those who may know")
  func list() async throws {
    let (round, _) = try await InsulinRound.delegated()
    let answers = [
      try await round.check(round.question(round.asha)),
      try await round.check(round.question(round.asha, kind: .clinic)),
    ]
    func list(_ call: Call, size: Int32 = 0, token: String = "") async throws -> Page<KeptDecision>
    {
      try await ListDecisions.run(
        ListDecisions.Request(
          choice: DecisionChoice(worker: round.asha), page: PageRequest(size: size, token: token)),
        call,
        in: round.service)
    }
    let own = try await list(round.test.holder("ListDecisions", round.asha))
    #expect(own.entries.map(\.link.id) == answers.map(\.id))
    let first = try await list(round.manager("ListDecisions"), size: 1)
    let second = try await list(round.manager("ListDecisions"), size: 1, token: first.nextToken)
    #expect((first.entries + second.entries).map(\.link.id) == answers.map(\.id))
    #expect(second.nextToken.isEmpty)
    let other = try round.test.call("ListDecisions", .manager, of: testID(77))
    #expect(try await list(other).entries.isEmpty)
  }

  @Test("decisions are listed by worker, person or asking body, in a period")
  func listedBy() async throws {
    let (round, _) = try await InsulinRound.delegated(toBen: true)
    let first = try await round.check(round.question(round.asha))
    round.test.clock.advance(milliseconds: 60_000)
    let noon = round.test.clock.now
    let second = try await round.check(round.question(round.ben))
    func list(_ choice: DecisionChoice) async throws -> [DecisionID] {
      try await ListDecisions.run(
        ListDecisions.Request(choice: choice, page: PageRequest(size: 0, token: "")),
        round.manager("ListDecisions"), in: round.service
      ).entries.map(\.link.id)
    }
    let both = [first.id, second.id]
    #expect(try await list(DecisionChoice(person: round.tom)) == both)
    #expect(try await list(DecisionChoice(askedBy: round.home)) == both)
    #expect(try await list(DecisionChoice(askedBy: round.trust)) == [])
    #expect(try await list(DecisionChoice(person: round.tom, from: noon)) == [second.id])
    #expect(try await list(DecisionChoice(askedBy: round.home, to: noon)) == [first.id])
    #expect(
      try await list(DecisionChoice(worker: round.asha, person: round.tom)) == [first.id])
    let nobody = await refusal { try await list(DecisionChoice(from: noon)) }
    #expect(nobody?.reason == .fieldRequired && nobody?.field == "worker_id")
  }

  private func replay(
    _ decision: DecisionID, _ round: InsulinRound
  ) async throws -> ReplayDecision.Report {
    try await ReplayDecision.run(
      ReplayDecision.Request(decision: decision), round.manager("ReplayDecision"),
      in: round.service)
  }

  private func lookBack(
    _ record: RecordID, _ round: InsulinRound
  ) async throws -> [LookBack.Entry] {
    try await LookBack.run(
      LookBack.Request(record: record, page: PageRequest(size: 0, token: "")),
      round.manager("LookBack"), in: round.service
    ).entries
  }
}
