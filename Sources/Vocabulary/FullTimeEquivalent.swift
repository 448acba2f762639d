/// A share of full-time work as an exact fraction, with the hours that full time means there.
///
/// FTE is never a decimal: three thirds make one. Each value carries its own base, because 0.5 of a
/// 37.5 hour week is not 0.5 of a 37 hour week.
package struct FullTimeEquivalent: Hashable, Sendable {
  /// Above the line, in lowest terms; zero or more.
  package let numerator: Int32
  /// Below the line, in lowest terms; at least 1.
  package let denominator: Int32
  /// Minutes in a full-time week where the work is done, 1 to 10,080.
  package let baseMinutesPerWeek: Int32

  /// `numerator`/`denominator` of a week of `baseMinutesPerWeek`.
  ///
  /// - Throws: ``ServiceError`` with reason `VALUE_OUT_OF_RANGE`, naming `field`, unless the share
  ///   is 0 to 2 with a denominator of 1 to 10,080 and the base is 1 to 10,080 minutes.
  package init(
    _ numerator: Int32, over denominator: Int32, baseMinutesPerWeek: Int32, field: String
  ) throws(ServiceError) {
    guard (1...10_080).contains(denominator), numerator >= 0,
      Int64(numerator) <= 2 * Int64(denominator), (1...10_080).contains(baseMinutesPerWeek)
    else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be a share of 0 to 2 over at most 10080, of a week of 1 to 10080 minutes; got "
          + quoted("\(numerator)/\(denominator) of \(baseMinutesPerWeek)"))
    }
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
    self.baseMinutesPerWeek = baseMinutesPerWeek
  }

  /// Hours a week times 60, as an exact fraction of minutes: `numerator` over `denominator`.
  package var minutesPerWeek: (numerator: Int64, denominator: Int64) {
    (Int64(numerator) * Int64(baseMinutesPerWeek), Int64(denominator))
  }

  private static func greatestCommonDivisor(_ left: Int32, _ right: Int32) -> Int32 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}
