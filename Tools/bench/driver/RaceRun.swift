import Planning

/// One timed run of the race: every draw of every place through the product's own kernel.
struct RaceRun: Sendable {
  let fixture: RaceFixture
  let draws: Int
  let workers: Int

  /// What a run leaves behind.
  struct Result: Sendable {
    /// Cells of the kept draws at the kept months: `[draw][month][place][group][band]`.
    var cells: [Double]
    /// Means over all draws of totals over bands: `[year end][place][group]`.
    var means: [Double]
  }

  /// The draws whose cells are kept: the first two and the last.
  var keptDraws: [Int] { Set([0, min(1, draws - 1), draws - 1]).sorted() }

  private var years: Int { fixture.tables.months / 12 }

  /// Runs all places, one after the other, the blocks of each shared among the workers.
  func run() async -> Result {
    let tables = fixture.tables
    let perDraw = tables.keptMonths.count * tables.places * tables.groups * tables.bands
    var result = Result(
      cells: Array(repeating: 0, count: keptDraws.count * perDraw),
      means: Array(repeating: 0, count: years * tables.places * tables.groups))
    // All places' totals are held until the end, unless they are many.
    var held: [[BlockTotals]] = []
    for place in 0..<tables.places {
      let blocks = await blocks(of: place)
      keep(blocks, of: place, in: &result)
      if tables.places <= 5 { held.append(blocks) }
    }
    return result
  }

  private func blocks(of place: Int) async -> [BlockTotals] {
    let count = (draws + Lanes.scalarCount - 1) / Lanes.scalarCount
    return await withTaskGroup(of: [(Int, BlockTotals)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          let block = RaceBlock(fixture: fixture, draws: draws, keptDraws: keptDraws)
          return stride(from: worker, to: count, by: workers).map {
            ($0, block.run(place: place, firstDraw: $0 * Lanes.scalarCount))
          }
        }
      }
      var found: [(Int, BlockTotals)] = []
      for await part in group { found += part }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func keep(_ blocks: [BlockTotals], of place: Int, in result: inout Result) {
    let tables = fixture.tables
    for year in 0..<years {
      for group in 0..<tables.groups {
        var sum = 0.0
        for (index, block) in blocks.enumerated() {
          let lanes = block.totals[year * tables.groups + group]
          let used = min(Lanes.scalarCount, draws - index * Lanes.scalarCount)
          for lane in 0..<used { sum += lanes[lane] }
        }
        result.means[(year * tables.places + place) * tables.groups + group] =
          sum / Double(draws)
      }
    }
    let cells = tables.groups * tables.bands
    for kept in blocks.flatMap(\.kept) {
      guard let position = keptDraws.firstIndex(of: kept.draw) else { continue }
      let start =
        ((position * tables.keptMonths.count + kept.month) * tables.places + place) * cells
      for (offset, people) in kept.people.enumerated() { result.cells[start + offset] = people }
    }
  }
}

/// What a block of eight draws leaves of one place.
struct BlockTotals: Sendable {
  /// Totals over bands, `year * groups + group`.
  var totals: [Lanes]
  /// Cells of kept draws.
  var kept: [Kept]

  /// One draw's cells at one kept month, `group * bands + band`.
  struct Kept: Sendable {
    let draw: Int
    let month: Int
    let people: [Double]
  }
}

/// The memory of one worker, and a block's months in it.
final class RaceBlock {
  private let fixture: RaceFixture
  private let draws: Int
  private let keptDraws: [Int]
  private var buffers: AgeKernel.Buffers
  private let arena = LaneArena()

  init(fixture: RaceFixture, draws: Int, keptDraws: [Int]) {
    self.fixture = fixture
    self.draws = draws
    self.keptDraws = keptDraws
    let plan = fixture.plan
    let cells = plan.groups * plan.bands
    buffers = AgeKernel.Buffers(
      storage: arena.memory(plan.storageCount), stay: arena.memory(cells),
      moves: arena.memory(plan.edges.count * plan.bands), joiners: arena.memory(cells),
      totals: arena.memory(cells))
  }

