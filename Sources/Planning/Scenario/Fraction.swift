package import Vocabulary

/// A share as an exact fraction, so that three thirds make one.
package struct Fraction: Hashable, Sendable {
  /// Above the line, in lowest terms; zero or more.
  package let numerator: Int64
  /// Below the line, in lowest terms; at least 1.
  package let denominator: Int64

  /// `numerator`/`denominator`.
  ///
  /// - Throws: ``ServiceError`` naming `field` unless it is 0 to 1 over at most 1,000,000.
  package init(
    _ numerator: Int64, over denominator: Int64, field: String
  ) throws(ServiceError) {
    guard (1...1_000_000).contains(denominator), (0...denominator).contains(numerator) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be a share of 0 to 1 over at most 1000000; got "
          + quoted("\(numerator)/\(denominator)")
      )
    }
    self.init(reducing: numerator, over: denominator)
  }

  private init(reducing numerator: Int64, over denominator: Int64) {
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = max(a, 1)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The nearest binary number.
  package var value: Double { Double(numerator) / Double(denominator) }

  /// Refuses fractions that do not sum to exactly 1.
  package static func requireSumOfOne(
    _ shares: [Fraction], field: String
  ) throws(ServiceError) {
    guard sumsToOne(shares) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field, "shares must sum to exactly 1")
    }
  }

  /// Whether the shares sum to exactly 1; a sum over too large a common denominator does not.
  private static func sumsToOne(_ shares: [Fraction]) -> Bool {
    var (top, bottom): (Int64, Int64) = (0, 1)
    for share in shares {
      let (left, overflowLeft) = top.multipliedReportingOverflow(by: share.denominator)
      let (right, overflowRight) = share.numerator.multipliedReportingOverflow(by: bottom)
      let (sum, overflowSum) = left.addingReportingOverflow(right)
      let (product, overflowProduct) = bottom.multipliedReportingOverflow(by: share.denominator)
      guard !overflowLeft, !overflowRight, !overflowSum, !overflowProduct else { return false }
      let reduced = Fraction(reducing: sum, over: product)
      (top, bottom) = (reduced.numerator, reduced.denominator)
    }
    return top == 1 && bottom == 1
  }
}
