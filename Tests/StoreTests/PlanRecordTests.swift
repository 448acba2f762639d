import Organisations
import Planning
import Roles
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Plans in the store")
struct PlanRecordTests {
  private let place = PlaceID(high: 5, low: 1)
  private let plan: PlanID = testID(501)

  /// A desk with a system and a plan of the trust for it.
  private func desk() async throws -> Desk {
    let desk = try await Desk.open()
    try await desk.records.write { change in
      try change.record(
        Place(
          id: place, name: "North West London", kind: .system, parent: nil, code: nil, pieces: [],
          isSynthetic: true))
      try change.record(aPlan(id: plan, of: desk.trust, in: place, for: [place]))
    }
    return desk
  }

  private func kept(_ version: Int) -> KeptScenario {
    KeptScenario(
      version: version, bytes: [1, 2, UInt8(version)],
      digest: Array(repeating: UInt8(version), count: 32), dataVersion: "reference-1")
  }

  private func aRun(_ number: UInt64, version: Int = 1, levers: [LeverCode: Double]? = nil) throws
    -> PlanRun
  {
    PlanRun(
      id: testID(number), plan: plan, scenarioVersion: version, levers: levers,
      basis: RunBasis(
        title: "Trust and care", scenarioDigest: Array(repeating: 7, count: 32),
        seed: .max - 1, draws: 100, thresholds: [-0.5, 0, 12.25], modelVersion: "planner-1",
        dataVersion: "reference-1", start: try PlanMonth(year: 2026, month: 4, field: "start"),
        horizonMonths: 180, isSynthetic: true),
      startedAt: testNoon)
  }

  @Test("a plan is read as it was recorded, and each new word on it gives it another version")
  func standing() async throws {
    let desk = try await desk()
    func standing() async throws -> PlanStanding? {
      try await desk.records.read { try $0.plan(plan) }
    }
    let empty = try #require(try await standing())
    #expect(empty.plan == (try aPlan(id: plan, of: desk.trust, in: place, for: [place])))
    #expect(empty.scenarioVersion == nil && empty.freezing == nil && empty.baselines == [])
    #expect(empty.createdAt == testNoon)
    try await desk.records.write { try $0.record(kept(1), of: plan) }
    let drafted = try #require(try await standing())
    #expect(drafted.scenarioVersion == 1)
    #expect(drafted.etag != empty.etag)
    try await desk.records.write { try $0.record(aRun(1)) }
    #expect(try await standing()?.etag == drafted.etag)
    let freezing = try PlanFreezing(run: testID(1), decidedBy: "Place director", at: testNoon)
    try await desk.records.write { change in
      try change.record(
        PlanRun.Ending(at: testNoon, digest: Array(repeating: 1, count: 32)), parts: [[1]],
        of: testID(1))
      try change.record(freezing, of: plan)
    }
    let frozen = try #require(try await standing())
    #expect(frozen.freezing == freezing)
    #expect(frozen.etag != drafted.etag)
  }

