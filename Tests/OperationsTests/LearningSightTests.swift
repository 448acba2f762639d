import Access
import Learning
import Operations
import Organisations
import Planning
import TestSupport
import Testing
import Vocabulary

/// Who sees what of joint learning, and who may keep it.
@Suite("Who sees a cohort") struct LearningSightTests {
  @Test("each sees their side: the runner all, an employer its own, a learner themself")
  func sides() async throws {
    let (town, cohort, care) = try await CohortStoryTests.leaders()
    #expect(try await town.show(cohort).learners.count == 30)
    let home = try await town.show(cohort, by: town.manager("GetCohort", town.home))
    #expect(Set(home.learners.map(\.worker)) == Set(care))
    let own = try await town.show(cohort, by: town.test.holder("GetCohort", care[3]))
    #expect(own.learners.map(\.worker) == [care[3]])
    let stranger = try await town.show(cohort, by: town.test.holder("GetCohort", testID(4)))
    #expect(stranger.learners.isEmpty && stranger.figures == nil)
    let verifier = try await town.show(
      cohort, by: town.test.call("GetCohort", .verifier, of: town.trust))
    #expect(verifier.learners.isEmpty && verifier.figures == nil)
    #expect(
      await refusal {
        try await town.show(cohort, by: town.test.call("GetCohort", .rota, of: town.home))
      }?.reason == .roleNotAllowed)
  }

  @Test("a planner sees totals only, and small counts are hidden with what gives them back")
  func planner() async throws {
    let town = try await LearningTown.open()
    let network = try await town.network()
    let cohort = try await town.cohort(try await town.topic(in: network), in: network)
    let care = try await town.employ(8, at: town.home, from: 950)
    let health = try await town.employ(2, at: town.trust, from: 960)
    try await town.enrol(care, in: cohort, from: town.home)
    try await town.enrol(health, in: cohort, from: town.trust)
    let report = try await town.show(
      cohort, by: town.test.call("GetCohort", .planner, of: town.lead))
    let figures = try #require(report.figures)
    #expect(report.learners.isEmpty && figures.employers.isEmpty)
    #expect(figures.mix.first { $0.sector == .health }?.count == nil)
    // With the total and the other sector both shown, the hidden one would be their difference.
    let shown = figures.mix.compactMap(\.count).count + (figures.seatCount == nil ? 0 : 1)
    #expect(shown <= 1)
    #expect(figures.freeSeats == nil || figures.seatCount != nil)
    #expect(figures.alert?.sector == .socialCare && figures.alert?.figures == nil)
  }

  @Test("a holder lists their own cohorts and nobody else's")
  func ownCohorts() async throws {
    let (town, cohort, care) = try await CohortStoryTests.leaders()
    func list(_ worker: WorkerID, by call: Call) async throws -> [CohortID] {
      try await ListCohorts.run(
        ListCohorts.Request(whose: .worker(worker), page: PageRequest(size: 0, token: "")),
        call, in: town.service
      ).entries.map(\.id)
    }
    #expect(
      try await list(care[0], by: town.test.holder("ListCohorts", care[0])) == [cohort])
    for call in [
      try town.test.holder("ListCohorts", care[1]), try town.manager("ListCohorts", town.home),
    ] {
      #expect(await refusal { try await list(care[0], by: call) }?.reason == .recordNotFound)
    }
  }

  @Test("only who runs a cohort takes in and attests; another employer keeps its own release")
  func keeping() async throws {
    let (town, cohort, care) = try await CohortStoryTests.leaders()
    let item = try ImportLearning.Item(
      line: 2, worker: care[0], attendedMinutes: 60, completedOn: nil, released: nil,
      ratings: nil)
    let trust = try town.manager("ImportLearning", town.trust)
    #expect(
      await refusal { try await town.take([item], in: cohort, by: trust) }?.reason
        == .recordNotFound)
    #expect(
      await refusal { try await town.attest(cohort, by: trust) }?.reason == .recordNotFound)
    let entry = RecordRelease.Entry(
      worker: care[0], planned: try PlannedRelease(minutes: 60, backfill: .notNeeded),
      released: nil)
    #expect(
      await refusal { try await town.record([entry], in: cohort, by: trust) }?.reason
        == .recordNotFound)
    #expect(
      await refusal { try await town.drop(care[0], from: cohort, by: trust) }?.reason
        == .recordNotFound)
    // A manager of the body that runs it vouches for its own staff only; its trainer for learners.
    try await town.complete([care[0]], in: cohort, on: day(-1))
    let leadManager = try town.manager("AttestCohort", town.lead)
    #expect(
      await refusal { try await town.attest(cohort, by: leadManager) }?.reason
        == .recordNotFound)
    #expect(try await town.attest(cohort).tally.learnerCount == 1)
  }

  @Test("a seat opens no passport: the lead writes what it taught and reads nothing")
  func noSight() async throws {
    let (town, _, care) = try await CohortStoryTests.leaders()
    let call = try town.trainer("GetPassport")
    let now = town.service.now()
    let facts = try await town.service.records.read {
      try $0.facts(call, about: care[0], purpose: .training, at: now)
    }
    #expect(decide(call.caller, .readPassport, about: facts) == .deny(rule: Denial.noRelation))
  }

  @Test("access per 100 staff of an area: unknown staff stay unknown, small counts hidden (R-52)")
  func access() async throws {
    let (town, cohort, _) = try await CohortStoryTests.leaders()
    let place: PlaceID = testID(850)
    try await town.test.store.write { records in
      try records.record(aPlace(place))
      for body in [town.home, town.stranger, town.trust, town.charity] {
        try records.record(body, sitsIn: place, for: DatePeriod(from: day(-100)))
      }
    }
    let few = try await town.employ(3, at: town.charity, from: 990)
    try await town.enrol(few, in: cohort, from: town.charity)
    _ = try await town.employ(91, at: town.trust, from: 1_200)
    let planner = try town.test.call("DescribeLearning", .planner, of: town.lead)
    let report = try await town.describe(.place(place), by: planner)
    let rows = Dictionary(uniqueKeysWithValues: report.access.map { ($0.sector, $0) })
    #expect(rows[.health]?.share == Share(9, of: 100))
    // One care home of the area has nobody on record: how many work there is not known.
    let care = try #require(rows[.socialCare])
    #expect((care.learnerCount, care.isStaffKnown, care.share) == (21, false, nil))
    #expect(rows[.voluntary]?.learnerCount == nil && rows[.voluntary]?.share == nil)
    #expect(report.isPartHidden)

    let counted = try await town.describe(
      .place(place), staff: [.socialCare: 300], by: planner)
    #expect(
      counted.access.first { $0.sector == .socialCare }?.share == Share(21, of: 300))
    #expect(
      await refusal {
        try await town.describe(
          .place(place), by: town.manager("DescribeLearning", town.home))
      }?.reason == .roleNotAllowed)
  }

  @Test(
    "imported totals stand for staff, by sector; told figures go before, another's plan is none")
  func imported() async throws {
    let (town, _, _) = try await CohortStoryTests.leaders()
    let place: PlaceID = testID(850)
    let plan = try aPlan(of: town.lead)
    let imported = try staffTotals(of: plan.id)
    try await town.test.store.write { records in
      try records.record(aPlace(place))
      try records.record(town.home, sitsIn: place, for: DatePeriod(from: day(-100)))
      try records.record(plan)
      try records.record(imported)
    }
    func describe(
      by organisation: OrganisationID, told: [Sector: Int] = [:]
    ) async throws -> [Sector: Share] {
      let report = try await DescribeLearning.run(
        DescribeLearning.Request(
          scope: .place(place), period: DatePeriod(from: day(-30)), staff: told,
          staffImport: imported.id),
        town.test.call("DescribeLearning", .planner, of: organisation), in: town.service)
      return report.access.reduce(into: [:]) { $0[$1.sector] = $1.share }
    }
    // 62.5 people of known age and 3 of unknown: 65.5, told as 66.
    let own = try await describe(by: town.lead)
    #expect(own == [.socialCare: Share(21, of: 66), .health: Share(0, of: 500)])
    let told = try await describe(by: town.lead, told: [.socialCare: 210])
    #expect(told[.socialCare] == Share(21, of: 210))
    let refused = await refusal { try await describe(by: town.stranger) }
    #expect((refused?.reason, refused?.field) == (.recordNotFound, "staff_import_id"))
  }

  @Test("completions of digital and boundary-role topics are told by sector (R-55, R-56)")
  func areas() async throws {
    let town = try await LearningTown.open()
    let network = try await town.network()
    let topic = try await town.topic(
      ["CSTF-IPC-2"], in: network, areas: [.digital, .boundaryRole])
    let cohort = try await town.cohort(topic, in: network)
    let care = try await town.employ(6, at: town.home, from: 950)
    try await town.enrol(care, in: cohort, from: town.home)
    try await town.complete(care, in: cohort, on: day(-1))
    let report = try await town.describe(
      .organisation(town.lead), by: town.trainer("DescribeLearning"))
    #expect(
      report.completions == [
        AreaCompletion(area: .boundaryRole, sector: .socialCare, count: 6),
        AreaCompletion(area: .digital, sector: .socialCare, count: 6),
      ])
    let listed = try await ListTopics.run(
      ListTopics.Request(
        owner: town.lead, network: network, page: PageRequest(size: 0, token: "")),
      town.manager("ListTopics", town.stranger), in: town.service)
    #expect(listed.entries.map(\.areas) == [[.digital, .boundaryRole]])
  }
}

