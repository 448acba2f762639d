package import Vocabulary

/// Runs scenarios: run 0 in full and the bands over draws.
package enum Projection {
  /// The projection of `scenario`: run 0, bands of every group at a place, every sector and all,
  /// and the provenance budget.
  ///
  /// The same scenario and seed give the same bytes whatever the number of workers and the order of
  /// the scenario's lists. One component (places that exchange people) is held in memory at a time:
  /// 24 bytes for each of its cells, year ends and draws. `progress` hears shares of 0 to 1 that
  /// never fall, on the caller's task.
  ///
  /// - Throws: ``ServiceError`` naming the scenario's field where the run meets what it would have
  ///   to guess, or `draws` where those of one component take more than 4 GiB; and
  ///   `CancellationError`, between blocks of draws, once the task is cancelled.
  package static func run(
    _ scenario: Scenario, _ settings: RunSettings, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws -> ProjectionResult {
    try Task.checkCancellation()
    let run = try PreparedRun(scenario, seed: settings.seed, thresholds: settings.thresholds)
    var summary = try RunSummary(run, settings, progress: progress)
    for component in run.model.components.indices { try await summary.draw(component) }
    let budget = try await summary.budget()
    // Run 0 in full comes last: its rows need not lie in memory beside the draws.
    return ProjectionResult(
      scenario: scenario, seed: settings.seed, draws: settings.draws,
      thresholds: settings.thresholds, central: try run.central(), bands: summary.bands(),
      budget: budget)
  }

  /// Run 0 of `scenario` alone, without any luck.
  ///
  /// - Throws: ``ServiceError`` naming the scenario's field where the run meets what it would have
  ///   to guess.
  package static func central(_ scenario: Scenario) throws(ServiceError) -> CentralRun {
    try PreparedRun(scenario, seed: 0, thresholds: [0]).central()
  }
}

/// What a run has gathered so far.
struct RunSummary {
  private let run: PreparedRun
  private let settings: RunSettings
  private let plan: BlockPlan
  private let budgetPlan: BudgetPlan
  private var meter: ProgressMeter
  private var byPlace: [[BandSeries]]
  private var overall: OverallTotals
  /// Unmet FTE at the last year end by component and draw, run 0 first.
  private var lastUnmet: [[Double]] = []

  init(
    _ run: PreparedRun, _ settings: RunSettings, progress: (@Sendable (Double) -> Void)?
  ) throws(ServiceError) {
    self.run = run
    self.settings = settings
    plan = BlockPlan(draws: settings.draws)
    budgetPlan = BudgetPlan(run.luck, draws: settings.draws)
    let work = Double(plan.blockCount * run.model.cells.count) + budgetPlan.work(run)
    meter = ProgressMeter(total: work, report: progress)
    byPlace = Array(repeating: [], count: run.places.count)
    overall = try OverallTotals(yearCount: run.model.years + 1, drawCount: plan.drawCount)
  }

  /// Draws a component and keeps its bands and totals.
  mutating func draw(_ component: Int) async throws {
    let draws = try await draws(component)
    lastUnmet.append(draws.lastUnmet)
    overall.add(draws)
    let thresholds = run.thresholds
    var cellSeries = Array(repeating: [BandSeries](), count: draws.cells.count)
    try await Crew.share(draws.cells.count, workers: settings.workers) { cell in
      draws.series(cell: cell, thresholds: thresholds)
    } receive: { cell, series in
      cellSeries[cell] = series
    }
    for (cell, series) in zip(draws.cells, cellSeries) { byPlace[cell.placeIndex] += series }
    for (position, scope) in draws.totals.scopes.enumerated() {
      byPlace[scope.place] += draws.series(
        scope: position, places: run.places, thresholds: thresholds)
    }
  }

  private mutating func draws(_ component: Int) async throws -> ComponentDraws {
    let (run, plan) = (run, plan)
    var draws = try ComponentDraws(run, component: component, drawCount: plan.drawCount)
    let (totals, width) = (draws.totals, Double(draws.cells.count))
    var meter = meter
    try await Crew.share(plan.pieceCount, workers: settings.workers) { piece in
      let ends = try run.yearEnds(component: component, blocks: plan.blocks(of: piece), of: plan)
      return ends.map { (ends: $0, totals: totals.lanes(of: $0)) }
    } receive: { piece, blocks in
      for (block, found) in zip(plan.blocks(of: piece), blocks) {
        draws.keep(found.ends, totals: found.totals, draw: block * Lanes.scalarCount)
      }
      meter.advance(width * Double(blocks.count))
    }
    self.meter = meter
    return draws
  }

  /// All bands: by place in order of code, then over all places.
  func bands() -> [BandSeries] {
    byPlace.flatMap { $0 } + overall.series(thresholds: run.thresholds)
  }
}

// The provenance budget.
extension RunSummary {
  /// What the band of the last year end rests on; nil without draws.
  mutating func budget() async throws -> ProvenanceBudget? {
    guard settings.draws > 0 else {
      meter.finish()
      return nil
    }
    let full = budgetPlan.width(Self.sum(lastUnmet))
    var shares: [ProvenanceBudget.Share] = []
    for (grade, count) in budgetPlan.grades {
      let held = count == 0 ? full : budgetPlan.width(try await unmet(holding: grade))
      shares.append(
        ProvenanceBudget.Share(
          grade: grade, valueCount: count, share: budgetPlan.share(full: full, held: held)))
    }
    meter.finish()
    return ProvenanceBudget(fullWidth: full, shares: shares)
  }

  /// Unmet FTE of all at the last year end with every value of `grade` at its centre.
  private mutating func unmet(holding grade: ValueProvenance.Grade) async throws -> [Double] {
    var byComponent = lastUnmet
    for component in budgetPlan.components(run, holding: grade) {
      byComponent[component] = try await unmet(component, holding: grade)
    }
    return Self.sum(byComponent.map { Array($0.prefix(budgetPlan.draws + 1)) })
  }

  private mutating func unmet(
    _ component: Int, holding grade: ValueProvenance.Grade
  ) async throws -> [Double] {
    let (run, plan) = (run, BlockPlan(draws: budgetPlan.draws))
    let totals = SectorTotals(run.cells(of: component), yearCount: run.model.years + 1)
    let width = Double(run.model.components[component].cells.count)
    var unmet = Array(repeating: 0.0, count: plan.drawCount)
    var meter = meter
    try await Crew.share(plan.pieceCount, workers: settings.workers) { piece in
      try run.yearEnds(
        component: component, blocks: plan.blocks(of: piece), of: plan, holding: [grade]
      ).map { totals.lastUnmet(of: $0) }
    } receive: { piece, blocks in
      for (block, lanes) in zip(plan.blocks(of: piece), blocks) {
        for draw in plan.draws(of: block) {
          unmet[Int(draw)] = lanes[Int(draw) % Lanes.scalarCount]
        }
      }
      meter.advance(width * Double(blocks.count))
    }
    self.meter = meter
    return unmet
  }

  /// The sum over components, in their order, draw by draw.
  private static func sum(_ parts: [[Double]]) -> [Double] {
    guard var total = parts.first else { return [] }
    for part in parts.dropFirst() {
      for (draw, value) in part.enumerated() where total.indices.contains(draw) {
        total[draw] += value
      }
    }
    return total
  }
}
