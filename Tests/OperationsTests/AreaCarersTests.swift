import Access
import Delegations
import Operations
import Organisations
import Passports
import Planning
import ReferenceData
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Carers of delegated tasks, in a plan")
struct AreaCarersTests {
  @Test("a draft takes over the area's authorised carers by months to expiry, and coverage says so")
  func drafted() async throws {
    let town = try await CarersTown.open(carers: 6)
    // The last two end in June: the third month of a plan that begins in April.
    for agreement in town.agreements.suffix(2) {
      try await town.renew(agreement, to: LondonTime.start(of: CivilDate("2026-06-15", field: "d")))
    }
    let before = try #require(try town.scenario().parts.delegations.first)
    #expect(before.carers.byMonthsToExpiry.allSatisfy { $0 == 0 })
    let plan = try await town.plan(town.scenario())
    let report = try await town.redraft(plan)
    #expect(report.questions.isEmpty, "\(report.questions)")
    let row = try #require(report.scenario?.parts.delegations.first)
    var expected = Array(repeating: 0.0, count: 24)
    (expected[2], expected[23]) = (2, 4)
    #expect(row.carers.byMonthsToExpiry == expected)
    #expect(row.carers.plannedPerMonth == before.carers.plannedPerMonth)

    let coverage = try await DescribeCoverage.run(
      plan.plan.id, version: nil, town.planner("DescribeCoverage"), in: town.service)
    let notes = coverage.notes.filter { $0.contains("MED-INSULIN-PEN") }
    // Two and four are too few to be told apart.
    #expect(
      notes == [
        "passports: 6 carers authorised for MED-INSULIN-PEN in \(quoted("North West London"))"
      ])
    for worker in town.workers {
      #expect(!coverage.notes.contains { $0.contains("\(worker)") })
    }
  }

  @Test("fewer than five are not told, and the draft keeps what was said")
  func few() async throws {
    let town = try await CarersTown.open(carers: 4)
    let plan = try await town.plan(town.scenario())
    let report = try await town.redraft(plan)
    let row = try #require(report.scenario?.parts.delegations.first)
    #expect(row.carers.byMonthsToExpiry.allSatisfy { $0 == 0 })
    let coverage = try await DescribeCoverage.run(
      plan.plan.id, version: nil, town.planner("DescribeCoverage"), in: town.service)
    #expect(
      coverage.notes.contains {
        $0.contains("fewer than 5 carers authorised for MED-INSULIN-PEN")
      })
  }

  @Test("a plan of an organisation's own counts its own carers alone")
  func ownPlan() async throws {
    let town = try await CarersTown.open(carers: 5)
    let plan = try await town.plan(town.scenario(), isOwn: true)
    let report = try await town.redraft(plan)
    let row = try #require(report.scenario?.parts.delegations.first)
    // The board employs nobody.
    #expect(row.carers.byMonthsToExpiry.allSatisfy { $0 == 0 })
  }

  @Test("months to expiry count from the plan's start; what ends before it is gone")
  func months() throws {
    func month(_ month: Int, _ year: Int = 2026) throws -> PlanMonth {
      try PlanMonth(year: year, month: month, field: "month")
    }
    let task = TaskCode(listed: "MED-INSULIN-PEN")
    let totals = [
      CarerTotal(task: task, endsIn: try month(3), people: 1),
      CarerTotal(task: task, endsIn: try month(4), people: 2),
      CarerTotal(task: task, endsIn: try month(6), people: 4),
      CarerTotal(task: task, endsIn: try month(6, 2030), people: 8),
      CarerTotal(task: task, endsIn: nil, people: 16),
    ]
    #expect(totals.byMonthsToExpiry(from: try month(4), months: 3) == [2, 0, 28])
    #expect(totals.byMonthsToExpiry(from: try month(4), months: 4) == [2, 0, 4, 24])
    #expect(totals.byMonthsToExpiry(from: try month(4), months: 0) == [30])
  }
}

/// Tom's round in a system of a board that plans for it.
private struct CarersTown {
  let round: InsulinRound
  let board: OrganisationID
  let place: PlaceID
  private(set) var workers: [WorkerID] = []
  private(set) var agreements: [AgreementID] = []

  var service: Service { round.service }

