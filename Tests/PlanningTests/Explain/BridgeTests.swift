import Planning
import Testing
import Vocabulary

@Suite struct BridgeTests {
  private let nurse = SmallTown.nurse
  private let north = SmallTown.north

  private func group(
    _ year: Int, people: Double, each: Double, joint: Double = 0, holders: Double = 0,
    hours: (travel: Double, release: Double, student: Double, agency: Double) = (0, 0, 0, 0),
    need: GroupNeed? = nil, flows: GroupFlows? = nil, perFTE: Double
  ) throws -> GroupYear {
    let fte = (people - holders) * each + joint
    let available =
      fte * perFTE - hours.travel - hours.release - hours.student + hours.agency
    return GroupYear(
      place: north, group: nurse, year: year,
      people: try ByBand([people, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], field: "people"),
      capacity: GroupCapacity(
        fte: fte, jointPostFTE: joint, productiveHours: fte * perFTE, travelHours: hours.travel,
        releaseHours: hours.release, studentHours: hours.student, agencyHours: hours.agency,
        availableHours: available, availableFTE: available / perFTE),
      need: need, gapHours: nil, gapFTE: need.map { $0.fte - available / perFTE },
      establishment: nil, flows: flows)
  }

  private func scenario() throws -> Scenario {
    try SmallTown.certain.scenario { parts in
      parts.holders = [BudgetHolder(code: HolderCode(listed: "TRUST"), name: "Trust")]
      parts.posts = [
        try JointPostInput(
          code: PostCode(listed: "JOINT"), name: "Joint nurse", place: north, homeGroup: nurse,
          shares: try [(nurse, 1), (SmallTown.carer, 1)].map {
            .init(
              group: $0, share: try Fraction($1, over: 2, field: "share"),
              funder: HolderCode(listed: "TRUST"))
          },
          ftePerPost: 1, funded: 20, filled: 10, fillRate: 0.5, travelHoursPerMonth: 4,
          sponsor: nil, field: "posts")
      ]
    }
  }

  private func need(_ people: Double, _ trend: Double, delegated: Double, perFTE: Double)
    -> GroupNeed
  {
    let before = 100 * perFTE * people * trend
    return GroupNeed(
      tier: .activity, hoursBeforeDelegation: before, delegationHours: delegated,
      hours: before + delegated, fte: (before + delegated) / perFTE,
      factors: [.init(name: "people", value: people), .init(name: "trend", value: trend)],
      parts: [])
  }

  /// Two years with every kind of flow and hours effect, each figure invented.
  private func run(_ scenario: Scenario) throws -> CentralRun {
    let perFTE = try #require(scenario.parts.groups.first { $0.code == nurse })
      .productiveHoursPerFTE
    var first = GroupFlows()
    (first.opening, first.joiners) = (100, [3, 1, 2, 4])
    (first.retired, first.ill, first.left, first.providerExits) = (2, 1, 6, 0.5)
    first.movedIn = [SmallTown.carer: 1.5]
    first.movedOut = [SmallTown.senior: 3]
    first.relocatedIn = [SmallTown.south: 0.5]
    first.closing = 99.5
    var second = GroupFlows()
    (second.opening, second.joiners) = (99.5, [0, 0, 0, 12])
    (second.left, second.relocatedOut, second.closing) = (9, [SmallTown.south: 2.5], 100)
    let groups = try [
      group(
        0, people: 100, each: 0.9, joint: 5, holders: 10, hours: (40, 20, 60, 300),
        need: need(1, 1, delegated: 0, perFTE: perFTE), perFTE: perFTE),
      group(
        1, people: 99.5, each: 0.88, joint: 6, holders: 12, hours: (48, 25, 40, 200),
        need: need(1.03, 1.01, delegated: -150, perFTE: perFTE), flows: first, perFTE: perFTE),
      group(
        2, people: 100, each: 0.91, joint: 4, holders: 8, hours: (32, 30, 90, 500),
        need: need(1.07, 0.98, delegated: -260, perFTE: perFTE), flows: second, perFTE: perFTE),
    ]
    let posts = [10.0, 12, 8].enumerated().map { year, filled in
      PostYear(
        post: PostCode(listed: "JOINT"), year: year, filled: filled, funded: 20,
        fteByShare: [filled / 2, filled / 2])
    }
    return CentralRun(
      groups: groups, programmes: [], delegations: [], posts: posts, costs: [], funds: [])
  }