/// 65.5 home care workers, 3 of them of unknown age, 500 nurses of trusts, and somebody of no group
/// of ours.
private func staffTotals(of plan: PlanID) throws -> WorkforceImport {
  let place = PlanPlaceCode(listed: "BRENT")
  var care = WorkforceTotals.Row(place: place, group: GroupCode(listed: "HOMECARE-CARE-WORKER"))
  care.people = [.from25: 40, .from50: 22.5]
  care.peopleOfUnknownAge = 3
  var nurses = WorkforceTotals.Row(place: place, group: GroupCode(listed: "TRUST-NURSE"))
  nurses.people = [.from30: 500]
  var others = WorkforceTotals.Row(place: place, group: GroupCode(listed: "ASTRONAUTS"))
  others.people = [.from30: 7]
  return WorkforceImport(
    id: testID(701), plan: plan,
    totals: try WorkforceTotals(
      rows: [care, nurses, others], asOf: day(-30), source: "invented", period: "March 2026",
      coverage: nil, exclusions: [], field: "totals"),
    rowCount: 573, countedCount: 573, filesDigest: Array(repeating: 3, count: 32),
    isSynthetic: true)
}

private func aPlace(_ id: PlaceID) throws -> Place {
  try Place(
    id: id, name: "Brent", kind: .system, parent: nil, code: nil, pieces: [], isSynthetic: true)
}