  @Test("versions of a scenario are added, read back byte for byte, and never written twice")
  func scenarios() async throws {
    let desk = try await desk()
    try await desk.records.write { change in
      try change.record(kept(1), of: plan)
      try change.record(kept(2), of: plan)
    }
    let found = try await desk.records.read { snapshot in
      try [nil, 1, 2, 3].map { try snapshot.scenario($0, of: plan) }
    }
    #expect(found == [kept(2), kept(1), kept(2), nil])
    await #expect(throws: ServiceError.self) {
      try await desk.records.write { try $0.record(kept(2), of: plan) }
    }
  }

  @Test("runs come newest first, with their levers, seed, thresholds and how they ended")
  func runs() async throws {
    let desk = try await desk()
    let failure = ServiceError(
      .failedPrecondition, .fieldRequired, field: "pay", "the pay of `CARE` is missing")
    let pulled = try aRun(2, levers: [LeverCode(listed: "A"): 2.5, LeverCode(listed: "B"): 0])
    try await desk.records.write { try $0.record(kept(1), of: plan) }
    for run in [try aRun(1), pulled, try aRun(3)] {
      try await desk.records.write { try $0.record(run) }
    }
    try await desk.records.write { change in
      try change.record(
        PlanRun.Ending(at: moment(1), digest: Array(repeating: 9, count: 32)),
        parts: [[1, 2], [], [3]], of: testID(1))
      try change.record(PlanRun.Ending(at: moment(2), failure: failure), parts: [], of: testID(3))
    }
    let (first, rest) = try await desk.records.read { snapshot in
      let first = try snapshot.runs(of: plan, before: nil, limit: 2)
      return (
        first.map(\.run),
        try snapshot.runs(of: plan, before: first.last?.cursor, limit: 2).map(\.run)
      )
    }
    #expect(first.map(\.state) == [.failed, .started])
    #expect(first.first?.ending?.failure == failure)
    #expect(first.last == pulled)
    #expect(rest.map(\.state) == [.finished])
    #expect(rest.first?.basis == (try aRun(1)).basis)
    let parts = try await desk.records.read { snapshot in
      try [1, 2, 3].map { try snapshot.resultParts(of: testID($0)) }
    }
    #expect(parts == [[[1, 2], [], [3]], [], []])
    await #expect(throws: ServiceError.self) {
      try await desk.records.write {
        try $0.record(PlanRun.Ending(at: testNoon, failure: failure), parts: [], of: testID(1))
      }
    }
  }

  @Test("plans are listed by whose they are or where they belong, in order, a page at a time")
  func lists() async throws {
    let desk = try await desk()
    let own: PlanID = testID(502)
    try await desk.records.write { try $0.record(aPlan(id: own, of: desk.home)) }
    let all = [plan, own].sorted()
    let table: [(PlanScope, [PlanID])] = [
      (PlanScope(organisation: nil, places: []), []),
      (PlanScope(organisation: testID(77), places: []), []),
      (PlanScope(organisation: desk.home, places: []), [own]),
      (PlanScope(organisation: desk.trust, places: []), [plan]),
      (PlanScope(organisation: desk.home, places: [place]), all),
      (PlanScope(organisation: desk.home, places: [place], only: place), [plan]),
      (PlanScope(organisation: nil, places: [], isEverything: true), all),
      (PlanScope(organisation: nil, places: [], isEverything: true, only: testID(9)), []),
    ]
    for (scope, wanted) in table {
      let listed = try await desk.records.read { try $0.plans(scope, after: nil, limit: 9) }
      #expect(listed.map(\.plan.id) == wanted)
    }
    let everything = PlanScope(organisation: nil, places: [], isEverything: true)
    let second = try await desk.records.read {
      try $0.plans(everything, after: all[0], limit: 1).map(\.plan.id)
    }
    #expect(second == [all[1]])
  }

  @Test("a return that another replaces is kept and no longer current; a merged plan names its own")
  func returns() async throws {
    let desk = try await desk()
    func aReturn(_ number: UInt64, _ body: OrganisationID, _ lines: [PlanLine]) throws -> PlanReturn
    {
      try PlanReturn(
        id: testID(number), organisation: body, place: place, title: "Return \(number)",
        lines: lines)
    }
    let first = try aReturn(1, desk.home, [aClaim(30, year: nil), aNeed(12.5, number: 2)])
    let second = try aReturn(2, desk.home, [aClaim(nil, number: 7)])
    let other = try aReturn(3, desk.trust, [anOffer(40)])
    try await desk.records.write { change in
      try change.record(first, replacing: nil)
      try change.record(other, replacing: nil)
    }
    try await desk.records.write { try $0.record(second, replacing: first.id) }
    try await desk.records.write {
      try $0.record(mergedFrom: [other.id, second.id], into: plan)
    }
    let (current, old, merged) = try await desk.records.read { snapshot in
      (
        try snapshot.currentReturns(for: place), try snapshot.planReturn(first.id),
        try snapshot.mergedReturns(of: plan)
      )
    }
    #expect(current.map(\.plan) == [second, other])
    #expect(old?.plan == first && old?.isReplaced == true)
    #expect(merged == [other.id, second.id])
  }

  @Test("imported totals come back with their flows and what they leave out; accepted ones first")
  func totals() async throws {
    let desk = try await desk()
    let imported = try anImport(1, plan: plan)
    let later = try anImport(2, plan: plan)
    try await desk.records.write { change in
      try change.record(imported)
      try change.record(later)
    }
    func standing() async throws -> PlanStanding? {
      try await desk.records.read { try $0.plan(plan) }
    }
    #expect(try await standing()?.baselines == [])
    for accepted in [imported.id, later.id, imported.id] {
      try await desk.records.write {
        try $0.record(baseline: accepted, of: plan, acceptedBy: "Head of workforce")
      }
    }
    #expect(try await standing()?.baselines == [later.id, imported.id])
    let found = try await desk.records.read { try $0.workforceImport(imported.id) }
    #expect(found == imported)
    let other = try await desk.records.read { try $0.workforceImport(testID(99)) }
    #expect(other == nil)
  }

  @Test("figures and projections of an import come back as they were, in the order of the files")
  func published() async throws {
    let desk = try await desk()
    let totals = try anImport(1, plan: plan).totals
    let years = [0.1, 1.0 / 3, 7].map { Array(repeating: $0, count: PeopleBand.count) }
    let table = try PopulationTable(firstYear: 2_022, people: years, field: "people")
    let imported = WorkforceImport(
      id: testID(710), plan: plan, totals: totals,
      published: try PublishedFigures(
        [
          AreaFigure(
            .leavers, area: "London", subject: "Nurses", group: TrustAndCare.support,
            period: "2025-26", value: 46, among: 610.5, field: "f"),
          AreaFigure(
            .cohortPeople, area: "BRENT", subject: "INSULIN", period: "March 2026; GP registers",
            value: 7_000, coverage: 0.7, field: "f"),
        ],
        population: PopulationRelease(
          basis: "ONS 2022-based",
          areas: [
            PopulationArea(
              code: "E09000005", name: "Brent", tables: [.principal: table, .old: table])
          ], field: "people"), field: "published"),
      rowCount: 9, countedCount: 9, filesDigest: Array(repeating: 4, count: 32),
      isSynthetic: true)
    try await desk.records.write { try $0.record(imported) }
    #expect(try await desk.records.read { try $0.workforceImport(imported.id) } == imported)
  }

  @Test("our own engagements are told as totals by role, learners and ended ones left out")
  func engagements() async throws {
    let desk = try await desk()
    try await desk.records.write { change in
      try change.add(aWorker(id: testID(31)), identity: anIdentity(givenName: "Ben"))
      let rows: [(WorkerID, Engagement)] = [
        (desk.worker, try anEngagement(with: desk.home)),
        (testID(31), try anEngagement(with: desk.home)),
        (testID(31), try anEngagement(with: desk.home, kind: .placement)),
        (testID(31), try anEngagement(with: desk.home, from: day(-90), to: day(0))),
        (testID(31), try anEngagement(with: desk.trust)),
      ]
      for (number, row) in rows.enumerated() {
        try change.record(
          row.1, id: testID(600 + UInt64(number)), of: row.0, by: desk.home, source: .direct,
          replacing: nil)
      }
    }
    let totals = try await desk.records.read {
      try $0.engagementTotals(of: desk.home, on: testDay)
    }
    #expect(totals.map(\.role) == ["CARE-WORKER"])
    #expect(totals.map(\.people) == [2])
    #expect(abs((totals.first?.fte ?? 0) - 2.0 / 3) < 1e-12)
  }

  @Test("R-92: no table or column of planning names a worker or anything that is a person's")
  func noWorker() async throws {
    let desk = try await Desk.open()
    let columns = try await desk.driver.read { reading in
      try reading.rows(
        """
        SELECT m.name || '.' || c.name || ' ' || coalesce(f."table", '')
        FROM sqlite_schema m JOIN pragma_table_info(m.name) c
        LEFT JOIN pragma_foreign_key_list(m.name) f ON f."from" = c.name
        WHERE m.type = 'table' AND (m.name GLOB 'plan*' OR m.name GLOB 'workforce*')
        """, []
      ) { try $0.text(0) }
    }
    #expect(columns.count > 60)
    let personal = [
      "worker", "person", "name", "birth", "surname", "nino", "insurance", "identity", "fact",
      "subject", "employee", "holder",
    ]
    for column in columns {
      #expect(personal.allSatisfy { !column.contains($0) }, "\(column)")
    }
  }
}