  @Test("joiners, leavers, moves and hours bridge available FTE with nothing left over")
  func supply() throws {
    let scenario = try scenario()
    let run = try run(scenario)
    for (from, to) in [(0, 1), (1, 2), (0, 2)] {
      let bridge = try RunExplainer(run, of: scenario).supply(north, nurse, from: from, to: to)
      #expect(bridge.opening == run.groups[from].capacity.availableFTE)
      #expect(bridge.closing == run.groups[to].capacity.availableFTE)
      #expect(abs(bridge.residual) < 1e-9)
    }
    let year = try RunExplainer(run, of: scenario).supply(north, nurse, from: 0, to: 1)
    // Six left, at the mean of 0.90 and 0.88 FTE a person.
    #expect(abs((year.parts.first { $0.kind == .left }?.change ?? 0) + 6 * 0.89) < 1e-12)
    // One more FTE of joint posts here, two more people bound in them.
    #expect(
      abs((year.parts.first { $0.kind == .jointPosts }?.change ?? 0) - (1 - 2 * 0.89)) < 1e-12)
    #expect(
      year.parts.map(\.kind.code) == [
        "JOINERS/INTERNATIONAL", "JOINERS/NEWLY_QUALIFIED", "JOINERS/RETURNING", "JOINERS/WIDER",
        "RETIRED", "ILL", "LEFT", "PROVIDER_EXITS", "MOVED_IN/CARER", "MOVED_OUT/SENIOR",
        "RELOCATED_IN/SOUTH", "JOINT_POSTS", "PARTICIPATION", "TRAVEL", "RELEASE",
        "STUDENT_SUPERVISION", "AGENCY",
      ])
  }

  @Test("need splits into its factors and delegation, and the gap into both sides")
  func gap() throws {
    let scenario = try scenario()
    let run = try run(scenario)
    let explainer = RunExplainer(run, of: scenario)
    let need = try explainer.need(north, nurse, from: 0, to: 2)
    #expect(abs(need.residual) < 1e-9)
    #expect(need.parts.map(\.kind.code) == ["NEED/people", "NEED/trend", "DELEGATION"])
    let gap = try explainer.gap(north, nurse, from: 0, to: 2)
    #expect(gap.subject == .gapFTE)
    #expect(abs(gap.opening - (run.groups[0].gapFTE ?? 0)) < 1e-12)
    #expect(abs(gap.closing - (run.groups[2].gapFTE ?? 0)) < 1e-12)
    #expect(abs(gap.residual) < 1e-9)
    #expect((gap.parts.first { $0.kind == .left }?.change ?? 0) > 0)
  }

  @Test("a need that is a sum of activities tells each one's factors, a factor of 0 among them")
  func partsOfNeed() throws {
    let scenario = try scenario()
    let explainer = try RunExplainer(partedRun(scenario), of: scenario)
    let bridge = try explainer.need(north, nurse, from: 0, to: 1)
    #expect(abs(bridge.residual) < 1e-9)
    let told = Dictionary(
      bridge.parts.map { ($0.kind.code, $0.change) }, uniquingKeysWith: { first, _ in first })
    #expect(abs((told["NEED/VISITS/people"] ?? 0) - 10) < 1e-9)
    #expect(abs((told["NEED/ROUNDS/prevention"] ?? 0) + 50) < 1e-9)
    #expect(told.count == 2)
  }

  private func partedRun(_ scenario: Scenario) throws -> CentralRun {
    let perFTE = try #require(scenario.parts.groups.first { $0.code == nurse })
      .productiveHoursPerFTE
    func need(_ people: Double, _ prevention: Double) -> GroupNeed {
      let parts = [
        GroupNeed.Part(
          code: "VISITS", hours: 50 * perFTE * people,
          factors: [.init(name: "people", value: people)]),
        GroupNeed.Part(
          code: "ROUNDS", hours: 50 * perFTE * prevention,
          factors: [.init(name: "prevention", value: prevention)]),
      ]
      let hours = parts.reduce(0) { $0 + $1.hours }
      return GroupNeed(
        tier: .activity, hoursBeforeDelegation: hours, delegationHours: 0, hours: hours,
        fte: hours / perFTE, factors: [], parts: parts)
    }
    let groups = try [(1.0, 1.0), (1.2, 0)].enumerated().map { year, factors in
      try group(
        year, people: 100, each: 1, need: need(factors.0, factors.1), flows: GroupFlows(),
        perFTE: perFTE)
    }
    return CentralRun(
      groups: groups, programmes: [], delegations: [], posts: [], costs: [], funds: [])
  }

  @Test("over a scope shortage is explained and surplus stands apart, never netted")
  func scope() async throws {
    var town = SmallTown.certain
    town.horizonMonths = 120
    let scenario = try town.scenario()
    let run = try Projection.central(scenario)
    let explainer = RunExplainer(run, of: scenario)
    let scopes = [
      BandScope(place: nil, group: nil, sector: nil),
      BandScope(place: SmallTown.south, group: nil, sector: nil),
      BandScope(place: nil, group: nil, sector: .socialCare),
    ]
    for scope in scopes {
      for (from, to) in [(0, 10), (3, 4), (9, 10)] {
        let bridge = try explainer.unmet(scope, from: from, to: to)
        let before = try PlanMeasure(scope, .unmetFTE, year: from).value(run, of: scenario)
        let after = try PlanMeasure(scope, .unmetFTE, year: to).value(run, of: scenario)
        #expect(abs(bridge.opening - before) < 1e-9 * max(1, before))
        #expect(abs(bridge.closing - after) < 1e-9 * max(1, after))
        #expect(abs(bridge.residual) < 1e-9 * max(1, after))
      }
    }
  }

  @Test("every group of a run bridges over every span of its years")
  func everyGroup() throws {
    let scenario = try SmallTown().scenario()
    let run = try Projection.central(scenario)
    let explainer = RunExplainer(run, of: scenario)
    for row in run.groups where row.year > 0 {
      for from in 0..<row.year {
        let supply = try explainer.supply(row.place, row.group, from: from, to: row.year)
        #expect(abs(supply.residual) < 1e-9 * max(1, supply.closing))
        guard row.need != nil else { continue }
        let gap = try explainer.gap(row.place, row.group, from: from, to: row.year)
        #expect(abs(gap.residual) < 1e-9 * max(1, supply.closing))
      }
    }
  }

  @Test("years outside the plan, unknown groups and unknown need are named")
  func refusals() throws {
    let scenario = try SmallTown().scenario()
    let explainer = try RunExplainer(Projection.central(scenario), of: scenario)
    for (from, to) in [(2, 2), (3, 2), (-1, 2), (0, 6)] {
      #expect {
        try explainer.supply(SmallTown.south, nurse, from: from, to: to)
      } throws: { ($0 as? ServiceError)?.field == "years" }
    }
    #expect {
      try explainer.supply(north, SmallTown.senior, from: 0, to: 1)
    } throws: { ($0 as? ServiceError)?.reason == .codeUnknown }
    #expect {
      try explainer.gap(SmallTown.south, SmallTown.senior, from: 0, to: 1)
    } throws: { ($0 as? ServiceError)?.code == .failedPrecondition }
  }
}
