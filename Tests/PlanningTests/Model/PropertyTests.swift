import Planning
import Testing
import Vocabulary

/// A small generator of our own: SplitMix64.
struct Chance {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    let share = Double(next() >> 11) * 0x1p-53
    return range.lowerBound + (range.upperBound - range.lowerBound) * share
  }

  mutating func pick<T>(_ values: [T]) -> T { values[Int(next() % UInt64(values.count))] }

  mutating func happens(_ share: Double) -> Bool { number(0...1) < share }
}

/// Random scenarios that use every part of the model.
struct RandomScenario {
  var chance: Chance
  let places = ["P", "Q", "R"]
  let groups = ["A", "B", "C", "D"]

  init(seed: UInt64) {
    chance = Chance(seed)
  }

  mutating func parts(wholePersonBelow: Double = 0) throws -> Scenario.Parts {
    var parts = Scenario.Parts(
      start: try PlanMonth(year: 2026, month: chance.pick(Array(1...12)), field: "start"),
      uncertainty: try UncertaintySettings(wholePersonBelow: wholePersonBelow))
    parts.title = "random"
    parts.horizonMonths = 60
    parts.places = try places.map { code throws(ServiceError) in try Make.place(code, growth: 0.01)
    }
    for (position, code) in groups.enumerated() {
      parts.groups.append(
        try Make.group(code, sector: position < 2 ? .health : .socialCare, leave: 0.15))
    }
    try addStocks(&parts)
    try addHazards(&parts)
    try addWork(&parts)
    try addMoney(&parts)
    try addEvents(&parts)
    return parts
  }

  private mutating func addStocks(_ parts: inout Scenario.Parts) throws {
    for place in places {
      for group in groups {
        let ages = (0..<StaffAge.count).map { _ in chance.number(0...20) }
        let shares = (0..<AgeBand.count).map { _ in chance.number(0.3...1) }
        parts.stocks.append(
          try OpeningStock(
            place: Make.code(place), group: Make.code(group), people: .byAge(ages),
            participation: ByBand(shares, field: "participation"),
            establishment: chance.number(200...700),
            declaredUnmetNeed: chance.number(0...50), agencyHoursPerMonth: chance.number(0...500),
            provenance: Make.provenance(), field: "stock"))
      }
    }
  }

  private mutating func addHazards(_ parts: inout Scenario.Parts) throws {
    for group in groups {
      for cause in [Cause.retire, .ill, .leave] {
        let values = try (0..<AgeBand.count).map { _ in try Make.value(chance.number(0...0.3)) }
        parts.hazards.append(
          try HazardInput(
            place: nil, group: Make.code(group), cause: cause, rates: values, field: "hazard"))
      }
      for other in groups where other != group && chance.happens(0.6) {
        parts.hazards.append(
          try Make.hazard(group, Make.move(other), perYear: chance.number(0...0.2)))
      }
      parts.hazards.append(
        try Make.hazard(group, at: "P", .leave, perYear: chance.number(0...1)))
    }
    parts.hazards.append(
      try Make.hazard("A", at: "P", .relocate(to: Make.code("Q")), perYear: 0.05))
    for place in places {
      for group in groups {
        parts.joiners.append(
          try Make.joiners(group, at: place, .international, perMonth: chance.number(0...8)))
      }
      parts.hiring.append(
        try EstablishmentHiring(
          place: Make.code(place), group: Make.code("B"),
          fillRate: Make.value(chance.number(0...1)),
          applicantsPerMonth: Make.value(chance.number(0...20)), entryAges: Make.entryAges(.from25),
          field: "hiring"))
    }
  }

  private mutating func addWork(_ parts: inout Scenario.Parts) throws {
    let months = chance.pick([3, 12, 36])
    parts.programmes = try ["X", "Y"].map { code in
      try ProgrammeInput(
        code: Make.code(code), name: code, months: months,
        attrition: Make.value(chance.number(0...0.5)), registeredShare: chance.number(0.5...1),
        lagMonths: chance.pick([0, 2, 5]),
        intakes: [
          .init(month: 1, planned: 80, applicants: 60),
          .init(month: 9, planned: 40, applicants: 90),
        ],
        placementHours: (0..<months).map { _ in chance.number(0...30) },
        students: (0..<months).map { _ in chance.number(0...5) },
        destinations: [
          .init(place: Make.code("P"), group: Make.code("A"), share: 0.5),
          .init(place: Make.code("Q"), group: Make.code("C"), share: 0.3),
        ], elsewhere: 0.2, entryAges: Make.entryAges(.from20), field: "programme")
    }
    parts.supervision = [
      try SupervisionInput(
        place: Make.code("P"), group: Make.code("A"), supervisorShare: 0.2, hoursPerFTE: 15,
        field: "supervision")
    ]
    parts.placementAreas = [
      try PlacementArea(
        place: Make.code("P"), programmes: [Make.code("X"), Make.code("Y")], load: 2, field: "area")
    ]
    parts.needs = try ["A", "B"].map { group in
      try NeedInput(
        place: nil, group: Make.code(group),
        tier: .proportional(weights: PeopleBand.aged65AndOver), field: "need")
    }
    parts.delegations = [
      try Make.delegation(
        from: "A", to: "C", tasksPerMonth: chance.number(100...5_000),
        factor: chance.number(0.8...2),
        supervision: chance.number(0...0.5), saving: chance.number(0...0.3),
        target: chance.number(0...1),
        carers: Make.carers(
          (0..<12).map { _ in chance.number(0...5) }, renewed: chance.number(0...1),
          planned: chance.number(0...10), assessor: "B", assessorHours: chance.number(0...50),
          hoursPerSignOff: 3, courseHours: 7, hoursEach: 20))
    ]
  }

