import OneWorkforceProtos
import Operations
import Planning
import TestSupport
import Testing
import Vocabulary

/// Four people who work at night: no export gives them away.
@Suite("Small counts in exports")
struct ExportPlanTests {
  private static let night = GroupCode(listed: "NIGHT")

  /// Trust and care with a night team of four to which somebody comes each month, a joint post
  /// held by two, and lines of pay.
  private func scenario() throws -> Scenario {
    var town = TrustAndCare()
    town.paid = ["SUPPORT", "CARE", "NIGHT"]
    var parts = try town.parts()
    let (care, stock) = (parts.groups[1], parts.stocks[1])
    parts.groups.append(
      try StaffGroup(
        code: Self.night, name: "Night team", sector: .socialCare, isRegulated: false,
        baseHoursPerWeek: 37.5, allowances: care.allowances, field: "groups"))
    parts.stocks.append(
      try OpeningStock(
        place: TrustAndCare.place, group: Self.night,
        people: .byBand(ByBand(AgeBand.allCases.map { $0 == .from30 ? 4 : 0 }, field: "people")),
        participation: stock.participation, establishment: 4, provenance: stock.provenance,
        field: "stocks"))
    parts.joiners.append(
      try JoinerInput(
        place: TrustAndCare.place, group: Self.night, source: .wider,
        perMonth: PlanValue(exactly: 1, provenance: stock.provenance, field: "per_month"),
        entryAges: parts.joiners[0].entryAges, field: "joiners"))
    try addPost(to: &parts)
    try addMoney(to: &parts)
    return try Scenario(parts)
  }

  private func addPost(to parts: inout Scenario.Parts) throws {
    let half = try Fraction(1, over: 2, field: "share")
    let (support, care) = (TrustAndCare.support, TrustAndCare.care)
    parts.posts = [
      try JointPostInput(
        code: PostCode(listed: "LIAISON"), name: "Liaison", place: TrustAndCare.place,
        homeGroup: care,
        shares: [support, care].map { .init(group: $0, share: half, funder: nil) },
        ftePerPost: 1, funded: 2, filled: 2, fillRate: 0, travelHoursPerMonth: 4, sponsor: "ICB",
        field: "posts")
    ]
  }

  private func addMoney(to parts: inout Scenario.Parts) throws {
    let holder = HolderCode(listed: "ICB")
    let all = [HolderShare(holder: holder, share: try Fraction(1, over: 1, field: "share"))]
    parts.holders = [BudgetHolder(code: holder, name: "Board")]
    let kinds: [(String, CostLineInput.Kind)] = [
      ("PAY-SUPPORT", .pay(TrustAndCare.support)), ("PAY-NIGHT", .pay(Self.night)),
      ("TRAVEL", .travel(pencePerHour: 100)),
    ]
    parts.costLines = try kinds.map { code, kind in
      try CostLineInput(
        code: CostLineCode(listed: code), name: code, place: nil, kind: kind, shares: all,
        field: "cost_lines")
    }
    parts.funds = try ["PAY-SUPPORT", "PAY-NIGHT"].map { line in
      try PooledFundInput(
        name: "Fund of " + line, host: holder, legalBasis: "section 75",
        lines: [CostLineCode(listed: line)],
        contributionsPence: [.init(holder: holder, pence: 1_000)], riskShares: nil,
        field: "funds")
    }
  }

  private func export(_ format: ExportPlan.Format) async throws -> [UInt8] {
    let town = try await PlanningTown.open()
    let plan = try await town.draft(scenario())
    _ = try await town.run(plan.plan.id, draws: 16)
    let report = try await ExportPlan.run(
      .init(plan: plan.plan.id, run: nil, format: format), town.planner("ExportPlan"),
      in: town.service)
    #expect(report.suppressionThreshold == 5 && report.suppressedCount > 0)
    return report.bytes
  }

  @Test("four people are a star in the tables, and so is all that would give them back")
  func tables() async throws {
    let text = String(decoding: try await export(.csv), as: UTF8.self)
    let lines = text.split(separator: "\r\n").map(String.init)
    let stars = Array(repeating: "*", count: 8).joined(separator: ",")
    #expect(lines.contains { $0.hasPrefix("BRENT,NIGHT,0,0.0,0.0,0.0,*,") })
    #expect(lines.contains("BRENT,NIGHT,0,*,*,*"))
    #expect(lines.contains("BRENT,CARE,0,*,*,*"))
    #expect(lines.contains("PEOPLE,BRENT,NIGHT,,0,\(stars)"))
    // Care workers alone have a need in their sector: what it needs and lacks is theirs, and with
    // it what the night team has.
    for metric in ["REQUIRED_FTE", "UNMET_FTE", "SURPLUS_FTE"] {
      for scope in ["BRENT,,SOCIAL_CARE", "BRENT,,", ",,SOCIAL_CARE", ",,"] {
        #expect(lines.contains("\(metric),\(scope),0,\(stars)"), "\(metric) \(scope)")
      }
      #expect(!lines.contains("\(metric),BRENT,,HEALTH,0,\(stars)"))
    }
    // Two are hidden in what the sector has together, so that it may be shown.
    #expect(!lines.contains("AVAILABLE_FTE,BRENT,,SOCIAL_CARE,0,\(stars)"))
    #expect(!lines.contains("AVAILABLE_FTE,,,,0,\(stars)"))
    #expect(!lines.contains("BRENT,SUPPORT,0,*,*,*"))
    #expect(lines.contains { $0.hasPrefix("BRENT,NIGHT,2,28.0") })
  }

  @Test("a whole result tells them in no later year, no line of pay, no post and no fund")
  func whole() async throws {
    let whole = try WireProjection(serializedBytes: try await export(.protobuf))
    let groups = Set(whole.groups.map(\.group))
    // The opening people of year 1 would be those of year 0.
    #expect(groups == ["SUPPORT"])
    #expect(!whole.bands.contains { ["NIGHT", "CARE"].contains($0.scope.group) })
    #expect(whole.bands.contains { $0.scope.group == "SUPPORT" })
    let care = whole.bands.filter { $0.scope.sector == .socialCare }
    #expect(Set(care.map(\.metric)) == ["AVAILABLE_FTE"])
    #expect(whole.posts.isEmpty)
    #expect(Set(whole.costs.map(\.line)) == ["PAY-SUPPORT"])
    #expect(Set(whole.funds.map(\.name)) == ["Fund of PAY-SUPPORT"])
  }
}
