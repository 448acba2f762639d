/// Quantiles of a sample: linear between order statistics, type 7 of NumPy and R.
package enum SampleQuantile {
  /// The quantile at `p` of values that stand in rising order.
  ///
  /// `p` below 0 counts as 0 and above 1 as 1. An empty sample has no quantile and gives NaN.
  package static func of(_ sorted: [Double], _ p: Double) -> Double {
    guard let last = sorted.indices.last, !p.isNaN else { return .nan }
    let position = Double(last) * min(max(p, 0), 1)
    let below = min(Int(position), last)
    let share = position - Double(below)
    guard share > 0, below < last else { return sorted[below] }
    return sorted[below] + share * (sorted[below + 1] - sorted[below])
  }

  /// The quantiles of `values` at each of `levels`, in the order of `levels`; sorts `values`.
  ///
  /// The values are finite or infinite numbers, never NaN, which has no place in an order.
  package static func quantiles(of values: inout [Double], at levels: [Double]) -> [Double] {
    values.sort()
    return levels.map { of(values, $0) }
  }
}
