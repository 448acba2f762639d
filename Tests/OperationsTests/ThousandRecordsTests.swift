import Access
import Learning
import Operations
import Organisations
import TestSupport
import Testing
import Vocabulary

/// U15: a thousand records in one evening, from 90 organisations.
@Suite("A thousand records in one evening") struct ThousandRecordsTests {
  @Test("1,000 are stored with exact shares; the second send stores 0 and tells 1,000 unchanged")
  func evening() async throws {
    let evening = try await Evening.open()
    let items = try evening.items(unknown: 0)
    let tried = try await evening.town.take(items, in: evening.cohort, validateOnly: true)
    #expect((tried.counts.recorded, tried.counts.refused) == (1_000, 0))
    #expect(tried.receipt?.wasValidatedOnly == true)
    #expect(try await evening.town.show(evening.cohort).figures?.completedCount == 0)

    let first = try await evening.town.take(items, in: evening.cohort, attest: true)
    #expect(
      (first.counts.recorded, first.counts.unchanged, first.counts.refused) == (1_000, 0, 0))
    #expect(first.attested.achievementCount == 1_000)
    let figures = try #require(try await evening.town.show(evening.cohort).figures)
    #expect(figures.moreConfident == Share(950, of: 1_000))
    #expect(figures.moreSkilled == Share(920, of: 1_000))
    #expect(figures.attestedCount == 1_000)

    let second = try await evening.town.take(items, in: evening.cohort, attest: true)
    #expect((second.counts.recorded, second.counts.unchanged) == (0, 1_000))
    #expect(second.attested == AttestTally())
    #expect(second.results.allSatisfy { $0.outcome == .unchanged })
    #expect(try await evening.town.passport(evening.workers[999])?.achievements.count == 1)
  }

  @Test("13 unknown workers: the dry run lists 13 lines; 987 are stored only where asked for")
  func unknown() async throws {
    let evening = try await Evening.open()
    let items = try evening.items(unknown: 13)
    let tried = try await evening.town.take(items, in: evening.cohort, validateOnly: true)
    let lines = tried.results.filter { $0.outcome != .recorded }.map(\.line)
    #expect(lines == Array(2..<15))
    #expect(tried.receipt == nil && tried.counts.refused == 13)

    let strict = try await evening.town.take(items, in: evening.cohort)
    #expect(strict.receipt == nil)
    #expect((strict.counts.recorded, strict.counts.refused) == (0, 13))
    #expect(try await evening.town.show(evening.cohort).figures?.completedCount == 0)

    let partial = try await evening.town.take(items, in: evening.cohort, mode: .goodRows)
    #expect((partial.counts.recorded, partial.counts.refused) == (987, 13))
    #expect(try await evening.town.show(evening.cohort).figures?.completedCount == 987)
  }
}

/// A borough's training team and 90 employers, each of which sent its staff to one course.
private struct Evening {
  let town: LearningTown
  let cohort: CohortID
  let workers: [WorkerID]

  static func open() async throws -> Evening {
    let town = try await LearningTown.open()
    let topic = try await town.topic(portability: .portable)
    let cohort = try await town.cohort(topic, seats: 1_000)
    var all: [WorkerID] = []
    for number in 0..<UInt64(90) {
      let body = OrganisationID(high: 70, low: number)
      try await town.test.store.write { records in
        try records.record(anOrganisation(id: body, name: "Home \(number)"))
      }
      // 90 employers of 11, and one more learner from each of the first ten.
      let workers = try await town.employ(
        number < 10 ? 12 : 11, at: body, from: 10_000 + number * 2)
      try await town.enrol(
        workers, in: cohort, by: town.manager("EnrolLearners", body))
      all += workers
    }
    return Evening(town: town, cohort: cohort, workers: all)
  }

  /// What each learner's line says: 950 feel more confident after, 920 more skilled. The first
  /// `unknown` lines are about nobody.
  func items(unknown: Int) throws -> [ImportLearning.Item] {
    try workers.enumerated().map { index, worker in
      func answers(_ rose: Bool) throws -> Ratings.BeforeAfter {
        try Ratings.BeforeAfter(before: 2, after: rose ? 4 : 2, field: "confidence")
      }
      return try ImportLearning.Item(
        line: index + 2, worker: index < unknown ? testID(UInt64(90_000 + index)) : worker,
        attendedMinutes: 180, completedOn: testDay, released: nil,
        ratings: Ratings(confidence: answers(index < 950), skill: answers(index >= 80)))
    }
  }
}
