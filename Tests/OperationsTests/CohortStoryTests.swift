import Access
import Learning
import Operations
import TestSupport
import Testing
import Vocabulary

/// U14: a leaders' course fills unevenly.
@Suite("A leaders' course fills unevenly") struct CohortStoryTests {
  @Test("30 enrolled, 21 from care: the alert names care and five seats; more seats end it")
  func alert() async throws {
    let (town, cohort, care) = try await Self.leaders()
    let before = try #require(try await town.show(cohort).figures)
    let alert = try #require(before.alert?.figures)
    #expect((alert.sector, alert.seatsNeeded) == (.socialCare, 5))
    #expect((alert.share.count, alert.share.of) == (21, 30))
    #expect(before.freeSeats == 10)

    let more = try await town.employ(5, at: town.practice, from: 970)
    try await town.enrol(more, in: cohort, from: town.practice)
    #expect(try await town.show(cohort).figures?.alert == nil)
    #expect(care.count == 21)
  }

  @Test("planned and actual release stand side by side; missing release and backfill warn")
  func release() async throws {
    let (town, cohort, care) = try await Self.leaders()
    _ = try await town.record(
      [
        RecordRelease.Entry(
          worker: care[0], planned: try PlannedRelease(minutes: 960, backfill: .arranged),
          released: try ActualRelease(minutes: 480, backfilledMinutes: 240)),
        RecordRelease.Entry(
          worker: care[1], planned: try PlannedRelease(minutes: 960, backfill: .notArranged),
          released: nil),
      ], in: cohort, by: town.manager("RecordRelease", town.home))
    let report = try await town.show(cohort)
    let all = try #require(report.figures?.release.first)
    #expect((all.plannedMinutes, all.plannedCount) == (1_920, 2))
    #expect((all.releasedMinutes, all.releasedCount, all.backfilledMinutes) == (480, 1, 240))
    #expect(
      report.figures?.warnings.map(\.kind) == [.notPlanned, .backfillMissing])
    #expect(report.figures?.warnings.map(\.count) == [28, 1])

    // Once the course is over, what nobody said warns too.
    town.test.clock.set(LondonTime.start(of: day(120)))
    let late = try await town.show(cohort)
    #expect(
      late.figures?.warnings.map(\.kind) == [.notPlanned, .notRecorded, .short])
    #expect(late.learners.first { $0.worker == care[0] }?.warnings == [.short])
  }

  @Test("a manager drops out for lack of release: the reason stays in both reports")
  func dropOut() async throws {
    let (town, cohort, care) = try await Self.leaders()
    _ = try await town.drop(care[0], from: cohort, by: town.manager("RecordDropOut", town.home))
    let figures = try #require(try await town.show(cohort).figures)
    let wanted = [DropOutCount(reason: .noRelease, sector: .socialCare, count: 1)]
    #expect(figures.dropOuts == wanted)
    #expect((figures.seatCount, figures.freeSeats) == (29, 11))
    let described = try await town.describe(
      .organisation(town.lead), by: town.trainer("DescribeLearning"))
    #expect(described.stops == wanted)
    #expect(
      await refusal {
        try await town.complete([care[0]], in: cohort, on: day(-1))
      } != nil)
    #expect(try await town.show(cohort).figures?.completedCount == 0)
  }

  @Test("two records that were merged have one seat, and what was done in it stays")
  func merged() async throws {
    let (town, cohort, care) = try await Self.leaders()
    try await town.complete([care[0]], in: cohort, on: day(-1))
    let twin = try #require(try await town.employ(1, at: town.home, from: 995).first)
    try await town.test.store.write { try $0.merge(twin, into: care[0]) }
    let second = await refusal { try await town.enrol([twin], in: cohort, from: town.home) }
    #expect(second?.reason == .stateForbids)
    #expect(second?.field == "learners[0].worker_id")
    #expect(try await town.show(cohort).figures?.completedCount == 1)
  }

  @Test("a dry run, a seat too many and a seat taken twice leave everything as it was")
  func refusals() async throws {
    let (town, cohort, care) = try await Self.leaders()
    let more = try await town.employ(11, at: town.practice, from: 980)
    let before = try await town.show(cohort).etag
    #expect(
      await refusal { try await town.enrol(more, in: cohort, from: town.practice) }?.reason
        == .limitReached)
    #expect(
      await refusal { try await town.enrol([care[0]], in: cohort, from: town.home) }?.reason
        == .stateForbids)
    // Nobody of another employer, nobody of none, and no one for a body that is no member.
    let rows: [(WorkerID, OrganisationID)] = [
      (more[0], town.home), (testID(1), town.home), (more[0], town.stranger),
    ]
    for (worker, employer) in rows {
      let refused = await refusal { try await town.enrol([worker], in: cohort, from: employer) }
      #expect(refused?.reason == .recordNotFound)
    }
    #expect(try await town.show(cohort).etag == before)
  }

  /// A leaders' course of 40 seats with 21 learners from care and 9 from the trust.
  static func leaders() async throws -> (LearningTown, CohortID, care: [WorkerID]) {
    let town = try await LearningTown.open()
    let network = try await town.network()
    let topic = try await town.topic(in: network, areas: [.leadership])
    let cohort = try await town.cohort(topic, in: network)
    let care = try await town.employ(21, at: town.home, from: 950)
    let health = try await town.employ(9, at: town.trust, from: 960)
    try await town.enrol(care, in: cohort, from: town.home)
    try await town.enrol(health, in: cohort, from: town.trust)
    return (town, cohort, care)
  }
}

extension LearningTown {
  func record(
    _ entries: [RecordRelease.Entry], in cohort: CohortID, by call: Call
  ) async throws -> Receipt {
    try await RecordRelease.run(
      RecordRelease.Request(
        header: test.header("release"), cohort: cohort, day: nil, entries: entries), call,
      in: service)
  }

  func drop(
    _ worker: WorkerID, from cohort: CohortID, for reason: DropOut = .noRelease, by call: Call
  ) async throws -> Receipt {
    try await RecordDropOut.run(
      RecordDropOut.Request(
        header: test.header("drop \(worker)"), cohort: cohort, worker: worker, reason: reason,
        day: nil), call, in: service)
  }

  func describe(
    _ scope: DescribeLearning.Scope, staff: [Sector: Int] = [:], by call: Call
  ) async throws -> DescribeLearning.Report {
    try await DescribeLearning.run(
      DescribeLearning.Request(
        scope: scope, period: DatePeriod(from: day(-30), to: day(30), field: "to"), staff: staff),
      call, in: service)
  }
}
