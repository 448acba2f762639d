import Vocabulary

/// What a second scenario changes against a first one, draw by draw with the same luck.
package struct ScenarioComparison: Hashable, Sendable {
  /// The scenario compared with.
  package let first: Scenario
  /// The scenario that is compared.
  package let second: Scenario
  /// The seed of both.
  package let seed: UInt64
  /// Draws beside run 0.
  package let draws: Int
  /// Thresholds of ``YearBand/exceedances``, ascending; above 0 means that the second is shorter.
  package let thresholds: [Double]
  /// Bands of second less first: unmet FTE of groups at places, unmet and available FTE of sectors
  /// at places and over all places; in the order of ``ProjectionResult/bands``. A group whose need
  /// is unknown in one of the two has none.
  package let bands: [BandSeries]

  /// The series of a scope and metric, or nil where there is none.
  package func band(_ scope: BandScope, _ metric: BandMetric) -> BandSeries? {
    bands.first { $0.scope == scope && $0.metric == metric }
  }
}

extension Projection {
  /// How `second` differs from `first` in each draw, both run with the same seed: the bands of the
  /// differences, which are narrower than the difference of the bands.
  ///
  /// Equal scenarios differ by exactly 0 in every draw. The same bytes for any number of workers.
  ///
  /// - Throws: ``ServiceError`` with reason `FIELDS_CONTRADICT`, naming `start` or
  ///   `horizon_months`, where the two do not cover the same months; what either run refuses; and
  ///   `CancellationError` once the task is cancelled.
  package static func compare(
    _ first: Scenario, _ second: Scenario, _ settings: RunSettings,
    progress: (@Sendable (Double) -> Void)? = nil
  ) async throws -> ScenarioComparison {
    try requireSameMonths(first, second)
    let sides = try [first, second].map {
      try PreparedRun($0, seed: settings.seed, thresholds: settings.thresholds)
    }
    let sets = ComparedSet.all(sides[0], sides[1])
    let plan = BlockPlan(draws: settings.draws)
    var overall = try OverallDifferences(yearCount: first.years + 1, drawCount: plan.drawCount)
    var meter = ProgressMeter(total: Double(sets.count * plan.blockCount), report: progress)
    var byPlace: [PlanPlaceCode: [BandSeries]] = [:]
    for set in sets {
      let columns = try await differences(
        of: set, sides, plan, workers: settings.workers, meter: &meter)
      overall.add(set.keys, columns)
      for (place, series) in set.series(columns, thresholds: settings.thresholds) {
        byPlace[place, default: []] += series
      }
    }
    meter.finish()
    let places = byPlace.keys.sorted().flatMap { byPlace[$0] ?? [] }
    return ScenarioComparison(
      first: first, second: second, seed: settings.seed, draws: settings.draws,
      thresholds: settings.thresholds,
      bands: places + overall.series(thresholds: settings.thresholds))
  }

  static func requireSameMonths(
    _ first: Scenario, _ second: Scenario
  ) throws(ServiceError) {
    let pairs = [
      ("start", first.parts.start.index, second.parts.start.index),
      ("horizon_months", first.parts.horizonMonths, second.parts.horizonMonths),
    ]
    for (field, left, right) in pairs where left != right {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field,
        "two scenarios are compared over the same months only")
    }
  }

  private static func differences(
    of set: ComparedSet, _ sides: [PreparedRun], _ plan: BlockPlan, workers: Int,
    meter: inout ProgressMeter
  ) async throws -> DrawColumns {
    var columns = try DrawColumns(count: set.columnCount, drawCount: plan.drawCount)
    var local = meter
    try await Crew.share(plan.pieceCount, workers: workers) { piece in
      try set.differences(sides, blocks: plan.blocks(of: piece), of: plan)
    } receive: { piece, blocks in
      for (block, lanes) in zip(plan.blocks(of: piece), blocks) {
        columns.keep(lanes, from: 0, draw: block * Lanes.scalarCount)
      }
      local.advance(Double(blocks.count))
    }
    meter = local
    return columns
  }
}
