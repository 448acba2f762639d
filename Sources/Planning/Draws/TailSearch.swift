import RealModule

/// Finds where a tail has a wanted share: Halley's method on logarithms inside a bracket.
struct TailSearch {
  /// The wanted logarithm of the share.
  let logShare: Double
  /// Whether the tail grows with the position.
  let isRising: Bool

  /// The position r > 0 at which `tail` has the wanted share, to about 1e-15 of r where the tail is
  /// known so well; `bend` is the slope of the log density in `s = ln r`.
  ///
  /// Ends after 300 steps whatever the functions return.
  func position(
    from start: Double, tail: (Double) -> TailPoint, bend: (Double) -> Double
  ) -> Double {
    var (low, high) = (0.0, Double.infinity)
    var position = min(max(start, .leastNormalMagnitude), .greatestFiniteMagnitude)
    for _ in 0..<300 {
      let point = tail(position)
      let miss = point.logShare - logShare
      if miss == 0 { return position }
      if (miss > 0) == isRising { high = position } else { low = position }
      let step = halleyStep(miss: miss, rate: point.rate, bend: bend(position))
      let next = position * Double.exp(-step)
      // The next error is about the cube of this step, measured in widths of the distribution.
      let isLast = abs(step) * (step * point.rate) * (step * point.rate) < 1e-17
      if isLast, next > 0, next < .infinity { return next }
      position = next > low && next < high ? next : Self.between(low, high)
      if !(position > low && position < high) { return position }
    }
    return position
  }

  private func halleyStep(miss: Double, rate: Double, bend: Double) -> Double {
    let slope = isRising ? rate : -rate
    let newton = miss / slope
    // The second derivative of the log share is slope × (bend − slope).
    let correction = 1 - 0.5 * newton * (bend - slope)
    return correction > 0.5 && correction < 4 ? newton / correction : newton
  }

  /// A position that halves the bracket on the log scale, or widens it where it has no end yet.
  private static func between(_ low: Double, _ high: Double) -> Double {
    if low == 0 { return high < .infinity ? high * 0x1p-10 : 1 }
    if high == .infinity { return low * 0x1p10 }
    return low.squareRoot() * high.squareRoot()
  }
}
