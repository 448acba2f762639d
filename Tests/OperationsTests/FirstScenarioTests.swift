import Operations
import Planning
import TestSupport
import Testing
import Vocabulary

@Suite("The first scenario of a plan")
struct FirstScenarioTests {
  private func draft(
    _ plan: PlanStanding, said: Scenario.Parts? = nil, in town: PlanningTown
  ) async throws -> DraftScenario.Report {
    try await DraftScenario.run(
      .init(
        header: town.test.header("first"), plan: plan.plan.id, etag: plan.etag, scenario: nil,
        said: said),
      town.planner("DraftScenario"), in: town.service)
  }

  /// What the imports of these tests do not say of two groups.
  private func said(_ change: (inout Scenario.Parts) throws -> Void = { _ in }) throws
    -> Scenario.Parts
  {
    var system = TrustAndCare()
    (system.leaving, system.recruits) = (0.2, 24)
    var parts = try system.parts()
    parts.stocks = []
    let source = try ValueProvenance(grade: .elicited, source: "the lead", field: "f")
    parts.hazards.append(
      try HazardInput(
        place: nil, group: TrustAndCare.support, cause: .leave,
        rates: [PlanValue(exactly: 0.1, provenance: source, field: "f")], field: "f"))
    parts.joiners.append(
      try JoinerInput(
        place: TrustAndCare.place, group: TrustAndCare.support, source: .wider,
        perMonth: PlanValue(exactly: 3, provenance: source, field: "f"),
        entryAges: parts.joiners[0].entryAges, field: "f"))
    try change(&parts)
    return parts
  }

  /// A plan whose only import, or what stands beside it, is accepted.
  private func accepted(
    _ figures: [AreaFigure] = [], funded: Double? = 520, in town: PlanningTown
  ) async throws -> PlanStanding {
    let plan = try await town.createPlan()
    let usual = try anImport(1, plan: plan.plan.id)
    let posts = try funded.map {
      try AreaFigure(
        .fundedFTE, area: TrustAndCare.place.text, subject: "Wards", group: TrustAndCare.support,
        period: "", value: $0, field: "f")
    }
    let imported = WorkforceImport(
      id: usual.id, plan: usual.plan, totals: usual.totals,
      published: try PublishedFigures(
        figures + [posts].compactMap(\.self), population: nil, field: "f"),
      rowCount: usual.rowCount, countedCount: usual.countedCount,
      filesDigest: usual.filesDigest, isSynthetic: true)
    try await town.test.store.write { change in
      try change.record(imported)
      try change.record(baseline: imported.id, of: plan.plan.id, acceptedBy: "Head of workforce")
    }
    return try await town.show(plan.plan.id)
  }

  @Test("R-93: returns alone begin a plan; what they lack is asked for and nothing is written")
  func asked() async throws {
    let town = try await PlanningTown.open()
    let nothing = try await draft(town.createPlan(), in: town)
    #expect(nothing.receipt == nil && nothing.questions.map(\.field) == ["stocks"])
    let plan = try await accepted(in: town)
    let report = try await draft(plan, in: town)
    #expect(report.receipt == nil && report.version == nil && report.scenario == nil)
    let groups = report.questions.filter { $0.field == "groups" }.compactMap(\.group)
    #expect(Set(groups) == [TrustAndCare.care, TrustAndCare.support])
    let coverage = try await DescribeCoverage.run(
      plan.plan.id, version: nil, town.planner("DescribeCoverage"), in: town.service)
    #expect(coverage.questions == report.questions)
    #expect(try await town.show(plan.plan.id).scenarioVersion == nil)
  }

  @Test("with what returns lack said beside them the first scenario is kept, its people measured")
  func kept() async throws {
    let town = try await PlanningTown.open()
    let plan = try await accepted(in: town)
    let report = try await draft(plan, said: said(), in: town)
    #expect(report.questions.isEmpty && report.version == 1, "\(report.questions)")
    let care = try #require(
      report.scenario?.parts.stocks.first { $0.group == TrustAndCare.care })
    #expect(abs(care.peopleByAge.reduce(0, +) - 65.5) < 1e-9)
    #expect(care.provenance.grade == .measured && care.provenance.coverage == 0.85)
    // 65.5 people and 4 open posts at 51.25 FTE of 60 people.
    #expect(abs((care.establishment ?? 0) - 69.5 * 51.25 / 60) < 1e-9)
    #expect(report.scenario?.parts.isSynthetic == true)
  }

  @Test("leavers of a place need a wider area's beside them: then its own rate is drawn towards it")
  func leavers() async throws {
    let town = try await PlanningTown.open()
    let alone = try said { $0.hazards.removeAll { $0.group == TrustAndCare.care } }
    let plan = try await accepted(in: town)
    let asked = try await draft(plan, said: alone, in: town)
    #expect(asked.receipt == nil && asked.questions.map(\.field) == ["hazards"])
    #expect(asked.questions.first?.group == TrustAndCare.care)
    let other = try await PlanningTown.open()
    let wider = try AreaFigure(
      .leavers, area: "England", subject: "care workers", group: TrustAndCare.care,
      period: "2025-26", value: 231, among: 1_000, field: "f")
    let report = try await draft(accepted([wider], in: other), said: alone, in: other)
    #expect(report.version == 1, "\(report.questions)")
    let rate = try #require(
      report.scenario?.parts.hazards.first { $0.group == TrustAndCare.care }?.rates.first)
    // 15 of 60 left here, 0.231 in England, which weighs as much as twelve months here.
    #expect(abs(rate.centre - (15 + 0.231 * 60) / 120) < 1e-9)
    #expect(rate.provenance.grade == .measured)
  }

  @Test("posts nobody counted are asked for, and so is what a health group has to do")
  func posts() async throws {
    let bare = try await PlanningTown.open()
    let unfunded = try await draft(accepted(funded: nil, in: bare), said: said(), in: bare)
    #expect(unfunded.receipt == nil && unfunded.questions.map(\.field) == ["stocks"])
    let town = try await PlanningTown.open()
    let plan = try await accepted(in: town)
    let needless = try said { $0.needs = [] }
    let asked = try await draft(plan, said: needless, in: town)
    #expect(asked.questions.map(\.field) == ["needs"])
    #expect(asked.questions.first?.group == TrustAndCare.support)
    let needs = asked.scenario?.parts.needs.map(\.group)
    #expect(needs == [TrustAndCare.care])
    let report = try await draft(plan, said: said(), in: town)
    let support = report.scenario?.parts.stocks.first { $0.group == TrustAndCare.support }
    #expect(support?.establishment == 520)
  }
}