  private mutating func addMoney(_ parts: inout Scenario.Parts) throws {
    parts.holders = ["H1", "H2", "H3"].map(Make.holder)
    parts.posts = [
      try JointPostInput(
        code: Make.code("J"), name: "joint", place: Make.code("P"), homeGroup: Make.code("C"),
        shares: [
          .init(group: Make.code("C"), share: Make.fraction(1, 3), funder: Make.code("H1")),
          .init(group: Make.code("A"), share: Make.fraction(2, 3), funder: Make.code("H2")),
        ], ftePerPost: 0.9, funded: 30, filled: 12, fillRate: chance.number(0...1),
        travelHoursPerMonth: 6, sponsor: "a director", field: "post")
    ]
    parts.pay = try groups.map { group in
      try PayInput(
        place: nil, group: Make.code(group),
        yearlyPayPence: Int64(chance.number(2_000_000...5_000_000)), onCostShare: 0.23,
        agencyHourPence: 3_107, field: "pay")
    }
    parts.payElasticity = try Make.value(chance.number(0...2))
    let shares = [
      try Make.share("H1", 1, 3), try Make.share("H2", 1, 7), try Make.share("H3", 11, 21),
    ]
    parts.costLines = try groups.map { group in
      try CostLineInput(
        code: Make.code("PAY-" + group), name: group, place: nil, kind: .pay(Make.code(group)),
        shares: shares, field: "line")
    }
  }

  private mutating func addEvents(_ parts: inout Scenario.Parts) throws {
    parts.events = [
      try Make.event(
        chance.pick([0, 5, 13]), at: "P",
        .moveOnce(from: Make.code("A"), to: Make.code("C"), count: chance.number(0...100))),
      try Make.event(
        7, at: "Q",
        .providerExit(
          group: Make.code("C"), leaving: 60, received: [.init(group: Make.code("D"), count: 35)])),
      try Make.event(
        chance.pick([3, 12]),
        .hazardFactor(group: Make.code("D"), cause: nil, factor: chance.number(0...3))),
      try Make.event(20, .pay(group: Make.code("B"), factor: chance.number(0.9...1.3))),
      try Make.event(9, .joinersOnce(group: Make.code("A"), source: .international, count: 25)),
    ]
  }
}

/// The laws of `planning.md`, section 19, over random scenarios.
@Suite("laws of the model")
struct PropertyTests {
  static let seeds = Array(1...6 as ClosedRange<UInt64>)

  private func bench(_ seed: UInt64, wholePersonBelow: Double = 0) throws -> Bench {
    var random = RandomScenario(seed: seed)
    return try Bench(random.parts(wholePersonBelow: wholePersonBelow))
  }

  @Test(
    "closing is opening and joiners less leavers and moves, for each group and year",
    arguments: seeds)
  func conservation(seed: UInt64) throws {
    let run = try bench(seed).central()
    for row in run.groups {
      guard let flows = row.flows else { continue }
      #expect(abs(flows.residual) <= 1e-9 * max(1, flows.opening + flows.closing))
      let numbers =
        [flows.retired, flows.ill, flows.left, flows.providerExits] + flows.joiners
        + flows.movedIn.values + flows.movedOut.values + flows.relocatedOut.values
      #expect(numbers.allSatisfy { $0 >= 0 })
    }
  }

  @Test("moves out are moves in over the system", arguments: seeds)
  func moves(seed: UInt64) throws {
    let run = try bench(seed).central()
    for year in 1...5 {
      let flows = run.groups.filter { $0.year == year }.compactMap(\.flows)
      let out = flows.map { sum($0.movedOut) + sum($0.relocatedOut) }.reduce(0, +)
      let into = flows.map { sum($0.movedIn) + sum($0.relocatedIn) }.reduce(0, +)
      #expect(isNear(out, into))
      #expect(out > 0)
    }
  }

  private func sum<Key>(_ flows: [Key: Double]) -> Double { flows.values.sorted().reduce(0, +) }

