import Vocabulary

/// Totals over all places, by sector and of all sectors, added component by component in their
/// order.
struct OverallTotals: Sendable {
  private let yearCount: Int
  private var columns: DrawColumns
  private var sectors: Set<Sector> = []

  /// Totals of nothing yet.
  ///
  /// - Throws: ``ServiceError`` naming `draws` where there are too many to keep.
  init(yearCount: Int, drawCount: Int) throws(ServiceError) {
    self.yearCount = yearCount
    columns = try DrawColumns(
      count: (Sector.allCases.count + 1) * SectorTotals.metrics.count * yearCount,
      drawCount: drawCount)
  }

  /// Adds the totals of a component.
  mutating func add(_ draws: ComponentDraws) {
    let width = SectorTotals.metrics.count * yearCount
    for (position, scope) in draws.totals.scopes.enumerated() {
      if let sector = scope.sector { sectors.insert(sector) }
      columns.add(
        draws.totalColumns, from: draws.totals.column(scope: position, metric: 0), count: width,
        to: rank(scope.sector) * width)
    }
  }

  private func rank(_ sector: Sector?) -> Int {
    sector.flatMap { Sector.allCases.firstIndex(of: $0) } ?? Sector.allCases.count
  }

  /// The series of each sector there is, then of all together.
  func series(thresholds: [Double]) -> [BandSeries] {
    var maker = BandMaker(thresholds: thresholds)
    let shown: [Sector?] = Sector.allCases.filter { sectors.contains($0) } + [nil]
    return shown.flatMap { sector in
      SectorTotals.metrics.enumerated().map { position, metric in
        let first = (rank(sector) * SectorTotals.metrics.count + position) * yearCount
        return maker.series(
          BandScope(place: nil, group: nil, sector: sector), metric, columns,
          columns: first..<(first + yearCount))
      }
    }
  }
}
