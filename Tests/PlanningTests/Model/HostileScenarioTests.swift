import Planning
import Testing
import Vocabulary

/// Scenarios that pass every door and reach for numbers that are none.
@Suite struct HostileScenarioTests {
  private func wide(_ centre: Double) throws -> PlanValue {
    PlanValue(
      elicited: try Elicited(
        low: 1e-300, high: 1e300, median: centre, scale: .log, field: "value"),
      provenance: try Make.provenance(.elicited))
  }

  private func result(_ parts: Scenario.Parts) async throws -> ProjectionResult {
    try await Projection.run(
      Scenario(parts), RunSettings(seed: 7, draws: 40, workers: 2, thresholds: [0]))
  }

  private func requireNumbers(_ result: ProjectionResult, _ note: Comment) {
    for series in result.bands {
      for band in series.years {
        let figures = [band.central] + band.quantiles
        #expect(figures.allSatisfy { $0.isFinite }, note)
        guard series.metric == .people else { continue }
        #expect(figures.allSatisfy { $0 >= 0 }, note)
      }
    }
  }

  @Test("however wide an interval is, every figure stays a number")
  func wideIntervals() async throws {
    for whole in [0.0, 2_000] {
      var parts = try Make.parts(["NURSE", "CARER"])
      parts.horizonMonths = 12
      parts.uncertainty = try UncertaintySettings(wholePersonBelow: min(whole, 1_000))
      parts.stocks = try ["NURSE", "CARER"].map {
        try Make.stock($0, Make.people(900), establishment: 1_000)
      }
      parts.hazards = try [(Make.move("CARER"), 0.1), (.leave, 0.2)].map { cause, centre in
        try HazardInput(
          place: nil, group: Make.code("NURSE"), cause: cause, rates: [wide(centre)],
          field: "hazards")
      }
      parts.joiners = [
        try JoinerInput(
          place: Make.code("P"), group: Make.code("NURSE"), source: .international,
          perMonth: wide(3), entryAges: Make.entryAges(), field: "joiners")
      ]
      parts.needs = try ["NURSE", "CARER"].map {
        try NeedInput(place: nil, group: Make.code($0), tier: .activity, field: "needs")
      }
      parts.activities = [
        try ActivityInput(
          code: Make.code("VISIT"), name: "visits", place: nil, yearlyRates: [wide(2)],
          trendPerYear: wide(0.02),
          standards: ["NURSE", "CARER"].map { .init(group: Make.code($0), hours: try wide(0.5)) },
          field: "activities")
      ]
      requireNumbers(try await result(parts), "whole people below \(whole)")
    }
  }

  @Test("pay that pulls without measure moves nobody whose hazard is 0")
  func payPull() async throws {
    var parts = try Make.parts(["NURSE", "CARER"])
    parts.horizonMonths = 24
    parts.hazards = [
      try Make.hazard("NURSE", .leave, perYear: 0),
      try Make.hazard("CARER", .leave, perYear: 0.1),
    ]
    parts.pay = try ["NURSE", "CARER"].map {
      try PayInput(
        place: nil, group: Make.code($0), yearlyPayPence: 3_000_000, onCostShare: 0.2,
        field: "pay")
    }
    parts.payElasticity = PlanValue(
      elicited: try Elicited(low: 1, high: 1_000, median: 9, scale: .log, field: "pay_elasticity"),
      provenance: try Make.provenance(.elicited))
    parts.events = [
      try Make.event(3, .pay(group: Make.code("NURSE"), factor: 0.1)),
      try Make.event(3, .payOutside(factor: 10)),
    ]
    let found = try await result(parts)
    requireNumbers(found, "pay")
    let scope = BandScope(place: Make.code("P"), group: Make.code("NURSE"), sector: nil)
    let nurses = try #require(found.band(scope, .people))
    #expect(nurses.years.allSatisfy { year in year.quantiles.allSatisfy { $0 == 1_000 } })
  }