  static func open(carers: Int) async throws -> CarersTown {
    let round = try await InsulinRound.open()
    var town = CarersTown(round: round, board: testID(870), place: testID(871))
    let (board, place, home) = (town.board, town.place, round.home)
    try await round.test.store.write { records in
      try records.record(
        anOrganisation(id: board, name: "Board", kind: .integratedCareBoard, sector: .health))
      try records.record(
        Place(
          id: place, name: "North West London", kind: .system, parent: nil, code: "QRV",
          pieces: [], isSynthetic: true))
      for body in [board, home] {
        try records.record(body, sitsIn: place, for: DatePeriod(from: day(-900)))
      }
    }
    for number in 0..<carers {
      let worker: WorkerID = testID(872 + UInt64(number))
      try await round.test.store.write { records in
        try records.add(
          aWorker(id: worker, level: .verified), identity: anIdentity(givenName: "Carer"))
        try records.record(
          anEngagement(with: home), id: testID(880 + UInt64(number)), of: worker, by: home,
          source: .direct, replacing: nil)
      }
      let agreement = try await round.draft(for: worker)
      try await round.propose(agreement)
      try await round.accept(agreement, worker)
      town.workers.append(worker)
      town.agreements.append(agreement)
    }
    round.test.clock.set(testNoon)
    return town
  }

  func planner(_ method: String) throws -> Call {
    try round.test.call(method, .planner, of: board)
  }

  /// Moves the end of an agreement.
  func renew(_ agreement: AgreementID, to end: Instant) async throws {
    let (by, id) = (round.trust, round.service.newID(Noun.Record.self))
    let now = round.test.clock.now
    try await round.test.store.write { records in
      try records.record(
        DelegationRecord(
          id: id, .agreementEvent(agreement, .renewed(end: end)), period: InstantPeriod(from: now),
          recordedBy: by),
        replacing: nil)
    }
  }

  /// A trust and its carers, with the insulin delegated and nobody counted yet.
  func scenario() throws -> Scenario {
    let source = try ValueProvenance(grade: .measured, source: "invented", field: "provenance")
    func value(_ centre: Double) throws -> PlanValue {
      try PlanValue(exactly: centre, provenance: source, field: "value")
    }
    var parts = try TrustAndCare().parts()
    parts.delegations = [
      try DelegationInput(
        task: TaskCode(listed: "MED-INSULIN-PEN"), name: "insulin", place: TrustAndCare.place,
        giver: TrustAndCare.support, receiver: TrustAndCare.care, giverMinutes: value(20),
        volume: .perMonth(value(1_000)), receiverFactor: value(1), supervisionShare: value(0.1),
        sharedVisitSaving: value(0), target: 0.4, isAllowed: true,
        carers: DelegationInput.Carers(
          byMonthsToExpiry: Array(repeating: 0, count: 24), renewedShare: try value(1),
          plannedPerMonth: 3, assessorGroup: TrustAndCare.support, assessorHoursPerMonth: 10,
          hoursPerSignOff: 2, courseHours: 7, taskHoursPerCarer: 10),
        field: "delegations")
    ]
    return try Scenario(parts)
  }

  /// A plan for the area, or the board's own, with a scenario and an accepted import.
  func plan(_ scenario: Scenario, isOwn: Bool = false) async throws -> PlanStanding {
    let draft = CreatePlan.Draft(
      title: "Insulin at home", place: isOwn ? nil : place,
      start: try PlanMonth(year: 2026, month: 4, field: "start"), horizonMonths: 60,
      isSynthetic: true)
    let made = try await CreatePlan.run(
      .init(header: round.test.header("create"), plan: draft), planner("CreatePlan"), in: service)
    let standing = try #require(made.standing)
    _ = try await DraftScenario.run(
      .init(
        header: round.test.header("sent"), plan: standing.plan.id, etag: standing.etag,
        scenario: scenario),
      planner("DraftScenario"), in: service)
    let imported = try anImport(1, plan: standing.plan.id)
    try await round.test.store.write { change in
      try change.record(imported)
      try change.record(
        baseline: imported.id, of: standing.plan.id, acceptedBy: "Head of workforce")
    }
    return try await show(standing.plan.id)
  }

  /// The newest scenario brought up to what is counted.
  func redraft(_ plan: PlanStanding) async throws -> DraftScenario.Report {
    try await DraftScenario.run(
      .init(
        header: round.test.header("again"), plan: plan.plan.id, etag: plan.etag, scenario: nil),
      planner("DraftScenario"), in: service)
  }

  private func show(_ plan: PlanID) async throws -> PlanStanding {
    try await GetPlan.run(plan, planner("GetPlan"), in: service)
  }
}
