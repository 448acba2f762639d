import RealModule
package import Vocabulary

/// A beta distribution: what is believed about a probability.
package struct BetaDistribution: Hashable, Sendable {
  /// The first shape, above 0: about how many times it happened.
  package let alpha: Double
  /// The second shape, above 0: about how many times it did not.
  package let beta: Double

  /// The distribution with density `x^(alpha−1) (1−x)^(beta−1) / B(alpha, beta)` on (0, 1).
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, unless both
  ///   shapes are above 0 and at most 1e9.
  package init(alpha: Double, beta: Double, field: String) throws(ServiceError) {
    try DrawBounds.checkShape(alpha, field: field)
    try DrawBounds.checkShape(beta, field: field)
    self.alpha = alpha
    self.beta = beta
  }

  /// The mean, alpha ÷ (alpha + beta).
  package var mean: Double { alpha / (alpha + beta) }

  /// The share of the distribution below `x`, 0 to 1.
  package func cumulative(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 0 }
    guard x < 1 else { return 1 }
    let shapes = IncompleteBeta.Shapes(alpha: alpha, beta: beta)
    return IncompleteBeta.lowerTail(shapes, x: x, y: 1 - x).share
  }

  /// The x below which a share `u` of the distribution lies, solved to 1e-12 relative.
  ///
  /// `u` is in (0, 1); 0 and below give 0, 1 and above give 1. A quantile nearer to 0 or 1 than a
  /// Double can tell is 0 or 1. Good for shapes of 0.01 to 1e7 and u from 1e-15 to 1 − 1e-15;
  /// beyond, it still ends and is never NaN.
  package func quantile(_ u: Double) -> Double {
    guard u > 0 else { return 0 }
    guard u < 1 else { return 1 }
    let shapes = IncompleteBeta.Shapes(alpha: alpha, beta: beta)
    if u <= 0.5 {
      let odds = lowerOdds(shapes, share: u)
      return odds < .infinity ? odds / (1 + odds) : 1
    }
    return 1 / (1 + lowerOdds(shapes.mirrored, share: 1 - u))
  }

  /// The odds x/(1 − x) below which a `share` of at most a half lies.
  private func lowerOdds(_ shapes: IncompleteBeta.Shapes, share: Double) -> Double {
    let logShare = Double.log(share)
    let logLeast = (logShare + Double.log(shapes.alpha) + shapes.logBeta) / shapes.alpha
    // So near 0 the share below x is x^α / (α B(α, β)) to the last bit.
    if logLeast < -600 { return Double.exp(logLeast) }
    let start = shapes.startOdds(share: share, logLeast: logLeast)
    return TailSearch(logShare: logShare, isRising: true).position(from: start) { odds in
      let y = 1 / (1 + odds)
      return IncompleteBeta.lowerTail(shapes, x: odds * y, y: y)
    } bend: { odds in
      (shapes.alpha - shapes.beta * odds) / (1 + odds)
    }
  }
}

extension IncompleteBeta.Shapes {
  /// A first guess at the odds below which `share` lies: Carter's normal form where both shapes are
  /// above 1 (as AS 109 has it), else the leading term at the nearer end.
  fileprivate func startOdds(share: Double, logLeast: Double) -> Double {
    if alpha > 1, beta > 1 {
      return alpha / beta * Double.exp(-2 * carter(StandardNormal.quantile(share)))
    }
    let x = Double.exp(min(logLeast, 0))
    if x < 0.5 { return x / (1 - x) }
    let logMost = (Double.log(1 - share) + Double.log(beta) + logBeta) / beta
    let y = Double.exp(min(logMost, -1e-3))
    return (1 - y) / max(y, 1e-280)
  }

  private func carter(_ z: Double) -> Double {
    let (first, second) = (1 / (2 * alpha - 1), 1 / (2 * beta - 1))
    let level = (z * z - 3) / 6
    let h = 2 / (first + second)
    let spread = -z * max(level + h, 0).squareRoot() / h
    return spread - (second - first) * (level + 5.0 / 6 - 2 / (3 * h))
  }
}
