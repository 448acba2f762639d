import RealModule
package import Vocabulary

/// A gamma distribution: what is believed about a rate above 0.
package struct GammaDistribution: Hashable, Sendable {
  /// The shape, above 0 and at most 1e9: for a rate, about how many events speak for it.
  package let shape: Double
  /// The rate, above 0: for a rate, the exposure in which they were seen.
  package let rate: Double

  /// The distribution with density `rate^shape x^(shape−1) e^(−rate x) / Γ(shape)`.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, unless the
  ///   shape is above 0 and at most 1e9 and the rate above 0 and finite.
  package init(shape: Double, rate: Double, field: String) throws(ServiceError) {
    try DrawBounds.checkShape(shape, field: field)
    try DrawBounds.checkAboveZero(rate, "a rate", field: field)
    self.shape = shape
    self.rate = rate
  }

  /// The mean, shape ÷ rate.
  package var mean: Double { shape / rate }

  /// The share of the distribution below `x`, 0 to 1.
  package func cumulative(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 0 }
    guard x * rate > 0 else { return 0 }
    guard x * rate < .infinity else { return 1 }
    return IncompleteGamma.tail(above: false, shape: shape, x: x * rate).share
  }

  /// The x below which a share `u` of the distribution lies, solved to 1e-12 relative.
  ///
  /// `u` is in (0, 1); 0 and below give 0, 1 and above infinity. A quantile too small for a Double,
  /// as the lowest of a shape far below 1, is 0. Good for shapes of 0.01 to 1e7 and u from 1e-15 to
  /// 1 − 1e-15; beyond, it still ends and is never NaN.
  package func quantile(_ u: Double) -> Double {
    guard u > 0 else { return 0 }
    guard u < 1 else { return .infinity }
    let logLeast = (Double.log(u) + Double.logGamma(shape + 1)) / shape
    // So near 0 the share below x is x^a / Γ(a + 1) to the last bit.
    if logLeast < -600 { return Double.exp(logLeast - Double.log(rate)) }
    let isUpper = u > 0.5
    let search = TailSearch(logShare: Double.log(isUpper ? 1 - u : u), isRising: !isUpper)
    let x = search.position(from: start(u, logLeast: logLeast)) { x in
      IncompleteGamma.tail(above: isUpper, shape: shape, x: x)
    } bend: { x in
      shape - x
    }
    return x / rate
  }

  /// A first guess at rate 1: Wilson and Hilferty's cube, or the leading term of a far tail.
  private func start(_ u: Double, logLeast: Double) -> Double {
    let ninth = 1 / (9 * shape)
    let root = 1 - ninth + StandardNormal.quantile(u) * ninth.squareRoot()
    if shape >= 1, root > 0.3 { return shape * root * root * root }
    let least = Double.exp(logLeast)
    if shape >= 1 || least < 0.1 { return least }
    let far = -Double.log(1 - u) - Double.logGamma(shape)
    return far > 1 ? far + (shape - 1) * Double.log(far) : max(far, 0.1)
  }
}
