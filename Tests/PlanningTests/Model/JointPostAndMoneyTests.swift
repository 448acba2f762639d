import Planning
import Testing
import Vocabulary

/// Joint posts, cost lines and pooled funds: `planning.md`, section 8.
@Suite("joint posts and money")
struct JointPostAndMoneyTests {
  private func posts(
    funded: Double = 10, filled: Double = 10, fillRate: Double = 0, funder: String? = "ICB",
    people: Double = 10
  ) throws -> Scenario.Parts {
    var parts = try Make.parts(["HOME", "OTHER"])
    parts.stocks = [
      try Make.stock("HOME", Make.people(people)), try Make.stock("OTHER", Make.people(0)),
    ]
    parts.holders = [Make.holder("ICB"), Make.holder("COUNCIL")]
    parts.posts = [
      try JointPostInput(
        code: Make.code("J"), name: "joint", place: Make.code("P"), homeGroup: Make.code("HOME"),
        shares: [
          .init(group: Make.code("HOME"), share: Make.fraction(3, 5), funder: Make.code("ICB")),
          .init(
            group: Make.code("OTHER"), share: Make.fraction(2, 5), funder: funder.map(Make.code)),
        ],
        ftePerPost: 1, funded: funded, filled: filled, fillRate: fillRate, travelHoursPerMonth: 4,
        sponsor: "the director", field: "post")
    ]
    return parts
  }

  @Test("T21: ten joint posts of 0.6 and 0.4; a tenth leave, from both sides, counted once")
  func tenthLeaves() throws {
    var parts = try posts()
    let hazard = try RateKind.yearlyProbability.hazard(0.1, field: "rate")
    parts.hazards = [try Make.hazard("HOME", .leave, perYear: hazard)]
    let run = try Bench(parts).central()
    #expect(isNear(run.people("HOME", 0), 10))
    #expect(isNear(run.row("HOME", 0)?.capacity.fte ?? 0, 6))
    #expect(isNear(run.row("OTHER", 0)?.capacity.fte ?? 0, 4))
    #expect(isNear(run.people("HOME", 1), 9))
    #expect(isNear(run.row("HOME", 1)?.capacity.fte ?? 0, 5.4))
    #expect(isNear(run.row("OTHER", 1)?.capacity.fte ?? 0, 3.6))
    #expect(isNear(run.people("OTHER", 1), 0))
    #expect(isNear(run.posts[1].fteByShare.reduce(0, +), run.posts[1].filled))
    #expect(isNear(run.row("OTHER", 1)?.capacity.travelHours ?? 0, 9 * 4 * 0.4))
  }

  @Test("vacated posts are refilled from the home group, with all funders or not at all")
  func refill() throws {
    var parts = try posts(funded: 10, filled: 4, fillRate: 0.5, people: 100)
    #expect(isNear(try Bench(parts).central().posts[1].filled, 10 - 6 / 4_096))
    parts = try posts(funded: 10, filled: 4, fillRate: 0.5, funder: nil, people: 100)
    #expect(try Bench(parts).central().posts[1].filled == 4)
    parts = try posts(funded: 10, filled: 4, fillRate: 1, people: 7)
    let run = try Bench(parts).central()
    #expect(isNear(run.posts[1].filled, 7))
    #expect(isNear(run.people("HOME", 1), 7), "posts take people who are there already")
  }

  private func paid(_ shares: [HolderShare]) throws -> Scenario.Parts {
    var parts = try posts()
    parts.holders.append(Make.holder("TRUST"))
    parts.pay = [
      try PayInput(
        place: nil, group: Make.code("HOME"), yearlyPayPence: 3_000_001, onCostShare: 0.25,
        agencyHourPence: 2_500, field: "pay")
    ]
    parts.costLines = [
      try CostLineInput(
        code: Make.code("PAY"), name: "pay", place: nil, kind: .pay(Make.code("HOME")),
        shares: shares, field: "line")
    ]
    return parts
  }

