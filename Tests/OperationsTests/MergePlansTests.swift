import Access
import Operations
import Planning
import TestSupport
import Testing
import Vocabulary

/// U20 of the scenarios: sixty claims on forty graduates.
@Suite("What several bodies hand in for a place")
struct MergePlansTests {
  private func submit(
    _ town: PlanningTown, _ body: OrganisationID, _ lines: [PlanLine],
    replaces: SubmitPlan.Request.Earlier? = nil
  ) async throws -> SubmitPlan.Report {
    try await SubmitPlan.run(
      .init(
        header: town.test.header("submit"), place: town.place, title: "Return", lines: lines,
        replaces: replaces),
      town.planner("SubmitPlan", of: body), in: town.service)
  }

  private func merge(
    _ town: PlanningTown, as body: OrganisationID? = nil, _ returns: [PlanReturnID] = [],
    validateOnly: Bool = false
  ) async throws -> MergePlans.Report {
    try await MergePlans.run(
      .init(
        header: town.test.header("merge", validateOnly: validateOnly), place: town.place,
        returns: returns),
      town.planner("MergePlans", of: body), in: town.service)
  }

  @Test("U20: thirty and thirty on forty: over by twenty, both named, none cut, no line lost")
  func overClaim() async throws {
    let town = try await PlanningTown.open()
    _ = try await submit(town, town.trust, [aClaim(30), aNeed(14, number: 2)])
    _ = try await submit(town, town.home, [aClaim(30), aNeed(9.5, number: 2)])
    _ = try await submit(town, town.registry.board, [anOffer(40)])
    let report = try await merge(town)
    let over = try #require(report.merged.overClaims.first)
    #expect(report.merged.overClaims.count == 1)
    #expect(over.graduates == 40 && over.claimed == 60 && over.excess == 20 && over.year == 2_027)
    #expect(Set(over.claims.map(\.claimant)) == [town.trust.description, town.home.description])
    #expect(over.claims.map(\.count) == [30, 30])
    #expect(report.merged.lines.count == 5)
    #expect(report.merged.sums.reduce(0) { $0 + $1.lineCount } == 5)
    let claimed = report.merged.sums.first { $0.subject.kind == .claim }
    let needed = report.merged.sums.first { $0.subject.kind == .need }
    #expect(claimed?.count == 60 && claimed?.lineCount == 2)
    #expect(needed?.count == 23.5 && needed?.subject.unit == .fte)
  }

  @Test("U20: a claim without its year is kept, in no sum, and listed for its owner")
  func withoutYear() async throws {
    let town = try await PlanningTown.open()
    let report = try await submit(town, town.trust, [aClaim(30, year: nil)])
    #expect(report.keptOut.map(\.field) == ["year"])
    _ = try await submit(town, town.home, [aClaim(30)])
    _ = try await submit(town, town.registry.board, [anOffer(40)])
    let merged = try await merge(town).merged
    #expect(merged.overClaims.isEmpty)
    #expect(merged.lines.count == 3)
    #expect(merged.keptOut.map(\.organisation) == [town.trust])
    #expect(merged.sums.reduce(0) { $0 + $1.lineCount } == 2)
  }

  @Test("claims on graduates nobody offered are unknown and never called over")
  func uncounted() async throws {
    let town = try await PlanningTown.open()
    _ = try await submit(town, town.trust, [aClaim(30)])
    let merged = try await merge(town).merged
    #expect(merged.overClaims.isEmpty)
    #expect(merged.uncounted.map(\.count) == [30])
  }

  @Test("R-93: a place with no earlier plan gets its first from returns alone")
  func firstPlan() async throws {
    let town = try await PlanningTown.open()
    let nothing = await refusal { try await merge(town) }
    #expect(nothing?.reason == .stateForbids && nothing?.field == "place_id")
    _ = try await submit(town, town.home, [aNeed(9.5)])
    let tried = try await merge(town, validateOnly: true)
    #expect(tried.id == nil && tried.merged.lines.count == 1)
    let report = try await merge(town)
    let id = try #require(report.id)
    let plan = try await town.show(id)
    #expect(plan.plan.place == town.place && plan.scenarioVersion == nil)
    #expect(plan.plan.start.description == "2026-04")
    // It is a plan like any other: it takes a scenario and runs.
    let month = plan.plan.horizonMonths
    let scenario = try TrustAndCare().scenario().with { $0.horizonMonths = month }
    let drafted = try await town.draft(scenario, on: plan)
    #expect(try await town.run(drafted.plan.id).run?.state == .finished)
  }

  @Test("a partner sees every sum and its own lines; the body that keeps the place sees all")
  func partners() async throws {
    let town = try await PlanningTown.open()
    _ = try await submit(town, town.trust, [aClaim(30), aClaim(5, year: nil, number: 2)])
    _ = try await submit(town, town.home, [aClaim(30)])
    _ = try await submit(town, town.registry.board, [anOffer(40)])
    let whole = try await merge(town).merged
    let partner = try await merge(town, as: town.home).merged
    #expect(whole.lines.count == 4)
    #expect(partner.lines.map(\.organisation) == [town.home])
    #expect(partner.keptOut.isEmpty)
    #expect(partner.sums == whole.sums && partner.overClaims == whole.overClaims)
    // A sum of one return would be that return.
    let theirs = try #require(whole.lines.first { $0.organisation == town.trust }?.handedIn)
    for validateOnly in [true, false] {
      let alone = await refusal {
        try await merge(town, as: town.home, [theirs], validateOnly: validateOnly)
      }
      #expect(alone?.code == .notFound && alone?.field == "return_ids[0]")
    }
    let own = try #require(partner.lines.first?.handedIn)
    #expect(try await merge(town, as: town.home, [own]).merged.sums.map(\.count) == [30])
    let stranger = await refusal { try await merge(town, as: town.registry.stranger) }
    #expect(stranger?.code == .notFound && stranger?.field == "place_id")
  }

  @Test("a later return takes the place of the one it names, under the version that was read")
  func replaces() async throws {
    let town = try await PlanningTown.open()
    let first = try await submit(town, town.trust, [aClaim(30)])
    let id = try PlanReturnID(first.receipt.id, field: "id")
    let earlier = SubmitPlan.Request.Earlier(id: id, etag: first.receipt.etag)
    let stale = SubmitPlan.Request.Earlier(id: id, etag: Etag(sent: "v0"))
    let late = await refusal { try await submit(town, town.trust, [aClaim(20)], replaces: stale) }
    #expect(late?.reason == .etagMismatch && late?.field == "replaces_etag")
    let theirs = await refusal {
      try await submit(town, town.home, [aClaim(20)], replaces: earlier)
    }
    #expect(theirs?.code == .notFound && theirs?.field == "replaces_id")
    _ = try await submit(town, town.trust, [aClaim(20)], replaces: earlier)
    let twice = await refusal {
      try await submit(town, town.trust, [aClaim(10)], replaces: earlier)
    }
    #expect(twice?.reason == .stateForbids)
    #expect(try await merge(town).merged.sums.map(\.count) == [20])
    // What was merged then can be named still.
    #expect(try await merge(town, [id]).merged.sums.map(\.count) == [30])
  }
}
