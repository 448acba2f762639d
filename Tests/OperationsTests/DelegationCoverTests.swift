import Access
import Delegations
import Operations
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("Who covers delegated care, for what, and how many doors it opens")
struct DelegationCoverTests {
  @Test("a task on one worker, work without a pay step, and hours on both sides are shown")
  func cover() async throws {
    let round = try await InsulinRound.open()
    let agreement = try await round.draft(for: round.asha)
    try await round.propose(agreement)
    try await round.accept(agreement, round.asha, payStep: nil)
    round.test.clock.set(moment(-5))
    try await round.supervise(agreement)
    round.test.clock.set(testNoon)
    let report = try await describe(.employer(round.home), round)
    #expect(report.soleCover.map(\.worker) == [round.asha])
    #expect(report.soleCover.map(\.intervention) == [InsulinRound.insulin])
    #expect(report.withoutPayStep == [agreement])
    let moved = try #require(report.hoursMoved.first)
    #expect(report.hoursMoved.count == 1)
    #expect(moved.from == round.trust && moved.to == round.home)
    #expect(moved.freedMinutesPerWeek == 120 && moved.takenMinutesPerWeek == 140)
    // The trust, which gave the hours, sees the same.
    let given = try await DescribeCover.run(
      DescribeCover.Request(whose: .delegatingOrganisation(round.trust), week: testDay),
      round.nurse("DescribeCover"), in: round.service)
    #expect(given.hoursMoved == report.hoursMoved)
  }

  @Test("two with a pay step are on no list")
  func twoWithPay() async throws {
    let (round, _) = try await InsulinRound.delegated(toBen: true)
    let report = try await describe(.employer(round.home), round)
    #expect(report.soleCover.isEmpty && report.withoutPayStep.isEmpty)
    #expect(report.hoursMoved.map(\.freedMinutesPerWeek) == [240])
  }

  @Test("visitors are the different workers of one London week, Monday to Sunday")
  func visitors() async throws {
    let (round, _) = try await InsulinRound.delegated(toBen: true)
    // The day of the test is a Tuesday.
    let monday = LondonTime.start(of: day(-1))
    try await round.log(round.asha, at: monday)
    try await round.log(round.asha, at: monday.adding(milliseconds: 3_600_000))
    try await round.log(round.ben, at: monday.adding(milliseconds: -1))
    #expect(try await describe(.person(round.tom), round).visitors.map(\.count) == [1])
    let before = try await DescribeCover.run(
      DescribeCover.Request(whose: .person(round.tom), week: day(-2)),
      round.manager("DescribeCover"), in: round.service)
    #expect(before.visitors.map(\.count) == [1])
    try await round.log(round.ben, at: testNoon)
    #expect(try await describe(.person(round.tom), round).visitors.map(\.count) == [2])
  }

