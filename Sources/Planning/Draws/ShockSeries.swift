package import Vocabulary

/// Year-to-year shocks to a log hazard: `ε_y = φ ε_{y−1} + σ z_y` with `ε_0 = 0`.
///
/// φ = 0 makes the years independent, φ = 1 a random walk. The median effect is one; there is no
/// correction that would make the mean one.
package struct ShockSeries: Hashable, Sendable {
  /// φ: how much of a year's shock is left in the next, 0 to 1.
  package let autocorrelation: Double
  /// σ: the standard deviation of what is new in a year, on the log scale, 0 to 1.
  package let standardDeviation: Double

  /// Shocks with this autocorrelation and standard deviation.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, unless both
  ///   are 0 to 1: with 1 a year that is out of the ordinary nearly trebles a hazard.
  package init(
    autocorrelation: Double, standardDeviation: Double, field: String
  ) throws(ServiceError) {
    try DrawBounds.checkZeroToOne(autocorrelation, "an autocorrelation", field: field)
    try DrawBounds.checkZeroToOne(standardDeviation, "a standard deviation", field: field)
    self.autocorrelation = autocorrelation
    self.standardDeviation = standardDeviation
  }

  /// The shocks of plan years 1 to `years` in one draw, one a year; all 0 in draw 0.
  ///
  /// Year y takes the normal number of `parameter` at index y. No years, no values.
  package func values(
    luck: Luck, parameter: ParameterName, draw: UInt32, years: Int
  ) -> [Double] {
    guard years > 0 else { return [] }
    guard draw > 0 else { return Array(repeating: 0, count: years) }
    var shock = 0.0
    return (1...years).map { year in
      let index = UInt32(truncatingIfNeeded: year)
      let normal = luck.normal(parameter, draw: draw, index: index)
      shock = autocorrelation * shock + standardDeviation * normal
      return shock
    }
  }
}
