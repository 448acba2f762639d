import RealModule

/// The tails of the gamma distribution with rate 1: the regularised incomplete gamma functions.
enum IncompleteGamma {
  /// The tail above `x` or below it, with rates in ln x; `shape` and `x` are above 0.
  ///
  /// Series below the shape, continued fraction above it, Temme's expansion near it. Good to about
  /// 1e-14 relative in the smaller tail, 1e-13 where a shape far below 1 leaves little above.
  static func tail(above isAbove: Bool, shape: Double, x: Double) -> TailPoint {
    let logWeight = logWeight(shape: shape, x: x)
    if TemmeExpansion.holds(shape: shape, x: x) {
      return TailPoint(
        logWeight: logWeight,
        share: TemmeExpansion.share(above: isAbove, shape: shape, x: x))
    }
    if x < max(1, shape) {
      return .of(logWeight: logWeight, ratio: series(shape: shape, x: x), isOther: isAbove)
    }
    return .of(logWeight: logWeight, ratio: fraction(shape: shape, x: x), isOther: !isAbove)
  }

  /// `ln(x^a e^−x / Γ(a))`: the log density in ln x.
  static func logWeight(shape: Double, x: Double) -> Double {
    let deviance = Stirling.deviance(ratio: x / shape, excess: (x - shape) / shape)
    return 0.5 * Double.log(shape / (2 * Double.pi)) - Stirling.remainder(shape)
      - shape * deviance
  }

  /// The lower tail over the weight: `Σ x^n / (a (a + 1) … (a + n))`.
  private static func series(shape: Double, x: Double) -> Double {
    var (term, sum, divisor) = (1 / shape, 1 / shape, shape)
    for _ in 0..<100_000 {
      divisor += 1
      term *= x / divisor
      sum += term
      if term <= sum * 1e-17 { break }
    }
    return sum
  }

  /// The upper tail over the weight, by Lentz's method (DLMF 8.9.2, even part).
  private static func fraction(shape: Double, x: Double) -> Double {
    var b = x + 1 - shape
    var c = 1 / tiny
    var d = 1 / b
    var value = d
    for n in 1...100_000 {
      let a = -Double(n) * (Double(n) - shape)
      b += 2
      d = 1 / awayFromZero(a * d + b)
      c = awayFromZero(b + a / c)
      value *= d * c
      if abs(d * c - 1) < 3e-16 { break }
    }
    return value
  }

  private static let tiny = 1e-300

  private static func awayFromZero(_ x: Double) -> Double { abs(x) < tiny ? tiny : x }
}
