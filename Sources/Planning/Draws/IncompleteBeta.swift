import RealModule

/// The tails of the beta distribution: the regularised incomplete beta function.
enum IncompleteBeta {
  /// Both shapes of a beta distribution, above 0, with what does not depend on the point.
  struct Shapes {
    let alpha: Double
    let beta: Double
    private let total: Double
    private let logScale: Double

    init(alpha: Double, beta: Double) {
      self.alpha = alpha
      self.beta = beta
      total = alpha + beta
      logScale =
        0.5 * (Double.log(alpha / total) + Double.log(beta) - Double.log(2 * Double.pi))
        + Stirling.remainder(total) - Stirling.remainder(alpha) - Stirling.remainder(beta)
    }

    /// The same distribution seen from its other end.
    var mirrored: Shapes { Shapes(alpha: beta, beta: alpha) }

    /// `ln B(α, β)`.
    var logBeta: Double {
      alpha * Double.log(alpha / total) - beta * Double.log(onePlus: alpha / beta) - logScale
    }

    /// `ln(x^α y^β / B(α, β))`, the log density in ln(x/y); `y` is 1 − x.
    func logWeight(x: Double, y: Double) -> Double {
      // x − α/n and y − β/n from one difference, so that neither loses its digits.
      let difference = (x * beta - y * alpha) / total
      let meanX = alpha / total
      let meanY = beta / total
      return logScale
        - alpha * Stirling.deviance(ratio: x / meanX, excess: difference / meanX)
        - beta * Stirling.deviance(ratio: y / meanY, excess: -difference / meanY)
    }
  }

  /// The tail below x, with rates in ln(x/y); `y` is 1 − x and both are above 0.
  ///
  /// Good to about 1e-14 relative below the middle, 1e-13 in a small tail above a shape far below
  /// 1.
  static func lowerTail(_ shapes: Shapes, x: Double, y: Double) -> TailPoint {
    let (alpha, beta) = (shapes.alpha, shapes.beta)
    let logWeight = shapes.logWeight(x: x, y: y)
    if x * (beta + 1) <= y * (alpha + 1) {
      let ratio = fraction(alpha, beta, x: x, y: y)
      return .of(logWeight: logWeight, ratio: ratio, isOther: false)
    }
    let ratio = fraction(beta, alpha, x: y, y: x)
    return .of(logWeight: logWeight, ratio: ratio, isOther: true)
  }

  /// The lower tail over the weight: the fraction of Didonato and Morris, "Algorithm 708" (1992),
  /// by Lentz's method. Written in x and y, it keeps its digits also where x is nearly 1.
  private static func fraction(
    _ alpha: Double, _ beta: Double, x: Double, y: Double
  ) -> Double {
    let lead = alpha * y - beta * x + 1
    var c = 1e300
    var d = 1 / awayFromZero(alpha * lead / (alpha + 1))
    var value = d
    for step in 1...200_000 {
      let n = Double(step)
      let place = alpha + 2 * n
      let drop = n * (beta - n) * x / (place - 1)
      let above = (alpha + n - 1) * (alpha + beta + n - 1) / (place - 1) * drop * x
      let below = n + drop + (alpha + n) / (place + 1) * (lead + n * (1 + y))
      d = 1 / awayFromZero(above * d + below)
      c = awayFromZero(below + above / c)
      value *= d * c
      if abs(d * c - 1) < 3e-16 { break }
    }
    return value
  }

  private static func awayFromZero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
}
