import Learning
import Testing
import Vocabulary

/// Release, drop-outs and what learners say (R-54, U14, U15).
@Suite("The report on a cohort") struct CohortReportTests {
  @Test("950 of 1,000 feel more confident and 920 more skilled, as whole numbers")
  func ratings() throws {
    let learners = try (0..<1_000).map { number in
      try aLearner(
        number, .socialCare,
        [
          (
            .rated(
              Ratings(
                confidence: answers(rose: number < 950), skill: answers(rose: number >= 80))),
            "2026-02-20"
          )
        ])
    }
    let report = CohortReport(on: try aCohort(seats: 1_000), learners, day: try date("2026-03-01"))
    #expect(report.moreConfident == Share(950, of: 1_000))
    #expect(report.moreSkilled == Share(920, of: 1_000))
  }

  @Test("who was not asked twice is in neither number, and nobody asked is no share")
  func unasked() throws {
    let one = try aLearner(
      1, .health,
      [(.rated(Ratings(confidence: answers(rose: true), skill: nil)), "2026-02-20")])
    let report = CohortReport(
      on: try aCohort(), [one, try aLearner(2, .health)], day: try date("2026-03-01"))
    #expect(report.moreConfident == Share(1, of: 1))
    #expect(report.moreSkilled == nil)
  }

  @Test("planned and actual release stand side by side, and what nobody said is no zero")
  func release() throws {
    let cohort = try aCohort()
    let learners = [
      try aLearner(
        1, .socialCare,
        [
          (.releasePlanned(PlannedRelease(minutes: 480, backfill: .arranged)), "2026-01-06"),
          (.released(ActualRelease(minutes: 300, backfilledMinutes: 240)), "2026-02-20"),
        ]),
      try aLearner(
        2, .socialCare,
        [(.releasePlanned(PlannedRelease(minutes: 480, backfill: .notArranged)), "2026-01-06")]),
      try aLearner(3, .health),
    ]
    let early = CohortReport(on: cohort, learners, day: try date("2026-02-01"))
    #expect(early.warnings.map(\.kind) == [.notPlanned, .backfillMissing])
    #expect(early.warnings.map(\.workers) == [[worker(3)], [worker(2)]])

    let late = CohortReport(on: cohort, learners, day: try date("2026-03-01"))
    let care = try #require(late.release.first { $0.sector == .socialCare })
    #expect((care.plannedCount, care.plannedMinutes) == (2, 960))
    #expect((care.releasedCount, care.releasedMinutes) == (1, 300))
    #expect((care.backfillKnownCount, care.backfilledMinutes) == (1, 240))
    #expect(late.warnings.map(\.kind) == [.notPlanned, .notRecorded, .short])
    #expect(late.warnings.map(\.workers) == [[worker(3)], [worker(2), worker(3)], [worker(1)]])
  }

  @Test("a manager who drops out for lack of release leaves the mix and stays in the report")
  func dropOut() throws {
    let learners =
      try (0..<21).map { number in
        try aLearner(
          number, .socialCare, number == 0 ? [(.droppedOut(.noRelease), "2026-01-20")] : [])
      } + (21..<30).map { try aLearner($0, .health) }
    let report = CohortReport(on: try aCohort(), learners, day: try date("2026-02-01"))
    #expect((report.seatCount, report.freeSeats) == (29, 11))
    #expect(report.mix.counts == [.socialCare: 20, .health: 9])
    #expect(report.employers.map(\.count) == [9, 20])
    #expect(
      report.dropOuts == [DropOutCount(reason: .noRelease, sector: .socialCare, count: 1)])
    let summary = LearningSummary(
      of: [LearningSummary.Entry(areas: [.leadership], learners: learners)], staff: [:],
      day: try date("2026-02-01"))
    #expect(summary.stops == report.dropOuts)
  }

  @Test("the parts of every report add up to all its learners")
  func sums() throws {
    var numbers = Numbers(seed: 14)
    for _ in 0..<200 {
      let learners = try (0..<Int.random(in: 0...60, using: &numbers)).map {
        try anyLearner($0, &numbers)
      }
      let day = try date("2026-01-01").adding(days: Int.random(in: 0...90, using: &numbers))
      let report = CohortReport(on: try aCohort(), learners, day: day)
      let left = report.dropOuts.reduce(0) { $0 + $1.count }
      #expect(report.mix.total == report.seatCount)
      #expect(
        report.seatCount + left == learners.count { $0.state(on: day) != nil })
      let whole = report.release.first
      let parts = report.release.dropFirst()
      #expect(parts.reduce(0) { $0 + $1.plannedMinutes } == whole?.plannedMinutes ?? 0)
      #expect(parts.reduce(0) { $0 + $1.learnerCount } == whole?.learnerCount ?? 0)
      #expect(report.completedCount <= report.seatCount)
    }
  }

  private func answers(rose: Bool) throws -> Ratings.BeforeAfter {
    try Ratings.BeforeAfter(before: 3, after: rose ? 4 : 3, field: "confidence")
  }

  private func anyLearner(_ number: Int, _ numbers: inout Numbers) throws -> Learner {
    var events: [(LearnerEvent.What, String)] = []
    if Bool.random(using: &numbers) {
      let minutes = Int.random(in: 1...600, using: &numbers)
      events.append(
        (.releasePlanned(try PlannedRelease(minutes: minutes, backfill: .arranged)), "2026-01-06"))
    }
    switch Int.random(in: 0...2, using: &numbers) {
    case 0: events.append((.droppedOut(.travel), "2026-01-20"))
    case 1: events.append((.completed, "2026-02-20"))
    default: break
    }
    let sector = Sector.allCases.randomElement(using: &numbers) ?? .health
    return try aLearner(number, sector, events)
  }
}

/// Access to learning by sector, and topics asked after by name.
@Suite("What cohorts tell together") struct LearningSummaryTests {
  @Test("access counts a worker once, and unknown staff give no share")
  func access() throws {
    let twice = try aLearner(1, .socialCare, [(.completed, "2026-02-20")])
    let entries = [
      LearningSummary.Entry(areas: [.digital], learners: [twice, try aLearner(2, .health)]),
      LearningSummary.Entry(areas: [.digital, .boundaryRole], learners: [twice]),
    ]
    let summary = LearningSummary(
      of: entries, staff: [.socialCare: 50, .health: nil, .housing: 10],
      day: try date("2026-03-01"))
    #expect(summary.access.map(\.sector) == [.health, .socialCare, .housing])
    #expect(summary.access.map(\.share) == [nil, Share(1, of: 50), Share(0, of: 10)])
    #expect(
      summary.completions == [
        AreaCompletion(area: .boundaryRole, sector: .socialCare, count: 1),
        AreaCompletion(area: .digital, sector: .socialCare, count: 1),
      ])
  }
}
