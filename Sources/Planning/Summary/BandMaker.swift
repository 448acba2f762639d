/// Makes bands of columns: the central run, quantiles and how often a threshold is passed.
struct BandMaker {
  private let thresholds: [Double]
  private var sorter = NumberSort()
  private var sorted: [Double] = []

  /// Bands with the share of draws above each of `thresholds`.
  init(thresholds: [Double]) {
    self.thresholds = thresholds
  }

  /// The band of run 0's value and the draws' values.
  mutating func band(central: Double, draws: some Sequence<Double>) -> YearBand {
    sorted.removeAll(keepingCapacity: true)
    sorted.append(contentsOf: draws)
    guard let first = sorted.first else {
      return YearBand(central: central, quantiles: [], exceedances: [])
    }
    if sorted.contains(where: { $0 != first }) { sorter.sort(&sorted) }
    return YearBand(
      central: central,
      quantiles: YearBand.probabilities.map { SampleQuantile.of(sorted, $0) },
      exceedances: thresholds.map { shareAbove($0) })
  }

  /// A series of one measure: a column a year, `columns` in order of year.
  mutating func series(
    _ scope: BandScope, _ metric: BandMetric, _ source: DrawColumns, columns: some Sequence<Int>
  ) -> BandSeries {
    let bands = columns.map { band(central: source.central($0), draws: source.draws($0)) }
    return BandSeries(scope: scope, metric: metric, years: bands)
  }

  /// The share of the sorted draws above `threshold`.
  private func shareAbove(_ threshold: Double) -> Double {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] > threshold { high = middle } else { low = middle + 1 }
    }
    return Double(sorted.count - low) / Double(sorted.count)
  }
}
