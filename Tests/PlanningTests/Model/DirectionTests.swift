import Planning
import Testing
import Vocabulary

/// Laws of direction and of sameness, `planning.md`, section 19.
@Suite("directions")
struct DirectionTests {
  /// Trend mode, a programme with room for every intake, two groups.
  private func trend(leave: Double = 0.1, intake: Double = 1) throws -> Scenario.Parts {
    var parts = try Make.parts(["A", "B"])
    parts.hazards = [
      try Make.hazard("A", .leave, perYear: leave),
      try Make.hazard("A", Make.move("B"), perYear: 0.05),
      try Make.hazard("B", .retire, perYear: 0.04),
    ]
    parts.joiners = [try Make.joiners("A", perMonth: 9)]
    parts.programmes = [
      try ProgrammeInput(
        code: Make.code("X"), name: "x", months: 24, attrition: Make.value(0.2),
        registeredShare: 0.9, lagMonths: 1,
        intakes: [.init(month: 9, planned: 50 * intake, applicants: 1_000)],
        placementHours: Array(repeating: 0, count: 24), students: Array(repeating: 2, count: 24),
        destinations: [.init(place: Make.code("P"), group: Make.code("A"), share: 1)],
        elsewhere: 0, entryAges: Make.entryAges(.from20), field: "programme")
    ]
    return parts
  }

  private func people(_ parts: Scenario.Parts) throws -> [[Double]] {
    try Bench(parts).central().groups.map(\.people.values)
  }

  @Test("in trend mode more leavers never raise a stock")
  func moreLeavers() throws {
    var last = try people(trend(leave: 0))
    for leave in [0.05, 0.2, 0.8, 5] {
      let now = try people(trend(leave: leave))
      for (more, fewer) in zip(last, now) {
        for (one, other) in zip(more, fewer) { #expect(other <= one * (1 + 1e-12)) }
      }
      last = now
    }
  }

  @Test("in trend mode more intake never lowers a stock")
  func moreIntake() throws {
    var last = try people(trend(intake: 0))
    for intake in [0.5, 1, 2] {
      let now = try people(trend(intake: intake))
      for (fewer, more) in zip(last, now) {
        for (one, other) in zip(fewer, more) { #expect(other >= one * (1 - 1e-12)) }
      }
      last = now
    }
  }

  @Test("raising a group's pay never lowers its own stock in the month it acts")
  func morePay() throws {
    var last = 0.0
    for factor in [0.8, 1, 1.1, 2] {
      var parts = try trend()
      // The last month is the only one in which the event can act before the row is written.
      parts.horizonMonths = 12
      parts.payElasticity = try Make.value(1.2)
      parts.pay = try ["A", "B"].map { group throws(ServiceError) in
        try PayInput(
          place: nil, group: Make.code(group), yearlyPayPence: 2_400_000, onCostShare: 0.2,
          field: "pay")
      }
      parts.events = [try Make.event(11, .pay(group: Make.code("A"), factor: factor))]
      let now = try Bench(parts).central().people("A", 1)
      #expect(now >= last)
      last = now
    }
  }

  @Test("a place split in two with equal rates adds to the whole")
  func split() throws {
    let whole = try Bench(trend()).central()
    var parts = try trend()
    parts.places = [try Make.place("P", people: 30_000), try Make.place("Q", people: 70_000)]
    parts.stocks = []
    parts.joiners = []
    for (place, share) in [("P", 0.3), ("Q", 0.7)] {
      for group in ["A", "B"] {
        parts.stocks.append(try Make.stock(group, at: place, Make.people(1_000 * share)))
      }
      parts.joiners.append(try Make.joiners("A", at: place, perMonth: 9 * share))
    }
    parts.programmes = try trend().programmes.map { row throws(ServiceError) in
      try ProgrammeInput(
        code: row.code, name: row.name, months: row.months, attrition: row.attrition,
        registeredShare: row.registeredShare, lagMonths: row.lagMonths, intakes: row.intakes,
        placementHours: row.placementHours, students: row.students,
        destinations: [
          .init(place: Make.code("P"), group: Make.code("A"), share: 0.3),
          .init(place: Make.code("Q"), group: Make.code("A"), share: 0.7),
        ], elsewhere: 0, entryAges: row.entryAges, field: "programme")
    }
    let parted = try Bench(parts).central()
    for group in ["A", "B"] {
      for year in 0...15 {
        let sum = parted.people(group, at: "P", year) + parted.people(group, at: "Q", year)
        #expect(isNear(sum, whole.people(group, year)))
      }
    }
  }

  @Test("people who come to a group without a stock row are asked for by name")
  func unknownParticipation() throws {
    var parts = try Make.parts(["A", "B"])
    parts.stocks.removeLast()
    parts.hazards = [try Make.hazard("A", Make.move("B"), perYear: 0.1)]
    let error = #expect(throws: ServiceError.self) { try Bench(parts) }
    #expect(error?.field == "stocks")
  }

  @Test("an event that nothing in the plan answers is refused")
  func unanswered() throws {
    var parts = try Make.parts(["A", "B"])
    parts.events = [
      try Make.event(0, .hazardFactor(group: Make.code("A"), cause: .retire, factor: 2))
    ]
    let error = #expect(throws: ServiceError.self) { try Bench(parts) }
    #expect(error?.field == "events[0]")
  }

  @Test("the first point at which a gap passes a threshold is kept, point 0 included")
  func firstPassing() throws {
    var parts = try Make.parts()
    parts.stocks = [try Make.stock("NURSE", Make.people(1_000), establishment: 1_000)]
    parts.hazards = [try Make.hazard("NURSE", .leave, perMonth: 0.01)]
    parts.needs = [
      try NeedInput(
        place: nil, group: Make.code("NURSE"),
        tier: .proportional(weights: PeopleBand.aged65AndOver), field: "need")
    ]
    let ends = try Bench(parts, thresholds: [-1, 0, 100, 2_000]).block()
    let first = ends.firstPassing.map { $0[0] }
    // 1,000 × 0.99^10 = 904.4, × 0.99^11 = 895.3.
    #expect(first == [0, 1, 11, -1])
  }
}
