import Access
import Delegations
import Operations
import Passports
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("Two records that may be one person who is cared for")
struct PersonDuplicateTests {
  @Test("until it is settled nobody can tell; told apart, each is asked about alone")
  func toldApart() async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    let other = try await register(perhaps: round.tom, round)
    for person in [round.tom, other] {
      let answer = try await round.check(question(round.asha, person, round))
      #expect(answer.decision.verdict == .indeterminate)
      #expect(answer.codes == [.reqIdentityConflict])
    }
    try await resolve(round.tom, other, isSame: false, round)
    let tom = try await round.check(round.question(round.asha))
    #expect(tom.decision.verdict == .permit)
    #expect(
      try await round.check(question(round.asha, other, round)).codes.contains(.delegationNone))
    let again = await refusal { try await resolve(round.tom, other, isSame: true, round) }
    #expect(again?.reason == .stateForbids && again?.field == "other_id")
    #expect(try await round.view(agreements[0]).state == .active)
  }

  @Test("found to be one, the agreement is found under either name and what blocks one blocks both")
  func merged() async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    let kept = try await register(perhaps: round.tom, birthDate: nil, round)
    let before = round.test.clock.now
    round.test.clock.advance(milliseconds: 60_000)
    // Tom's first record, with all his facts and his agreement, is read at the second from here on.
    try await resolve(kept, round.tom, isSame: true, round)
    for person in [kept, round.tom] {
      let answer = try await round.check(question(round.asha, person, round))
      #expect(answer.codes == [])
      #expect(answer.decision.verdict == .permit)
    }
    #expect(try await round.view(agreements[0]).agreement.terms.person == kept)
    let listed = try await ListDelegations.run(
      ListDelegations.Request(whose: .person(kept), at: nil, page: PageRequest(size: 0, token: "")),
      round.manager("ListDelegations"), in: round.service)
    #expect(listed.entries.map(\.agreement.id) == agreements)

    // What was known before knows of no merge.
    let past = try await round.check(
      round.question(round.asha, at: before, knownAt: before, mode: .audit))
    #expect(past.codes == [.reqIdentityConflict])

    // A withdrawn consent told of the one name stops both.
    round.test.clock.advance(milliseconds: 60_000)
    _ = try await RecordCareFact.run(
      RecordCareFact.Request(
        header: round.test.header("withdrawn"),
        draft: FactDraft(fact: .consent(of: kept, round.consent(.withdrawn)))),
      round.manager("RecordCareFact"), in: round.service)
    round.test.clock.advance(milliseconds: 60_000)
    for person in [kept, round.tom] {
      let answer = try await round.check(question(round.asha, person, round))
      #expect(answer.codes == [.consentWithdrawn])
    }
  }

  @Test("a fact recorded at the merged record is ended, corrected and listed under the kept one")
  func factsGoOn() async throws {
    let (round, _) = try await InsulinRound.delegated()
    let kept = try await register(perhaps: round.tom, birthDate: nil, round)
    try await resolve(kept, round.tom, isSame: true, round)
    let facts = try await round.service.records.read { records in
      try records.delegationRecords(about: .person(kept), knownAt: records.latestSequence())
    }
    let consent = try #require(
      facts.first { if case .consent(kept, _) = $0.record.fact { true } else { false } })
    let due = try await ListLapsing.run(
      ListLapsing.Request(
        whose: .person(round.tom), days: 366, page: PageRequest(size: 0, token: "")),
      round.manager("ListLapsing"), in: round.service)
    #expect(due.entries.contains { $0.lapsing.cause == .planTask && $0.lapsing.person == kept })
    _ = try await EndFact.run(
      EndFact.Request(
        header: round.test.header(), record: consent.record.id, effectiveFrom: nil, approver: nil,
        reason: nil),
      round.manager("EndFact"), in: round.service)
    round.test.clock.advance(milliseconds: 60_000)
    #expect(try await round.check(round.question(round.asha)).codes == [.consentAbsent])
  }

  @Test(
    "doubts about the duplicate become the kept one's, and a merge into a merged record is none")
  func doubtsMoveOn() async throws {
    let (round, _) = try await InsulinRound.delegated()
    let second = try await register(perhaps: round.tom, round)
    let third = try await register(perhaps: second, round)
    try await resolve(round.tom, second, isSame: true, round)
    let doubtful = try await round.check(round.question(round.asha))
    #expect(doubtful.codes == [.reqIdentityConflict])
    let late = await refusal { try await resolve(second, third, isSame: true, round) }
    #expect(late?.reason == .stateForbids)
    try await resolve(round.tom, third, isSame: true, round)
    for person in [round.tom, second, third] {
      #expect(
        try await round.check(question(round.asha, person, round)).decision.verdict == .permit)
    }
  }

  @Test("who cares for one of the two may tell them apart and may not join them")
  func strangers() async throws {
    let (round, _) = try await InsulinRound.delegated()
    let other = try await register(
      perhaps: round.tom, by: round.trustManager("RegisterPerson"), round)
    let joined = await refusal { try await resolve(round.tom, other, isSame: true, round) }
    #expect(joined?.reason == .recordNotFound && joined?.field == "other_id")
    let unknown = await refusal { try await resolve(round.tom, testID(9_999), isSame: true, round) }
    #expect(unknown?.reason == .recordNotFound && unknown?.field == "other_id")
    let rota = await refusal {
      try await resolve(
        round.tom, other, isSame: false, by: round.rota("ResolvePersonDuplicate"), round)
    }
    #expect(rota?.reason == .roleNotAllowed)
    try await resolve(round.tom, other, isSame: false, round)
    #expect(try await round.check(round.question(round.asha)).decision.verdict == .permit)
  }

  private func register(
    perhaps other: PersonID, birthDate: CivilDate? = day(-31_000), by call: Call? = nil,
    _ round: InsulinRound
  ) async throws -> PersonID {
    let report = try await RegisterPerson.run(
      RegisterPerson.Request(
        header: round.test.header("another \(other)"), birthDate: birthDate,
        possibleDuplicates: [other], isSynthetic: true, careFrom: moment(-30),
        approver: "head of care"),
      call ?? round.manager("RegisterPerson"), in: round.service)
    return try PersonID(report.receipt.id, field: "receipt.id")
  }

  private func resolve(
    _ kept: PersonID, _ other: PersonID, isSame: Bool, by call: Call? = nil,
    _ round: InsulinRound
  ) async throws {
    _ = try await ResolvePersonDuplicate.run(
      ResolvePersonDuplicate.Request(
        header: round.test.header("\(kept) \(other) \(isSame)"), kept: kept, other: other,
        isSamePerson: isSame),
      call ?? round.manager("ResolvePersonDuplicate"), in: round.service)
  }

  private func question(
    _ worker: WorkerID, _ person: PersonID, _ round: InsulinRound
  ) throws -> DelegationQuestion {
    try DelegationQuestion(
      worker: worker, intervention: InsulinRound.insulin, person: person,
      setting: round.setting(), time: .at(round.test.clock.now), mode: .live)
  }
}