  @Test("a line is rounded once and shared to the penny, odd pence by largest remainder")
  func pence() throws {
    let thirds = try ["TRUST", "COUNCIL", "ICB"].map { holder throws(ServiceError) in
      try Make.share(holder, 1, 3)
    }
    let cost = try #require(try Bench(paid(thirds)).central().costs.first)
    // 6 FTE × £30,000.01 × 1.25 = 22,500,007.5 pence, half up.
    #expect(cost.pence == 22_500_008)
    #expect(cost.byHolder.map(\.holder.text) == ["COUNCIL", "ICB", "TRUST"])
    #expect(cost.byHolder.map(\.pence) == [7_500_003, 7_500_003, 7_500_002])
  }

  @Test("a price that is not known leaves its line unknown, never 0")
  func unknownPay() throws {
    var parts = try paid([try Make.share("ICB", 1, 1)])
    parts.pay = []
    let cost = try #require(try Bench(parts).central().costs.first)
    #expect(cost.pence == nil)
    #expect(cost.byHolder.isEmpty)
  }

  @Test("agency hours cost their price and count as hours")
  func agency() throws {
    var parts = try paid([try Make.share("ICB", 1, 1)])
    parts.stocks[0] = try Make.stock("HOME", Make.people(10), agencyHours: 100)
    parts.costLines = [
      try CostLineInput(
        code: Make.code("AGENCY"), name: "agency", place: nil, kind: .agency(Make.code("HOME")),
        shares: [Make.share("ICB", 1, 1)], field: "line")
    ]
    let run = try Bench(parts).central()
    #expect(run.costs.first?.pence == 3_000_000)
    let capacity = try #require(run.row("HOME", 1)?.capacity)
    #expect(
      isNear(
        capacity.availableHours, capacity.productiveHours - capacity.travelHours + 100))
  }

  /// U16's figures: a fund of two holders that is £1m over.
  private func pooled(agreed: Bool) throws -> Scenario.Parts {
    var parts = try paid([try Make.share("ICB", 1, 2), try Make.share("COUNCIL", 1, 2)])
    let shares = [try Make.share("ICB", 55, 100), try Make.share("COUNCIL", 45, 100)]
    parts.funds = [
      try PooledFundInput(
        name: "better care", host: Make.code("COUNCIL"), legalBasis: "section 75",
        lines: [Make.code("PAY")],
        contributionsPence: [.init(holder: Make.code("ICB"), pence: 22_500_008 - 100_000_000 / 10)],
        riskShares: agreed ? shares : nil, field: "fund")
    ]
    return parts
  }

  @Test("overspend is borne by the agreed rule: 55 and 45 of every hundred")
  func overspend() throws {
    let fund = try #require(try Bench(pooled(agreed: true)).central().funds.first)
    #expect(fund.overspendPence == 10_000_000)
    guard case .shared(let parts) = fund.settlement else {
      Issue.record("the rule was agreed")
      return
    }
    #expect(parts.map(\.pence) == [4_500_000, 5_500_000])
  }

  @Test("where no rule is agreed the amount is unresolved, never 0")
  func unresolved() throws {
    let fund = try #require(try Bench(pooled(agreed: false)).central().funds.first)
    #expect(fund.overspendPence == 10_000_000)
    #expect(fund.settlement == .unresolved)
  }

  @Test("a lever costs from the month it first acts in")
  func leverCost() throws {
    var parts = try paid([try Make.share("ICB", 1, 1)])
    parts.levers = [
      try Lever(
        code: Make.code("RETAIN"), name: "retention", owner: .system, unit: "schemes",
        bounds: 0...5, size: 2, earliestMonth: 0, yearlyCostPencePerUnit: 1_200,
        effects: [
          .init(
            event: Make.event(18, .payOutside(factor: 1)), base: 1, perUnit: 0)
        ], field: "lever")
    ]
    parts.costLines = [
      try CostLineInput(
        code: Make.code("LEVER"), name: "retention", place: nil, kind: .lever(Make.code("RETAIN")),
        shares: [Make.share("ICB", 1, 1)], field: "line")
    ]
    let costs = try Bench(parts).central().costs
    #expect(costs.prefix(3).map(\.pence) == [0, 1_200, 2_400])
  }
}
