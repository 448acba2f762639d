import Access
import Operations
import Organisations
import Placements
import Planning
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("R-47: joint posts and students, in a plan")
struct PlanWorkTests {
  @Test("a draft takes over the area's joint posts as they stand when the plan begins")
  func posts() async throws {
    let town = try await JointTown.open()
    try await takeIn(6, in: town)
    let board = try await PlanningBoard.open(town.test, in: town.place, by: town.council)
    let report = try await board.redraft(
      board.scenario { $0.posts = [try post("CARE-COORD"), try post("NAVIGATOR")] })
    #expect(report.questions.isEmpty, "\(report.questions)")
    let rows = try #require(report.scenario).parts.posts
    #expect(rows.map(\.funded) == [6, 3] && rows.map(\.filled) == [6, 1])
    #expect(rows.map(\.fillRate) == [0.25, 0.25])
    let notes = try await board.notes()
    #expect(
      notes.contains("records: 6 joint posts of CARE-COORD in \(quoted("Larch")), 6 of them filled")
    )
  }

  @Test("fewer than five posts are not told, and the draft keeps what was said")
  func few() async throws {
    let town = try await JointTown.open()
    try await takeIn(4, in: town)
    let board = try await PlanningBoard.open(town.test, in: town.place, by: town.council)
    let report = try await board.redraft(board.scenario { $0.posts = [try post("CARE-COORD")] })
    #expect(report.scenario?.parts.posts.map(\.filled) == [1])
    let notes = try await board.notes()
    #expect(!notes.contains { $0.contains("4 joint posts") })
    #expect(notes.contains { $0.contains("CARE-COORD") && $0.contains("fewer than 5") })
  }

  @Test("a plan of an organisation's own counts no post of the area")
  func ownPlan() async throws {
    let town = try await JointTown.open()
    try await takeIn(6, in: town)
    let board = try await PlanningBoard.open(town.test, in: nil, by: town.council)
    let report = try await board.redraft(board.scenario { $0.posts = [try post("CARE-COORD")] })
    #expect(report.scenario?.parts.posts.map(\.filled) == [1])
  }

  @Test("students are counted once by month of programme, where they are taught or placed")
  func students() async throws {
    let ground = try await TrainingGround.open()
    let programme = try await ground.programme()
    for learner in 0..<6 { _ = try await ground.enrol(learner, on: programme) }
    let (area, elsewhere, board): (PlaceID, PlaceID, OrganisationID) = (
      testID(870), testID(871), testID(872)
    )
    try await ground.test.store.write { records in
      for (id, name) in [(area, "Riverside"), (elsewhere, "Hill")] {
        try records.record(
          Place(
            id: id, name: name, kind: .system, parent: nil, code: nil, pieces: [],
            isSynthetic: true))
      }
      try records.record(anOrganisation(id: board, name: "Board", sector: .health))
      for body in [ground.university, board] {
        try records.record(body, sitsIn: area, for: DatePeriod(from: day(-400)))
      }
    }
    let planning = try await PlanningBoard.open(ground.test, in: area, by: board)
    // Enrolled sixty days ago.
    let month = try #require(
      Enrolment(
        programme: programme, learner: ground.learners[0], cohort: "2026-01",
        period: DatePeriod(from: day(-60)), employer: nil
      ).month(on: planning.start.firstDay))
    var expected = Array(repeating: 0, count: 12)
    expected[month] = 6
    let counted = try await ground.service.records.read { records in
      [
        try records.students(in: [area], on: planning.start.firstDay),
        try records.students(in: [elsewhere], on: planning.start.firstDay),
      ]
    }
    #expect(counted == [[TrainingProgrammeCode(listed: "NURSING-BSC"): expected], [:]])

    let report = try await planning.redraft(
      planning.scenario { $0.programmes = [try nursing(months: 12)] })
    #expect(report.scenario?.parts.programmes.first?.students == expected.map(Double.init))
    #expect(try await planning.notes().contains("records: 6 students of NURSING-BSC"))
    // A plan's shorter programme would lose some of them.
    let short = try await planning.redraft(
      planning.scenario { $0.programmes = [try nursing(months: 2)] })
    #expect(short.scenario?.parts.programmes.first?.students == [1, 1])
  }

  private func takeIn(_ count: Int, in town: JointTown) async throws {
    var terms: [JointRoleTerms] = []
    for index in 0..<count {
      let worker = try await town.hire(2_000 + UInt64(index), by: town.council)
      terms.append(
        try town.terms(
          holder: worker, origin: .existing("co-ordinator \(index)"), from: -300
        ) { $0.lead = town.council })
    }
    let report = try await town.importing(terms, by: town.council)
    #expect(report.recordedCount == count)
  }

  private func post(_ code: String) throws -> JointPostInput {
    let half = try Fraction(1, over: 2, field: "share")
    return try JointPostInput(
      code: PostCode(listed: code), name: code, place: TrustAndCare.place,
      homeGroup: TrustAndCare.support,
      shares: [TrustAndCare.support, TrustAndCare.care].map {
        JointPostInput.Share(group: $0, share: half, funder: nil)
      },
      ftePerPost: 1, funded: 3, filled: 1, fillRate: 0.25, travelHoursPerMonth: 0,
      sponsor: "director", field: "posts")
  }

  private func nursing(months: Int) throws -> ProgrammeInput {
    let source = try ValueProvenance(grade: .measured, source: "invented", field: "provenance")
    return try ProgrammeInput(
      code: ProgrammeCode(listed: "NURSING-BSC"), name: "Nursing", months: months,
      attrition: PlanValue(exactly: 0.1, provenance: source, field: "attrition"),
      registeredShare: 1, lagMonths: 1, intakes: [],
      placementHours: Array(repeating: 0, count: months),
      students: Array(repeating: 1, count: months),
      destinations: [
        ProgrammeInput.Destination(
          place: TrustAndCare.place, group: TrustAndCare.support, share: 1)
      ], elsewhere: 0,
      entryAges: EntryAges(AgeBand.allCases.map { $0 == .from30 ? 1 : 0 }, field: "ages"),
      field: "programmes")
  }
}

