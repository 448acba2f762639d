import Planning
import Testing
import Vocabulary

@Suite struct DrawnLuckTests {
  private func prepared(
    _ scenario: Scenario
  ) throws -> (table: ParameterTable, luck: DrawnLuck, model: CompiledModel) {
    let table = try ParameterTable(scenario)
    return (
      table, try DrawnLuck(scenario, table: table, seed: 20_260_401),
      try CompiledModel(scenario, table: table, thresholds: [0])
    )
  }

  @Test("run 0 has every value at its centre, no shocks and the principal population")
  func runZero() throws {
    let scenario = try SmallTown().scenario()
    let (table, luck, model) = try prepared(scenario)
    for component in model.components {
      let lanes = luck.block(0..<5, component: component)
      #expect(lanes.laneCount == 5)
      #expect(lanes.draws == [0, 1, 2, 3, 4, 0, 0, 0])
      for (slot, entry) in table.entries.enumerated() {
        for lane in [0, 5, 6, 7] { #expect(lanes.values[slot][lane] == entry.value.centre) }
      }
      #expect(lanes.shockFactors.allSatisfy { $0.allSatisfy { $0[0] == 1 } })
      let places = scenario.parts.places.sorted { $0.code < $1.code }
      for position in component.places {
        let principal = try #require(places[position].population?.principal)
        for month in [0, 7, 60] {
          let people = try #require(
            principal.people(at: scenario.parts.start.adding(months: month)))
          let found = (0..<PeopleBand.count).map {
            lanes.population[position][month * PeopleBand.count + $0][0]
          }
          #expect(found == people)
        }
      }
    }
  }

  @Test("a draw is the same in whatever block it comes, and when memory is used again")
  func blocksDoNotMatter() throws {
    let (_, luck, model) = try prepared(try SmallTown().scenario())
    let component = try #require(model.components.first)
    let whole = luck.block(8..<16, component: component)
    let apart = luck.block(11..<12, component: component)
    var again = luck.block(40..<48, component: component, holding: [.elicited])
    luck.refill(&again, 8..<16, component: component)
    for slot in component.slots {
      #expect(whole.values[slot][3] == apart.values[slot][0])
      #expect(whole.values[slot] == again.values[slot])
    }
    #expect(whole.population == again.population)
    for (left, right) in zip(whole.shockFactors, apart.shockFactors) {
      #expect(zip(left, right).allSatisfy { $0[3] == $1[0] })
    }
  }