  /// The months of eight draws from `firstDraw` on at one place; lanes past the last draw repeat
  /// it.
  func run(place: Int, firstDraw: Int) -> BlockTotals {
    let tables = fixture.tables
    prepare(place: place, firstDraw: firstDraw)
    var outcome = BlockTotals(totals: [], kept: [])
    outcome.totals.reserveCapacity(tables.months / 12 * tables.groups)
    for month in 1...tables.months {
      AgeKernel.step(fixture.plan, &buffers)
      if month % tables.ageingEveryMonths == 0 {
        AgeKernel.age(fixture.plan, stock: buffers.stock)
        AgeKernel.sum(fixture.plan, stock: buffers.stock, totals: buffers.totals)
      }
      if month % 12 == 0 { addTotals(to: &outcome) }
      if let kept = tables.keptMonths.firstIndex(of: month) {
        keep(month: kept, firstDraw: firstDraw, in: &outcome)
      }
    }
    return outcome
  }

  private func prepare(place: Int, firstDraw: Int) {
    let tables = fixture.tables
    let plan = fixture.plan
    let lucks = (0..<tables.multipliers.columns).map { luck(column: $0, firstDraw) }
    for band in 0..<tables.bands {
      for group in 0..<tables.groups {
        let cell = (place * tables.groups + group) * tables.bands + band
        buffers.stock[band * plan.groups + group] = Lanes(repeating: tables.opening[cell])
        buffers.joiners[band * plan.groups + group] = Lanes(
          repeating: tables.joiners[place * tables.groups + group]
            * tables.entryProfile[group * tables.bands + band])
      }
      probabilities(place: place, band: band, lucks)
    }
  }

  /// The month's probabilities of one band: competing risks, exact.
  private func probabilities(place: Int, band: Int, _ luck: [Lanes]) {
    let tables = fixture.tables
    let plan = fixture.plan
    var total = Array(repeating: Lanes.zero, count: tables.groups)
    let causes = tables.causes.count
    for group in 0..<tables.groups {
      for cause in 0..<causes {
        let cell =
          ((cause * tables.places + place) * tables.groups + group) * tables.bands + band
        total[group] +=
          luck[group * causes + cause] * tables.exitHazards[cell]
      }
    }
    let moves = tables.groups * causes
    let hazards = fixture.moveOfEdge.map { move in
      luck[moves + move]
        * tables.moveHazards[(place * tables.edgeFrom.count + move) * tables.bands + band]
    }
    for (edge, way) in plan.edges.enumerated() { total[way.from] += hazards[edge] }
    let gone = total.map { LaneMath.shareGone($0 * (1.0 / 12)) }
    for group in 0..<tables.groups { buffers.stay[band * plan.groups + group] = 1 - gone[group] }
    for (edge, way) in plan.edges.enumerated() {
      let share = hazards[edge] / total[way.from]
      buffers.moves[band * plan.edges.count + edge] =
        share.replacing(with: 0, where: total[way.from] .== 0) * gone[way.from]
    }
  }

  private func luck(column: Int, _ firstDraw: Int) -> Lanes {
    var lanes = Lanes.zero
    for lane in 0..<Lanes.scalarCount {
      let draw = min(firstDraw + lane, draws - 1)
      lanes[lane] = fixture.luck[draw * fixture.tables.multipliers.columns + column]
    }
    return lanes
  }

  private func addTotals(to outcome: inout BlockTotals) {
    let groups = fixture.plan.groups
    for group in 0..<groups {
      var sum = Lanes.zero
      for band in 0..<fixture.plan.bands { sum += buffers.totals[band * groups + group] }
      outcome.totals.append(sum)
    }
  }

  private func keep(month: Int, firstDraw: Int, in outcome: inout BlockTotals) {
    let (groups, bands) = (fixture.plan.groups, fixture.plan.bands)
    for draw in keptDraws where (firstDraw..<firstDraw + Lanes.scalarCount).contains(draw) {
      let people = (0..<groups).flatMap { group in
        (0..<bands).map { buffers.stock[$0 * groups + group][draw - firstDraw] }
      }
      outcome.kept.append(BlockTotals.Kept(draw: draw, month: month, people: people))
    }
  }
}