  @Test("what lapses is listed earliest first with whose job it is, page by page")
  func lapsing() async throws {
    let (round, _) = try await InsulinRound.delegated(toBen: true)
    _ = try await EndFact.run(
      EndFact.Request(
        header: round.test.header(), record: try await consent(round),
        effectiveFrom: moment(2), approver: nil, reason: nil),
      round.manager("EndFact"), in: round.service)
    var entries: [ListLapsing.Entry] = []
    var token = ""
    repeat {
      let page = try await ListLapsing.run(
        ListLapsing.Request(
          whose: .employer(round.home), days: 7, page: PageRequest(size: 1, token: token)),
        round.manager("ListLapsing"), in: round.service)
      entries += page.entries
      token = page.nextToken
    } while !token.isEmpty
    #expect(entries.map(\.lapsing.at) == entries.map(\.lapsing.at).sorted())
    let consents = entries.filter { $0.lapsing.cause == .consent }
    #expect(Set(consents.map(\.lapsing.worker)) == [round.asha, round.ben])
    #expect(
      consents.allSatisfy {
        $0.owner == DelegationReasons.entry(for: .consentAbsent).nextOwner
      })
    let competences = entries.filter { $0.lapsing.cause == .competence }
    #expect(competences.map(\.lapsing.worker) == [round.ben])
  }

  @Test("days outside 1 to 366 are refused", arguments: [Int.min, -1, 0, 367, Int.max])
  func days(_ days: Int) async throws {
    let round = try await InsulinRound.open()
    let refused = await refusal {
      try await ListLapsing.run(
        ListLapsing.Request(
          whose: .employer(round.home), days: days, page: PageRequest(size: 0, token: "")),
        round.manager("ListLapsing"), in: round.service)
    }
    #expect(refused?.reason == .valueOutOfRange && refused?.field == "days")
  }

  @Test("days back outside 0 to 366 are refused", arguments: [Int.min, -1, 367, Int.max])
  func lapsedDays(_ days: Int) async throws {
    let round = try await InsulinRound.open()
    let refused = await refusal {
      try await ListLapsing.run(
        ListLapsing.Request(
          whose: .employer(round.home), days: 7, lapsedDays: days,
          page: PageRequest(size: 0, token: "")),
        round.manager("ListLapsing"), in: round.service)
    }
    #expect(refused?.reason == .valueOutOfRange && refused?.field == "lapsed_days")
  }

  @Test("what has lapsed stays on the list until it is made good, or as what ended the agreement")
  func lapsed() async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    func lapsed() async throws -> [ListLapsing.Entry] {
      try await ListLapsing.run(
        ListLapsing.Request(
          whose: .employer(round.home), days: 7, page: PageRequest(size: 0, token: "")),
        round.manager("ListLapsing"), in: round.service
      ).entries.filter(\.hasLapsed)
    }
    func end(_ record: RecordID, at moment: Instant) async throws {
      _ = try await EndFact.run(
        EndFact.Request(
          header: round.test.header(), record: record, effectiveFrom: moment, approver: nil,
          reason: nil),
        round.manager("EndFact"), in: round.service)
    }
    #expect(try await lapsed() == [])
    try await end(consent(round), at: moment(1))
    round.test.clock.set(moment(2))
    let bare = try await lapsed()
    #expect(bare.map(\.lapsing.cause) == [.consent])
    #expect(bare.map(\.lapsing.at) == [moment(1)])
    #expect(bare.map(\.lapsing.agreement) == agreements)

    // Consent given again makes it good, though the old record has still ended.
    try await round.care(.consent(of: round.tom, round.consent(.given)))
    #expect(try await lapsed() == [])

    // An end of the care ends the agreement; more care later does not revive it.
    let tom = round.tom
    let episode = try await round.service.records.read { records in
      try records.delegationRecords(about: .person(tom), knownAt: records.latestSequence())
        .first { if case .episode = $0.record.fact { true } else { false } }
    }
    try await end(try #require(episode).record.id, at: moment(3))
    round.test.clock.set(moment(4))
    try await round.care(.episode(of: tom, CareEpisode(organisation: round.home)))
    round.test.clock.set(moment(5))
    let ended = try await lapsed()
    #expect(ended.map(\.lapsing.cause) == [.careEpisode])
    #expect(ended.map(\.lapsing.at) == [moment(3)])
    #expect(try await round.view(agreements[0]).state == .ended)
  }

  private func describe(
    _ whose: AgreementHolder, _ round: InsulinRound
  ) async throws -> DescribeCover.Report {
    try await DescribeCover.run(
      DescribeCover.Request(whose: whose, week: testDay), round.manager("DescribeCover"),
      in: round.service)
  }

  /// The record of Tom's consent.
  private func consent(_ round: InsulinRound) async throws -> RecordID {
    let tom = round.tom
    let kept = try await round.service.records.read { records in
      try records.delegationRecords(about: .person(tom), knownAt: records.latestSequence())
        .first { if case .consent = $0.record.fact { true } else { false } }
    }
    return try #require(kept).record.id
  }
}