  @Test("holding a grade keeps its values at their centres and changes no other")
  func holding() throws {
    var town = SmallTown()
    let elicited = try town.parts()
    town.doubt = .placeholder
    let placeholders = try town.parts()
    let scenario = try SmallTown().scenario { parts in
      parts.joiners = placeholders.joiners
      #expect(parts.hazards == elicited.hazards)
    }
    let (table, luck, model) = try prepared(scenario)
    for component in model.components {
      let free = luck.block(1..<9, component: component)
      let held = luck.block(1..<9, component: component, holding: [.placeholder])
      for slot in component.slots {
        let entry = table.entries[slot]
        let isHeld = entry.value.provenance.grade == .placeholder
        #expect(
          held.values[slot] == (isHeld ? Lanes(repeating: entry.value.centre) : free.values[slot]))
        #expect(free.values[slot][0] != entry.value.centre)
      }
    }
  }

  @Test("a new input changes no other's draws, nor does the order of the lists")
  func namesNotPositions() throws {
    let plain = try prepared(try SmallTown().scenario())
    var town = SmallTown()
    town.isReversed = true
    let more = try prepared(
      try town.scenario { parts in
        parts.hazards.append(
          try HazardInput(
            place: nil, group: SmallTown.carer, cause: .retire, rates: [town.value(0.02)],
            field: "hazards"))
      })
    #expect(more.table.entries.count == plain.table.entries.count + 1)
    for (left, right) in zip(plain.model.components, more.model.components) {
      let (before, after) = (
        plain.luck.block(1..<9, component: left), more.luck.block(1..<9, component: right)
      )
      for slot in left.slots {
        let other = try #require(more.table.slot(plain.table.entries[slot].name))
        #expect(before.values[slot] == after.values[other])
      }
      #expect(before.shockFactors == after.shockFactors)
      #expect(before.population == after.population)
    }
  }

  @Test("T7: independent yearly shocks of sd 0.02 add to 0.0774597 in 15 years, within 2.2 %")
  func shocksOnAStock() throws {
    var town = SmallTown()
    (town.autocorrelation, town.shockDeviation, town.horizonMonths) = (0, 0.02, 180)
    town.isPeopled = false
    let (table, luck, model) = try prepared(try town.scenario())
    let series = try #require(table.shock(sector: .socialCare, cause: .leave))
    let component = try #require(model.components.first)
    var stocks: [Double] = []
    for start in stride(from: UInt32(1), to: 10_001, by: 8) {
      let lanes = luck.block(start..<(start + 8), component: component)
      let stock = lanes.shockFactors[series].reduce(Lanes(repeating: 1_000)) { $0 * $1 }
      stocks += (0..<8).map { Elementary.log(stock[$0]) }
    }
    let mean = stocks.reduce(0, +) / Double(stocks.count)
    let variance = stocks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(stocks.count - 1)
    #expect(stocks.count == 10_000)
    #expect(abs(variance.squareRoot() / 0.077_459_7 - 1) < 0.022)
  }

  @Test("hazards of one sector are linked by ℓ², those of two sectors are not")
  func links() throws {
    var town = SmallTown()
    (town.loading, town.isPeopled) = (0.6, false)
    let (table, luck, model) = try prepared(try town.scenario())
    let component = try #require(model.components.last)
    let names = [(SmallTown.carer, "SOUTH"), (SmallTown.senior, nil), (SmallTown.nurse, nil)].map {
      ParameterName.rate(place: $1, group: $0.text, cause: "leave", band: nil)
    }
    let slots = try names.map { try #require(table.slot($0)) }
    var logs = Array(repeating: [Double](), count: slots.count)
    for start in stride(from: UInt32(1), to: 3_001, by: 8) {
      let lanes = luck.block(start..<(start + 8), component: component)
      for (position, slot) in slots.enumerated() {
        logs[position] += (0..<8).map { Elementary.log(lanes.values[slot][$0]) }
      }
    }
    // The scale is two half-normals, so the correlation is near ℓ² = 0.36, not equal to it; its
    // standard error at 3,000 draws is below 0.02.
    #expect(abs(correlation(logs[0], logs[1]) - 0.36) < 0.06)
    #expect(abs(correlation(logs[0], logs[2])) < 0.06)
  }

  @Test("a counted hazard follows its Gamma at the linked uniform", arguments: [0.0, 0.4])
  func measured(_ loading: Double) throws {
    var town = SmallTown()
    town.loading = loading
    // 46 leavers in 610 person-years of one year, λ₀ 0.07: Gamma(88.7, 1,220).
    let counted = try MeasuredRate(
      leavers: 46, exposure: 610, yearsObserved: 1, prior: 0.07, field: "rates")
    let scenario = try town.scenario { parts in
      parts.hazards[2] = try HazardInput(
        place: SmallTown.south, group: SmallTown.carer, cause: .leave,
        rates: [PlanValue(measured: counted, provenance: SmallTown.provenance(.measured))],
        field: "hazards")
    }
    let (table, drawn, model) = try prepared(scenario)
    let name = ParameterName.rate(place: "SOUTH", group: "CARER", cause: "leave", band: nil)
    let slot = try #require(table.slot(name))
    let lanes = try drawn.block(0..<8, component: #require(model.components.last))
    #expect(abs(lanes.values[slot][0] - 0.072_704_918_0) < 5e-11)
    let luck = Luck(seed: 20_260_401)
    let copula = try Copula(loading: loading, field: "loading")
    for draw in UInt32(1)..<8 {
      let factor = luck.normal(.factor(sector: "SOCIAL_CARE"), draw: draw, index: 0)
      let uniform = copula.uniform(
        factor: factor, own: luck.normal(name, draw: draw, index: 0))
      let expected = counted.value(uniform: uniform)
      #expect(abs(lanes.values[slot][Int(draw)] - expected) < 1e-9 * expected)
    }
  }

  @Test(
    "draws follow the principal projection four times in ten, each variant 0.15, all places alike")
  func variants() throws {
    var town = SmallTown()
    (town.baseError, town.horizonMonths) = (0, 12)
    let scenario = try town.scenario()
    let (_, luck, model) = try prepared(scenario)
    let last = town.horizonMonths * PeopleBand.count + 18
    var seen: [[Int]] = []
    for component in model.components {
      let position = component.places[0]
      let place = try #require(
        scenario.parts.places.sorted { $0.code < $1.code }[position].population)
      let end = scenario.parts.start.adding(months: town.horizonMonths)
      let ends = try ([place.principal] + place.variants).map { table in
        try #require(table.people(at: end))[18]
      }
      var choices: [Int] = []
      for start in stride(from: UInt32(1), to: 1_601, by: 8) {
        let lanes = luck.block(start..<(start + 8), component: component)
        choices += try (0..<8).map { lane in
          try #require(ends.firstIndex(of: lanes.population[position][last][lane]))
        }
      }
      seen.append(choices)
    }
    #expect(Set(seen).count == 1)
    for (choice, share) in [0.40, 0.15, 0.15, 0.15, 0.15].enumerated() {
      let found = Double(seen[0].count { $0 == choice }) / 1_600
      // Three standard errors of a share at 1,600 draws.
      #expect(abs(found - share) < 3 * (share * (1 - share) / 1_600).squareRoot())
    }
  }

  @Test("a need without the people it rests on names the place's population")
  func missingPopulation() throws {
    let parts = try SmallTown().parts()
    let piece = try WeightedPiece(
      kind: .authority, code: "E06000001", weight: 1,
      period: DatePeriod(from: CivilDate("2020-01-01", field: "start")),
      field: "pieces")
    let scenario = try SmallTown().scenario {
      $0.places[1] = try PlannedPlace(
        code: parts.places[1].code, name: "South", pieces: [piece], field: "places")
    }
    #expect {
      try DrawnLuck(scenario, table: ParameterTable(scenario), seed: 1)
    } throws: { error in
      let refusal = error as? ServiceError
      return refusal?.reason == .fieldRequired && refusal?.field == "places[1].population"
    }
  }

  private func correlation(_ left: [Double], _ right: [Double]) -> Double {
    let means = [left, right].map { $0.reduce(0, +) / Double($0.count) }
    func product(_ a: [Double], _ b: [Double], _ meanA: Double, _ meanB: Double) -> Double {
      zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
    }
    return product(left, right, means[0], means[1])
      / (product(left, left, means[0], means[0]) * product(right, right, means[1], means[1]))
      .squareRoot()
  }
}
