import Access
import Delegations
import Operations
import Passports
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("What an employer will ask for later")
struct LaterReadingTests {
  @Test("a permit holds until a list of checks that the worker lacks comes into force")
  func checks() async throws {
    let (round, _) = try await InsulinRound.delegated()
    let before = try await round.check(round.question(round.asha))
    #expect(before.decision.verdict == .permit)
    #expect(before.decision.validUntil.map { moment(3) < $0 } ?? true)
    try await employer(
      .requiredChecks(at: round.home, [.criminalRecord]), from: moment(3), round)
    let now = try await round.check(round.question(round.asha))
    #expect(now.decision.verdict == .permit)
    #expect(now.decision.validUntil == moment(3))
    let then = try await round.check(round.question(round.asha, at: moment(3), mode: .planning))
    #expect(then.codes == [.workerCheckLapsed])
    let last = moment(3).adding(milliseconds: -1)
    let still = try await round.check(round.question(round.asha, at: last, mode: .planning))
    #expect(still.decision.verdict == .permit)

    // A visit across that moment fails as a whole, and says what fails in it.
    let window = try #require(
      InstantPeriod(from: last, to: moment(3).adding(milliseconds: 3_600_000)))
    let visit = try await round.check(
      DelegationQuestion(
        worker: round.asha, intervention: InsulinRound.insulin, person: round.tom,
        setting: round.setting(), time: .window(window), mode: .planning))
    #expect(visit.codes == [.expiresDuringWindow])
    #expect(visit.decision.reasons.first?.underlying == .workerCheckLapsed)
    #expect(visit.decision.earliestFailingAt == moment(3))
  }

  @Test("a demand that is dropped again later is seen when it is asked about then")
  func dropped() async throws {
    let (round, _) = try await InsulinRound.delegated()
    try await employer(
      .requiredChecks(at: round.home, [.criminalRecord]), from: moment(3), to: moment(4), round)
    #expect(try await round.check(round.question(round.asha)).decision.validUntil == moment(3))
    for (days, codes) in [(3, [DelegationReason.workerCheckLapsed]), (4, [])] {
      let answer = try await round.check(
        round.question(round.asha, at: moment(days), mode: .planning))
      #expect(answer.codes == codes)
    }
  }

  private func employer(
    _ fact: DelegationFact, from: Instant, to: Instant? = nil, _ round: InsulinRound
  ) async throws {
    _ = try await RecordEmployerFact.run(
      RecordEmployerFact.Request(
        header: round.test.header("\(fact)"),
        draft: FactDraft(fact: fact, effectiveFrom: from, effectiveTo: to)),
      round.manager("RecordEmployerFact"), in: round.service)
  }
}
