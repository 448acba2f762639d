import Vocabulary

/// Every draw of one component: its cells and its totals, as columns.
struct ComponentDraws: Sendable {
  let cells: [CompiledModel.Cell]
  let totals: SectorTotals
  /// People, available and required FTE: `(measure × years + year) × cells + cell`.
  private(set) var cellColumns: DrawColumns
  /// First passings of thresholds: `threshold × cells + cell`.
  private(set) var passings: DrawColumns
  /// The totals' own columns.
  private(set) var totalColumns: DrawColumns

  /// Room for the draws of `component`.
  ///
  /// - Throws: ``ServiceError`` naming `draws` where there are too many to keep.
  init(_ run: PreparedRun, component: Int, drawCount: Int) throws(ServiceError) {
    let years = run.model.years + 1
    cells = run.cells(of: component)
    totals = SectorTotals(cells, yearCount: years)
    cellColumns = try DrawColumns(count: 3 * years * cells.count, drawCount: drawCount)
    passings = try DrawColumns(count: run.thresholds.count * cells.count, drawCount: drawCount)
    totalColumns = try DrawColumns(count: totals.columnCount, drawCount: drawCount)
  }

  private var yearCount: Int { totals.yearCount }

  /// Keeps a block whose first draw is `draw`, with its totals.
  mutating func keep(_ block: BlockYearEnds, totals lanes: [Lanes], draw: Int) {
    let width = yearCount * cells.count
    cellColumns.keep(block.people, from: 0, draw: draw)
    cellColumns.keep(block.availableFTE, from: width, draw: draw)
    cellColumns.keep(block.requiredFTE, from: 2 * width, draw: draw)
    passings.keep(block.firstPassing.map { Lanes($0) }, from: 0, draw: draw)
    totalColumns.keep(lanes, from: 0, draw: draw)
  }

  /// The series of one cell; those of its need only where it has one.
  func series(cell: Int, thresholds: [Double]) -> [BandSeries] {
    var maker = BandMaker(thresholds: thresholds)
    let scope = BandScope(place: cells[cell].place, group: cells[cell].group, sector: nil)
    let columns = (0..<3).map { measure in
      (0..<yearCount).map { (measure * yearCount + $0) * cells.count + cell }
    }
    let available = maker.series(scope, .availableFTE, cellColumns, columns: columns[1])
    let people = maker.series(scope, .people, cellColumns, columns: columns[0])
    guard cells[cell].hasNeed else { return [available, people] }
    let gap = zip(columns[2], columns[1]).map { required, available in
      maker.band(
        central: cellColumns.central(required) - cellColumns.central(available),
        draws: zip(cellColumns.draws(required), cellColumns.draws(available)).map { $0 - $1 })
    }
    return [
      BandSeries(
        scope: scope, metric: .gapFTE, years: gap,
        firstPassings: firstPassings(cell: cell, thresholds: thresholds)),
      available, maker.series(scope, .requiredFTE, cellColumns, columns: columns[2]), people,
    ]
  }

  private func firstPassings(cell: Int, thresholds: [Double]) -> [FirstPassing] {
    thresholds.enumerated().map { position, threshold in
      let column = position * cells.count + cell
      let central = Int(passings.central(column))
      let draws = passings.draws(column)
      var months = draws.filter { $0 >= 0 }
      return FirstPassing(
        threshold: threshold, centralMonth: central < 0 ? nil : central,
        neverShare: draws.isEmpty
          ? nil : Double(draws.count - months.count) / Double(draws.count),
        monthQuantiles: months.isEmpty
          ? [] : SampleQuantile.quantiles(of: &months, at: [0.10, 0.50, 0.90]))
    }
  }

  /// The series of one scope of ``totals``.
  func series(scope: Int, places: [PlanPlaceCode], thresholds: [Double]) -> [BandSeries] {
    let named = totals.scopes[scope]
    guard places.indices.contains(named.place) else { return [] }
    var maker = BandMaker(thresholds: thresholds)
    let shown = BandScope(place: places[named.place], group: nil, sector: named.sector)
    return SectorTotals.metrics.enumerated().map { position, metric in
      let first = totals.column(scope: scope, metric: position)
      return maker.series(shown, metric, totalColumns, columns: first..<(first + yearCount))
    }
  }

  /// Unmet FTE of all its places at the last year end, by draw, run 0 first.
  var lastUnmet: [Double] {
    var sum = Array(repeating: 0.0, count: totalColumns.drawCount)
    for scope in totals.scopes.indices where totals.scopes[scope].sector == nil {
      let column = totals.column(scope: scope, metric: 0) + yearCount - 1
      for (draw, value) in totalColumns.all(column).enumerated() { sum[draw] += value }
    }
    return sum
  }
}
