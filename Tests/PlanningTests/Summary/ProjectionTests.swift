import Planning
import Testing
import Vocabulary

@Suite struct ProjectionTests {
  private func run(
    _ scenario: Scenario, draws: Int, workers: Int = 2, thresholds: [Double] = [0, 20]
  ) async throws -> ProjectionResult {
    try await Projection.run(
      scenario,
      RunSettings(seed: 20_260_401, draws: draws, workers: workers, thresholds: thresholds))
  }

  @Test("with no uncertainty every draw equals run 0")
  func certain() async throws {
    let result = try await run(try SmallTown.certain.scenario(), draws: 40)
    #expect(!result.bands.isEmpty)
    for series in result.bands {
      for year in series.years {
        #expect(year.quantiles == Array(repeating: year.central, count: 7))
        #expect(year.exceedances.allSatisfy { $0 == 0 || $0 == 1 })
      }
      for passing in series.firstPassings {
        #expect(passing.neverShare == (passing.centralMonth == nil ? 1 : 0))
      }
    }
    #expect(result.budget?.fullWidth == 0)
  }

  @Test("the same seed gives the same result with 1, 2 and 8 workers")
  func workers() async throws {
    let scenario = try SmallTown().scenario()
    let one = try await run(scenario, draws: 67, workers: 1)
    #expect(try await run(scenario, draws: 67, workers: 2) == one)
    #expect(try await run(scenario, draws: 67, workers: 8) == one)
  }

  @Test("groups drawn person by person give the same result with 1 and 8 workers")
  func wholePersonWorkers() async throws {
    let scenario = try SmallTown().scenario { parts in
      let settings = parts.uncertainty
      parts.uncertainty = try UncertaintySettings(
        links: settings.links, shocks: settings.shocks, wholePersonBelow: 500)
    }
    let one = try await run(scenario, draws: 41, workers: 1)
    #expect(try await run(scenario, draws: 41, workers: 8) == one)
    let senior = BandScope(place: SmallTown.south, group: SmallTown.senior, sector: nil)
    let people = try #require(one.band(senior, .people)?.years.last)
    #expect(people.quantiles.first != people.quantiles.last)
  }