  @Test("a saving drawn above the whole never lowers what the receiver needs")
  func saving() async throws {
    var parts = try Make.parts(["NURSE", "CARER"])
    parts.horizonMonths = 12
    parts.stocks = try ["NURSE", "CARER"].map {
      try Make.stock($0, Make.people(1_000), establishment: 900)
    }
    parts.needs = try ["NURSE", "CARER"].map {
      try NeedInput(
        place: nil, group: Make.code($0), tier: .proportional(weights: PeopleBand.aged65AndOver),
        field: "needs")
    }
    let plain = try Make.delegation(
      from: "NURSE", to: "CARER",
      carers: Make.carers(Array(repeating: 50, count: 12), assessor: "NURSE"))
    parts.delegations = [
      try DelegationInput(
        task: plain.task, name: plain.name, place: plain.place, giver: plain.giver,
        receiver: plain.receiver, giverMinutes: plain.giverMinutes, volume: plain.volume,
        receiverFactor: plain.receiverFactor, supervisionShare: plain.supervisionShare,
        sharedVisitSaving: wide(0.7), target: 0.4, isAllowed: true, carers: plain.carers,
        field: "delegations")
    ]
    let scope = BandScope(place: Make.code("P"), group: Make.code("CARER"), sector: nil)
    let required = try #require(try await result(parts).band(scope, .requiredFTE))
    #expect(required.years.allSatisfy { year in year.quantiles.allSatisfy { $0 >= 900 - 1e-9 } })
    // And it does save, in the draws in which it is small.
    #expect(required.years.contains { year in year.quantiles.contains { $0 > 900.5 } })
  }

