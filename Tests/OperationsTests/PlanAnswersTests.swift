import Access
import Operations
import Planning
import TestSupport
import Testing
import Vocabulary

@Suite("What a plan answers")
struct PlanAnswersTests {
  @Test("coverage names sources, what is left out and what is asked for, and never a lone figure")
  func coverage() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    let report = try await DescribeCoverage.run(
      plan.plan.id, version: nil, town.planner("DescribeCoverage"), in: town.service)
    #expect(report.populations.map(\.people) == [95_000])
    #expect(report.groups.map(\.group) == [TrustAndCare.care, TrustAndCare.support])
    #expect(report.groups.allSatisfy { $0.needTier == 1 && $0.scaled == nil })
    #expect(report.questions.map(\.field).contains("hazards"))
    #expect(report.notes.contains { $0.contains("today's posts meet today's need") })
    #expect(report.notes.contains { $0.contains("use is not need") })
    let empty = try await town.createPlan()
    let nothing = try await DescribeCoverage.run(
      empty.plan.id, version: nil, town.planner("DescribeCoverage"), in: town.service)
    #expect(nothing.groups.isEmpty && nothing.questions.map(\.field) == ["stocks"])
  }

  @Test("an import counts for nothing until a named person accepts it; then a draft takes it over")
  func baseline() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    let order = ImportWorkforce.Order(
      header: town.test.header("import"), plan: plan.plan.id, asOf: day(-30),
      place: TrustAndCare.place, coverage: 0.7, source: "ASC-WDS, invented",
      isSynthetic: true)
    let totals = try anImport(1, plan: plan.plan.id).totals
    func counted(_ errors: Int) -> ImportWorkforce.Counted {
      ImportWorkforce.Counted(
        totals: totals, rowCount: 10, refusedCount: errors, findings: [], errorCount: errors,
        warningCount: 0, digest: Array(repeating: 1, count: 32))
    }
    let call = try town.planner("ImportWorkforce")
    let wrong = try await ImportWorkforce.run(order, counted(1), call, in: town.service)
    #expect(wrong.receipt == nil)
    let done = try await ImportWorkforce.run(order, counted(0), call, in: town.service)
    let id = try WorkforceImportID(#require(done.receipt?.id), field: "id")
    func reconcile(_ etag: Etag, by post: String?) async throws -> ReconcileImport.Report {
      try await ReconcileImport.run(
        .init(
          header: town.test.header("accept"), plan: plan.plan.id, etag: etag, imported: id,
          earlier: nil, acceptedBy: post),
        town.planner("ReconcileImport"), in: town.service)
    }
    let tried = try await reconcile(plan.etag, by: nil)
    #expect(tried.receipt == nil && !tried.isAccepted)
    // 450 FTE now, 12 came and 7.5 went.
    #expect(tried.lines.map(\.group) == [TrustAndCare.support])
    #expect(tried.lines.first?.check.opening == 445.5 && tried.lines.first?.check.isExact == true)
    #expect(try await town.show(plan.plan.id).baselines.isEmpty)
    #expect(try await reconcile(plan.etag, by: "Head of workforce").isAccepted)
    let accepted = try await town.show(plan.plan.id)
    #expect(accepted.baselines == [id])
    let drafted = try await DraftScenario.run(
      .init(
        header: town.test.header("draft"), plan: plan.plan.id, etag: accepted.etag,
        scenario: nil),
      town.planner("DraftScenario"), in: town.service)
    let care = drafted.scenario?.parts.stocks.first { $0.group == TrustAndCare.care }
    #expect(drafted.version == 2 && drafted.questions.isEmpty)
    #expect(abs((care?.peopleByAge.reduce(0, +) ?? 0) - 65.5) < 1e-9)
    #expect(care?.establishment == 2_000 && care?.provenance.coverage == 0.7)
    let report = try await DescribeCoverage.run(
      plan.plan.id, version: nil, town.planner("DescribeCoverage"), in: town.service)
    let line = report.groups.first { $0.group == TrustAndCare.care }
    #expect(line?.counted == 65.5 && abs((line?.scaled ?? 0) - 65.5 / 0.7) < 1e-9)
    #expect(line?.exclusions.contains("agency staff") == true)
  }

  @Test("an import set against another prints what no flow explains")
  func residual() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    let imports = try [1, 2].map { try anImport($0, plan: plan.plan.id) }
    try await town.test.store.write { change in
      for imported in imports { try change.record(imported) }
    }
    let report = try await ReconcileImport.run(
      .init(
        header: town.test.header("residual"), plan: plan.plan.id, etag: plan.etag,
        imported: imports[1].id, earlier: imports[0].id, acceptedBy: nil),
      town.planner("ReconcileImport"), in: town.service)
    let care = report.lines.first { $0.group == TrustAndCare.care }
    // Nobody more or fewer, though 15 left and nobody said who started: 15 are unexplained.
    #expect(care?.check.residual == 15 && care?.unit == .headcount)
    let none = await refusal {
      try await ReconcileImport.run(
        .init(
          header: town.test.header("none"), plan: plan.plan.id, etag: plan.etag,
          imported: testID(99), earlier: nil, acceptedBy: nil),
        town.planner("ReconcileImport"), in: town.service)
    }
    #expect(none?.field == "import_id" && none?.code == .notFound)
  }

  @Test("two versions differ by the inputs that changed, in parts that add up")
  func comparison() async throws {
    let town = try await PlanningTown.open()
    let first = try await town.draft()
    var other = TrustAndCare()
    (other.taken, other.recruits) = (120, 30)
    _ = try await town.draft(other.scenario(), on: first)
    let compared = try await CompareScenarios.run(
      .init(
        plan: first.plan.id, base: ScenarioChoice(version: 1, levers: nil),
        others: [ScenarioChoice(version: 2, levers: nil), ScenarioChoice(version: 1, levers: nil)],
        settings: RunSettings(seed: 7, draws: 0), year: 1),
      town.planner("CompareScenarios"), in: town.service)
    let changed = try #require(compared.first)
    // The trust needs 120 fewer, care lacks 90 more.
    #expect(abs(changed.unmet.closing - changed.unmet.opening + 30) < 1e-6)
    #expect(abs(changed.unmet.residual) < 1e-9)
    let effects = Dictionary(
      changed.sectors.map { ($0.sector, $0.unmetFTEChange) }, uniquingKeysWith: { $1 })
    #expect(abs((effects[.health] ?? 0) + 120) < 1e-6)
    #expect(abs((effects[.socialCare] ?? 0) - 90) < 1e-6)
    #expect(compared.last?.unmet.opening == compared.last?.unmet.closing)
  }

  @Test("a gap's parts add up, and over-claims on the place's graduates stand beside them")
  func explanation() async throws {
    let town = try await PlanningTown.open()
    var system = TrustAndCare()
    (system.leaving, system.doubt) = (0.2, 0.3)
    let plan = try await town.draft(system.scenario())
    for (body, line) in [
      (town.trust, try aClaim(30)), (town.home, try aClaim(30)),
      (town.registry.board, try anOffer(40)),
    ] {
      _ = try await SubmitPlan.run(
        .init(
          header: town.test.header("submit"), place: town.place, title: "Return", lines: [line],
          replaces: nil),
        town.planner("SubmitPlan", of: body), in: town.service)
    }
    let report = try await ExplainGap.run(
      .init(
        plan: plan.plan.id, scenario: .newest, place: TrustAndCare.place,
        group: TrustAndCare.care, fromYear: 0, toYear: nil, barCount: 5),
      town.planner("ExplainGap"), in: town.service)
    #expect(abs(report.gap.residual) < 1e-6 && report.gap.closing > report.gap.opening)
    #expect(report.overClaims.map(\.excess) == [20])
    #expect(report.tornado.inputCount == 1)
    #expect(report.owners == nil && report.levers == nil)
    let every = try await ExplainGap.run(
      .init(
        plan: plan.plan.id, scenario: .newest, place: nil, group: nil, fromYear: 0, toYear: 2,
        barCount: 5),
      town.planner("ExplainGap"), in: town.service)
    #expect(every.gap.subject == .unmetFTE && every.supply == nil)
  }
}