  @Test("bands are the type 7 quantiles of what the model gives draw by draw")
  func quantiles() async throws {
    let scenario = try SmallTown().scenario()
    let result = try await run(scenario, draws: 50)
    let table = try ParameterTable(scenario)
    let model = try CompiledModel(scenario, table: table, thresholds: [0, 20])
    let luck = try DrawnLuck(scenario, table: table, seed: 20_260_401)
    for (position, component) in model.components.enumerated() {
      let blocks = try (UInt32(1)...50).map { draw in
        try model.run(
          component: position, luck.block(draw..<(draw + 1), component: component))
      }
      for (cell, index) in component.cells.enumerated() {
        let last = 5 * component.cells.count + cell
        let named = model.cells[index]
        let scope = BandScope(place: named.place, group: named.group, sector: nil)
        var available = blocks.map { $0.availableFTE[last][0] }
        let band = try #require(result.band(scope, .availableFTE)?.years.last)
        #expect(
          band.quantiles
            == SampleQuantile.quantiles(of: &available, at: YearBand.probabilities))
        guard named.hasNeed else { continue }
        var gaps = blocks.map { $0.requiredFTE[last][0] - $0.availableFTE[last][0] }
        let gap = try #require(result.band(scope, .gapFTE)?.years.last)
        #expect(gap.exceedances == [0.0, 20].map { x in Double(gaps.count { $0 > x }) / 50 })
        #expect(
          gap.quantiles == SampleQuantile.quantiles(of: &gaps, at: YearBand.probabilities))
      }
    }
  }

  @Test("run 0 of a projection is run 0 alone, whatever the seed and the draws")
  func centralAlone() async throws {
    let scenario = try SmallTown().scenario()
    #expect(try await run(scenario, draws: 9).central == Projection.central(scenario))
  }

  @Test("the order of the scenario's lists changes no figure")
  func order() async throws {
    var town = SmallTown()
    let before = try await run(try town.scenario(), draws: 24)
    town.isReversed = true
    let after = try await run(try town.scenario(), draws: 24)
    #expect(before.bands == after.bands)
    #expect(before.central == after.central)
    #expect(before.budget == after.budget)
  }

  @Test("another seed gives other bands about the same run 0")
  func seeds() async throws {
    let scenario = try SmallTown().scenario()
    let first = try await run(scenario, draws: 50)
    let second = try await Projection.run(
      scenario, RunSettings(seed: 1, draws: 50, workers: 2, thresholds: [0, 20]))
    #expect(first.central == second.central)
    #expect(first.bands != second.bands)
    for (left, right) in zip(first.bands, second.bands) {
      #expect(left.years.map(\.central) == right.years.map(\.central))
    }
  }

  @Test("run 0 of the bands is run 0 in full, to 1e-9")
  func centralAgrees() async throws {
    let result = try await run(try SmallTown().scenario(), draws: 9)
    for group in result.central.groups {
      let scope = BandScope(place: group.place, group: group.group, sector: nil)
      let pairs: [(BandMetric, Double?)] = [
        (.availableFTE, group.capacity.availableFTE), (.gapFTE, group.gapFTE),
        (.requiredFTE, group.need?.fte), (.people, group.people.values.reduce(0, +)),
      ]
      for (metric, value) in pairs {
        let found = result.band(scope, metric)?.years[group.year].central
        #expect((found == nil) == (value == nil))
        if let found, let value { #expect(abs(found - value) <= 1e-9 * max(1, abs(value))) }
      }
    }
  }

  @Test("totals keep shortage and surplus apart and add up over places and sectors")
  func totals() async throws {
    let result = try await run(try SmallTown.certain.scenario(), draws: 0)
    let all = BandScope(place: nil, group: nil, sector: nil)
    for year in 0...5 {
      let gaps = result.central.groups.filter { $0.year == year }.compactMap(\.gapFTE)
      let unmet = gaps.reduce(0) { $0 + max(0, $1) }
      let surplus = gaps.reduce(0) { $0 + max(0, -$1) }
      #expect(unmet > 0)
      for (metric, expected) in [(BandMetric.unmetFTE, unmet), (.surplusFTE, surplus)] {
        let central = try #require(result.band(all, metric)).years[year]
        #expect(abs(central.central - expected) < 1e-9 * max(1, expected))
        #expect(central.quantiles.isEmpty && central.exceedances.isEmpty)
        let sectors = try [Sector.health, .socialCare].map {
          try #require(result.band(BandScope(place: nil, group: nil, sector: $0), metric))
            .years[year].central
        }
        #expect(abs(sectors.reduce(0, +) - expected) < 1e-9 * max(1, expected))
        let places = try [SmallTown.north, SmallTown.south].map {
          try #require(result.band(BandScope(place: $0, group: nil, sector: nil), metric))
            .years[year].central
        }
        #expect(abs(places.reduce(0, +) - expected) < 1e-9 * max(1, expected))
      }
    }
  }

  @Test("a group without a need model has no gap, which is unknown and never 0")
  func unknownNeed() async throws {
    let result = try await run(try SmallTown().scenario(), draws: 9)
    let senior = BandScope(place: SmallTown.south, group: SmallTown.senior, sector: nil)
    #expect(result.band(senior, .gapFTE) == nil)
    #expect(result.band(senior, .requiredFTE) == nil)
    #expect(result.band(senior, .availableFTE) != nil)
  }

  @Test("quantiles rise, exceedances fall with the threshold, and shares of 0 to 1")
  func shape() async throws {
    let result = try await run(try SmallTown().scenario(), draws: 40)
    for series in result.bands {
      for year in series.years {
        #expect(year.quantiles.count == 7 && year.quantiles == year.quantiles.sorted())
        #expect(year.exceedances == year.exceedances.sorted(by: >))
        #expect(year.exceedances.allSatisfy { (0...1).contains($0) })
      }
    }
  }

  @Test("holding the only uncertain grade takes away what rests on values, not shocks")
  func budget() async throws {
    var town = SmallTown()
    (town.doubt, town.shockDeviation, town.loading) = (.placeholder, 0, 0)
    (town.drawsVariants, town.baseError) = (false, 0)
    let bare = try await run(try town.scenario(), draws: 60)
    let budget = try #require(bare.budget)
    #expect(budget.fullWidth > 0)
    let placeholder = try #require(budget.shares.first { $0.grade == .placeholder })
    #expect(placeholder.share == 1)
    #expect(placeholder.valueCount == 10)
    #expect(budget.shares.filter { $0.grade != .placeholder }.allSatisfy { $0.share == 0 })
    town.baseError = 0.05
    let noisy = try await run(try town.scenario(), draws: 60)
    let share = try #require(noisy.budget?.shares.first { $0.grade == .placeholder }).share
    #expect(share > 0 && share < 1)
  }

  @Test("a cancelled run throws and progress never falls")
  func cancelled() async throws {
    let scenario = try SmallTown().scenario()
    let settings = try RunSettings(seed: 1, draws: 40, workers: 2)
    let heard = Heard()
    _ = try await Projection.run(scenario, settings) { heard.append($0) }
    #expect(heard.values == heard.values.sorted())
    #expect(heard.values.last == 1)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await Projection.run(scenario, settings)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("a scenario compared with itself differs by exactly 0 in every draw")
  func compareSame() async throws {
    let scenario = try SmallTown().scenario()
    let settings = try RunSettings(seed: 7, draws: 30, workers: 2)
    let comparison = try await Projection.compare(scenario, scenario, settings)
    #expect(!comparison.bands.isEmpty)
    for series in comparison.bands {
      for year in series.years {
        #expect(year.central == 0)
        #expect(year.quantiles.allSatisfy { $0 == 0 })
      }
    }
  }

  @Test("a comparison shares luck, so its band is narrower than either scenario's own")
  func compareShares() async throws {
    var town = SmallTown()
    let first = try town.scenario()
    town.nurseEstablishment = 540
    let second = try town.scenario()
    let settings = try RunSettings(seed: 7, draws: 72, workers: 2)
    let comparison = try await Projection.compare(first, second, settings)
    let scope = BandScope(place: nil, group: nil, sector: .health)
    let change = try #require(comparison.band(scope, .unmetFTE)?.years.last)
    let own = try #require(
      try await Projection.run(first, settings).band(scope, .unmetFTE)?.years.last)
    #expect(change.central < 0)
    #expect(try #require(change.width) < 0.5 * (try #require(own.width)))
    #expect(
      comparison.band(scope, .availableFTE)?.years.last?.quantiles.allSatisfy { $0 == 0 } == true)
    let again = try await Projection.compare(
      first, second, RunSettings(seed: 7, draws: 72, workers: 8))
    #expect(again == comparison)
  }

  @Test("scenarios over other months are not compared")
  func compareMonths() async throws {
    var town = SmallTown()
    let first = try town.scenario()
    town.horizonMonths = 48
    let second = try town.scenario()
    let settings = try RunSettings(seed: 7, draws: 0)
    await #expect {
      try await Projection.compare(first, second, settings)
    } throws: { ($0 as? ServiceError)?.field == "horizon_months" }
  }
}

/// Shares of progress, in the order heard.
private final class Heard: @unchecked Sendable {
  private(set) var values: [Double] = []

  func append(_ value: Double) { values.append(value) }
}
