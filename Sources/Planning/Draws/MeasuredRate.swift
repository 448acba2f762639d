package import Vocabulary

/// A yearly hazard measured at a place and drawn towards what its region shows.
///
/// The prior weighs as much as 12 months of the place's own exposure: w = exposure ÷ years
/// observed, so the belief is Gamma(leavers + prior × w, exposure + w).
package struct MeasuredRate: Hashable, Sendable {
  /// How many left in the time observed, 0 or more; a fraction where records were weighted.
  package let leavers: Double
  /// How long people were exposed to leaving, in person-years, above 0.
  package let exposure: Double
  /// The time observed, in years, above 0.
  package let yearsObserved: Double
  /// The rate of the region a year, 0 or more.
  package let prior: Double
  /// What is believed of the rate a year.
  package let posterior: GammaDistribution

  /// The rate with `leavers` seen in `exposure` person-years over `yearsObserved` years.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, unless all are
  ///   finite, exposure and years above 0, leavers and prior 0 or more and not both 0: then nothing
  ///   speaks for any rate.
  package init(
    leavers: Double, exposure: Double, yearsObserved: Double, prior: Double, field: String
  ) throws(ServiceError) {
    let weight = try MeasuredRate.priorWeight(exposure, yearsObserved: yearsObserved, field: field)
    try DrawBounds.checkNotNegative(leavers, "a number of leavers", field: field)
    try DrawBounds.checkNotNegative(prior, "a rate of the region", field: field)
    self.leavers = leavers
    self.exposure = exposure
    self.yearsObserved = yearsObserved
    self.prior = prior
    posterior = try GammaDistribution(
      shape: leavers + prior * weight, rate: exposure + weight, field: field)
  }

  /// The posterior mean, which the central run takes.
  package var mean: Double { posterior.mean }

  /// The rate at a uniform number in (0, 1); it rises with `u`.
  package func value(uniform u: Double) -> Double { posterior.quantile(u) }

  /// The rate of a region, itself drawn towards that of England: `(L + λ w) / (n + w)`.
  ///
  /// Leavers and exposure are the region's, the place's own counts included; `weight` is the
  /// region's exposure of 12 months.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, unless all are
  ///   finite and 0 or more, and exposure and weight together above 0.
  package static func shrunkRegion(
    leavers: Double, exposure: Double, england: Double, weight: Double, field: String
  ) throws(ServiceError) -> Double {
    try DrawBounds.checkNotNegative(leavers, "a number of leavers", field: field)
    try DrawBounds.checkNotNegative(exposure, "a number of person-years", field: field)
    try DrawBounds.checkNotNegative(england, "a rate of England", field: field)
    try DrawBounds.checkNotNegative(weight, "a weight", field: field)
    try DrawBounds.checkAboveZero(exposure + weight, "a sum of exposure and weight", field: field)
    return (leavers + england * weight) / (exposure + weight)
  }

  /// The prior's weight, 12 months of the place's own exposure, once both are checked.
  static func priorWeight(
    _ exposure: Double, yearsObserved: Double, field: String
  ) throws(ServiceError) -> Double {
    try DrawBounds.checkAboveZero(exposure, "an exposure", field: field)
    try DrawBounds.checkAboveZero(yearsObserved, "a number of years", field: field)
    return exposure / yearsObserved
  }
}