  @Test("weights that no sum can hold are refused, and growth from nobody is none")
  func weights() throws {
    #expect(throws: ServiceError.self) {
      try NeedInput(
        place: nil, group: Make.code("NURSE"),
        tier: .proportional(weights: Array(repeating: 1e306, count: 19)), field: "needs")
    }
    var parts = try Make.parts()
    parts.places = [try Make.place(people: 1e-300, growth: 1e9)]
    parts.stocks = [try Make.stock("NURSE", Make.people(1_000), establishment: 900)]
    parts.needs = [
      try NeedInput(
        place: nil, group: Make.code("NURSE"),
        tier: .proportional(weights: PeopleBand.aged65AndOver), field: "needs")
    ]
    let need = try Bench(parts).central().row("NURSE", 15)?.need
    #expect(isNear(need?.fte ?? 0, 900))
  }

  @Test("nobody is hired to fill no post, however little of full time they work")
  func hiring() throws {
    var parts = try Make.parts()
    parts.stocks = [
      try Make.stock("NURSE", Make.people(1_000), participation: 1e-308 / 100, establishment: 0)
    ]
    parts.hiring = [
      try EstablishmentHiring(
        place: Make.code("P"), group: Make.code("NURSE"), fillRate: Make.value(0.5),
        applicantsPerMonth: Make.value(7), entryAges: Make.entryAges(), field: "hiring")
    ]
    let refusal = #expect(throws: ServiceError.self) { try Bench(parts) }
    #expect(refusal?.field == "hiring[0].entry_ages")
  }

  @Test("a cost beyond counting is unknown, so that no sum of lines overflows")
  func beyondCounting() throws {
    var parts = try Make.parts()
    parts.stocks = [
      try Make.stock(
        "NURSE", .byAge(Array(repeating: 10_000_000, count: StaffAge.count)), participation: 1.5)
    ]
    parts.pay = [
      try PayInput(
        place: nil, group: Make.code("NURSE"), yearlyPayPence: 1_000_000_000, onCostShare: 2,
        field: "pay")
    ]
    parts.holders = [Make.holder("ICB")]
    parts.costLines = try (0..<8).map {
      try CostLineInput(
        code: Make.code("LINE-\($0)"), name: "pay", place: nil, kind: .pay(Make.code("NURSE")),
        shares: [Make.share("ICB", 1, 1)], field: "cost_lines")
    }
    let costs = try Bench(parts).central().costs
    #expect(costs.count == 8 * 15)
    #expect(costs.allSatisfy { $0.pence == nil && $0.byHolder.isEmpty })
  }

  @Test("a crowd that comes to a small group at once is whole, and its ages are the joiners'")
  func crowd() throws {
    var parts = try Make.parts()
    parts.horizonMonths = 12
    parts.uncertainty = try UncertaintySettings(wholePersonBelow: 30)
    parts.stocks = [
      try OpeningStock(
        place: Make.code("P"), group: Make.code("NURSE"), people: Make.people(0),
        participation: ByBand(
          AgeBand.allCases.map { $0.rawValue < AgeBand.from40.rawValue ? 1 : 0.5 },
          field: "participation"), provenance: Make.provenance(), field: "stocks")
    ]
    parts.joiners = [
      try JoinerInput(
        place: Make.code("P"), group: Make.code("NURSE"), source: .wider,
        perMonth: Make.value(5_000.25),
        entryAges: EntryAges(
          AgeBand.allCases.map { $0 == .from20 ? 0.75 : $0 == .from50 ? 0.25 : 0 },
          field: "entry_ages"), field: "joiners")
    ]
    let run = try Bench(parts).block()
    for lane in 0..<8 {
      #expect(isNear(run.people[1][lane], 60_003))
      // Three quarters work full time and a quarter half: six standard deviations of those drawn
      // one by one, a thousand a month.
      #expect(abs(run.availableFTE[1][lane] - 60_003 * 0.875) < 143)
    }
  }

  @Test("groups that a need alone names at every place are counted before anything is made of them")
  func cellCount() throws {
    var parts = try Make.parts()
    parts.places += try (0..<19).map { try Make.place("Q\($0)") }
    parts.groups += try (0..<29).map { try Make.group("G\($0)") }
    parts.needs = try parts.groups.map {
      try NeedInput(place: nil, group: $0.code, tier: .activity, field: "needs")
    }
    let bench = try Bench(parts)
    #expect(parts.stocks.count == 1)
    #expect(try CompiledModel.cellCount(of: bench.scenario) == 600)
    #expect(bench.model.cells.count == 600)
  }

  private func refusal(_ change: (inout Scenario.Parts) throws -> Void) throws -> ServiceError? {
    var parts = try Make.parts(["NURSE", "CARER"])
    parts.stocks = try ["NURSE", "CARER"].map { try Make.stock($0, Make.people(10)) }
    try change(&parts)
    do throws(ServiceError) {
      _ = try Scenario(parts)
      return nil
    } catch {
      return error
    }
  }

  @Test("a group does not move to itself, not by an event either")
  func moveToItself() throws {
    let error = try refusal {
      $0.events = [
        try Make.event(1, .moveOnce(from: Make.code("CARER"), to: Make.code("CARER"), count: 1))
      ]
    }
    #expect(error?.reason == .fieldsContradict && error?.field == "events[0].to")
    #expect(
      try refusal {
        $0.events = [
          try Make.event(1, .moveOnce(from: Make.code("CARER"), to: Make.code("NURSE"), count: 1))
        ]
      } == nil)
  }

  @Test("authorised carers are people of the receiving group", arguments: [10.0, 10.5])
  func carers(_ count: Double) throws {
    let error = try refusal {
      $0.delegations = [
        try Make.delegation(
          from: "NURSE", to: "CARER", carers: Make.carers([count - 4, 4], assessor: "NURSE"))
      ]
    }
    if count > 10 {
      #expect(error?.reason == .fieldsContradict)
      #expect(error?.field == "delegations[0].carers.by_months_to_expiry")
    } else {
      #expect(error == nil)
    }
  }

  @Test("a programme that would stand nowhere is refused, never left out", arguments: ["P", "Q"])
  func programmeNowhere(_ place: String) throws {
    let error = try refusal {
      $0.places.append(try Make.place("Q"))
      $0.programmes = [
        try ProgrammeInput(
          code: Make.code("A"), name: "A", months: 12, attrition: Make.value(0),
          registeredShare: 1, lagMonths: 0, intakes: [],
          placementHours: Array(repeating: 0, count: 12), students: Array(repeating: 1, count: 12),
          destinations: [], elsewhere: 1, entryAges: Make.entryAges(), field: "programme")
      ]
      $0.placementAreas = [
        try PlacementArea(place: Make.code(place), programmes: [Make.code("A")], field: "area")
      ]
    }
    if place == "Q" {
      #expect(error?.reason == .fieldsContradict)
      #expect(error?.field == "programmes[0].destinations")
    } else {
      #expect(error == nil)
    }
  }
}