  @Test("nothing is negative, in run 0 and in draws", arguments: seeds)
  func nothingNegative(seed: UInt64) throws {
    let bench = try bench(seed)
    let run = try bench.central()
    for row in run.groups {
      #expect(row.people.values.allSatisfy { $0 >= 0 })
      let c = row.capacity
      let hours = [
        c.fte, c.jointPostFTE, c.travelHours, c.releaseHours, c.studentHours, c.availableHours,
      ]
      #expect(hours.allSatisfy { $0 >= 0 })
      #expect((row.need?.hours ?? 0) >= 0)
    }
    #expect(run.posts.allSatisfy { $0.filled >= 0 && $0.filled <= $0.funded * (1 + 1e-12) })
    var chance = Chance(seed)
    for component in bench.model.components.indices {
      let ends = try bench.block(component: component) { values in
        for slot in values.values.indices {
          for lane in 0..<8 { values.values[slot][lane] *= chance.number(0...2) }
        }
      }
      for people in ends.people + ends.availableFTE { #expect(all(people .>= 0)) }
    }
  }

  @Test("δ is at most δ* and coverage; an intake at most what was planned", arguments: seeds)
  func bounds(seed: UInt64) throws {
    let run = try bench(seed).central()
    for row in run.delegations {
      #expect(row.reached >= 0 && row.reached <= row.target)
      #expect((row.reached == row.target) == (row.limit == .none))
      #expect(row.trained >= 0 && row.left >= 0 && row.expired >= 0)
    }
    for row in run.programmes {
      #expect(row.intake <= row.planned * (1 + 1e-12))
      #expect(row.intake >= 0 && row.refusedForRoom >= 0)
    }
    for (before, row) in zip(run.programmes, run.programmes.dropFirst()) where row.year > 0 {
      let students = before.students + row.intake - row.lost - row.graduated
      #expect(isNear(row.students, students, absolute: 1e-9))
    }
  }

  @Test(
    "a joint post's FTE is the sum of its shares; cost lines are their holders' parts",
    arguments: seeds)
  func money(seed: UInt64) throws {
    let run = try bench(seed).central()
    for row in run.posts { #expect(isNear(row.fteByShare.reduce(0, +), row.filled * 0.9)) }
    for row in run.costs {
      #expect(row.byHolder.reduce(0) { $0 + $1.pence } == row.pence)
      #expect((row.pence ?? 0) > 0)
    }
  }

  @Test("the order of a scenario's lists changes nothing", arguments: seeds)
  func order(seed: UInt64) throws {
    var random = RandomScenario(seed: seed)
    var parts = try random.parts()
    let before = try Bench(parts)
    let run = try before.central()
    let draws = try before.block()
    parts.places.reverse()
    parts.groups.reverse()
    parts.stocks.reverse()
    parts.hazards.reverse()
    parts.joiners.reverse()
    parts.hiring.reverse()
    parts.programmes.reverse()
    parts.needs.reverse()
    parts.events.reverse()
    parts.costLines.reverse()
    parts.holders.reverse()
    parts.pay.reverse()
    let after = try Bench(parts)
    #expect(try after.central() == run)
    let again = try after.block()
    #expect(again.people == draws.people)
    #expect(again.availableFTE == draws.availableFTE)
  }

  @Test("without uncertainty every draw is run 0, lane by lane", arguments: seeds.prefix(4))
  func sameDraws(seed: UInt64) throws {
    let bench = try bench(seed)
    let run = try bench.central()
    for component in bench.model.components.indices {
      let ends = try bench.block(component: component)
      for (position, cell) in ends.cells.enumerated() {
        for year in 0..<ends.yearCount {
          let lanes = ends.people[year * ends.cells.count + position]
          #expect(lanes == Lanes(repeating: lanes[0]))
          let code = bench.model.cells[cell]
          let central = run.people(code.group.text, at: code.place.text, year)
          #expect(isNear(lanes[0], central))
        }
      }
    }
  }

  @Test("a lane's numbers do not depend on its neighbours", arguments: seeds.prefix(4))
  func lanesApart(seed: UInt64) throws {
    let bench = try bench(seed, wholePersonBelow: 500)
    let together = try bench.block { values in
      for slot in values.values.indices { values.values[slot][5] *= 1.25 }
    }
    var alone = bench.luck(draws: [6])
    for slot in alone.values.indices { alone.values[slot][0] *= 1.25 }
    let single = try bench.model.run(component: 0, alone)
    for (one, other) in zip(together.people, single.people) { #expect(one[5] == other[0]) }
    for (one, other) in zip(together.availableFTE, single.availableFTE) {
      #expect(one[5] == other[0])
    }
  }

  @Test("levers that are not pulled change nothing at all", arguments: seeds.prefix(4))
  func noLevers(seed: UInt64) throws {
    var random = RandomScenario(seed: seed)
    var parts = try random.parts()
    let before = try Bench(parts).central()
    parts.levers = [
      try Lever(
        code: Make.code("L"), name: "a lever", owner: .place, unit: "points", bounds: 0...1,
        size: 0, earliestMonth: 0, yearlyCostPencePerUnit: 5,
        effects: [
          .init(
            event: Make.event(1, .payOutside(factor: 1)), base: 1, perUnit: 1)
        ], field: "lever")
    ]
    #expect(try Bench(parts).central() == before)
  }
}