/// Somebody who plans for an area, or for their own organisation alone.
private struct PlanningBoard {
  let test: TestService
  let place: PlaceID?
  let organisation: OrganisationID
  let start: PlanMonth
  let plan: PlanID

  static func open(
    _ test: TestService, in place: PlaceID?, by organisation: OrganisationID
  ) async throws -> PlanningBoard {
    let parts = day(30).parts
    let start = try PlanMonth(year: parts.year, month: parts.month, field: "start")
    let made = try await CreatePlan.run(
      .init(
        header: test.header("create"),
        plan: CreatePlan.Draft(
          title: "Joint work", place: place, start: start, horizonMonths: 60, isSynthetic: true)),
      test.call("CreatePlan", .planner, of: organisation), in: test.service)
    return PlanningBoard(
      test: test, place: place, organisation: organisation, start: start,
      plan: try #require(made.standing).plan.id)
  }

  func scenario(_ change: (inout Scenario.Parts) throws -> Void) throws -> Scenario {
    var parts = try TrustAndCare().parts()
    parts.start = start
    try change(&parts)
    return try Scenario(parts)
  }

  /// Sends `scenario`, then has it brought up to what is counted.
  func redraft(_ scenario: Scenario) async throws -> DraftScenario.Report {
    var report: DraftScenario.Report?
    for sent in [scenario, nil] {
      let standing = try await GetPlan.run(plan, call("GetPlan"), in: test.service)
      report = try await DraftScenario.run(
        .init(header: test.header(), plan: plan, etag: standing.etag, scenario: sent),
        call("DraftScenario"), in: test.service)
      let imported = try anImport(1, plan: plan)
      if standing.baselines.isEmpty {
        let plan = plan
        try await test.store.write { change in
          try change.record(imported)
          try change.record(baseline: imported.id, of: plan, acceptedBy: "Head of workforce")
        }
      }
    }
    return try #require(report)
  }

  func notes() async throws -> [String] {
    try await DescribeCoverage.run(
      plan, version: nil, call("DescribeCoverage"), in: test.service
    ).notes
  }

  private func call(_ method: String) throws -> Call {
    try test.call(method, .planner, of: organisation)
  }
}
