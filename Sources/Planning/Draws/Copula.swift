package import Vocabulary

/// The Gaussian link between values that share a labour market: `u = Φ(ℓF + √(1 − ℓ²) e)`.
///
/// F is the sector's factor and e the value's own luck, both standard normal; two values of one
/// sector then have a normal correlation of ℓ². With ℓ = 0 each value stands alone.
package struct Copula: Hashable, Sendable {
  /// ℓ: how strongly a value follows its sector, 0 to 1.
  package let loading: Double
  private let ownWeight: Double

  /// The link with this loading.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, unless the
  ///   loading is 0 to 1.
  package init(loading: Double, field: String) throws(ServiceError) {
    try DrawBounds.checkZeroToOne(loading, "a loading", field: field)
    self.loading = loading
    ownWeight = ((1 - loading) * (1 + loading)).squareRoot()
  }

  /// The linked standard normal number, `ℓF + √(1 − ℓ²) e`.
  package func normal(factor: Double, own: Double) -> Double {
    loading * factor + ownWeight * own
  }

  /// The linked uniform number for an inverse distribution function, in (0, 1).
  ///
  /// It keeps the distance of 2^-53 from both ends that the uniforms of ``Luck`` keep, so that no
  /// quantile becomes infinite.
  package func uniform(factor: Double, own: Double) -> Double {
    let share = StandardNormal.cumulative(normal(factor: factor, own: own))
    return min(max(share, 0x1p-53), 1 - 0x1p-53)
  }
}
