import RealModule

/// The pieces from which densities of large shapes are put together without cancellation.
///
/// Source of the method: Loader, "Fast and accurate computation of binomial probabilities" (2000).
enum Stirling {
  /// `ln Γ(z) − ((z − ½) ln z − z + ½ ln 2π)` for z > 0: what Stirling's formula leaves out.
  static func remainder(_ z: Double) -> Double {
    guard z < 10 else { return asymptoticRemainder(z) }
    return Double.logGamma(z) - ((z - 0.5) * Double.log(z) - z + halfLogTwoPi)
  }

  /// `ratio − 1 − ln ratio`, never negative; `excess` is `ratio − 1` as exactly as the caller
  /// knows.
  static func deviance(ratio: Double, excess: Double) -> Double {
    guard abs(excess) < 0.4 else { return excess - Double.log(ratio) }
    // ln(1 + x) = 2 atanh r with r = x / (2 + x), whose first term is taken off exactly.
    let r = excess / (2 + excess)
    let square = r * r
    var (power, sum, order) = (square, square / 3, 3.0)
    while power > 1e-18 && order < 60 {
      power *= square
      order += 2
      sum += power / order
    }
    return r * (excess - 2 * sum)
  }

  private static let halfLogTwoPi = 0.918_938_533_204_672_74

  private static func asymptoticRemainder(_ z: Double) -> Double {
    let inverse = 1 / z
    let x = inverse * inverse
    var sum = -3617.0 / 122400
    sum = sum * x + 1.0 / 156
    sum = sum * x - 691.0 / 360360
    sum = sum * x + 1.0 / 1188
    sum = sum * x - 1.0 / 1680
    sum = sum * x + 1.0 / 1260
    sum = sum * x - 1.0 / 360
    return (sum * x + 1.0 / 12) * inverse
  }
}
