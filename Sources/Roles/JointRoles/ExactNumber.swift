package import Planning
package import Vocabulary

/// A sum of fractions, never rounded: shares of a post, full-time equivalents, minutes.
///
/// Three thirds make exactly one. A sum whose terms outgrow 128 bits is told as too large, never
/// cut.
package struct ExactNumber: Hashable, Sendable {
  /// Above the line, in lowest terms; zero or more.
  package let numerator: Int128
  /// Below the line, in lowest terms; at least 1.
  package let denominator: Int128

  /// Nothing at all.
  package static let zero = ExactNumber(0)

  /// A whole number, zero or more.
  package init(_ whole: Int) {
    numerator = Int128(max(whole, 0))
    denominator = 1
  }

  /// The share of full-time work, whatever its base.
  package init(_ share: FullTimeEquivalent) {
    numerator = Int128(share.numerator)
    denominator = Int128(share.denominator)
  }

  /// The fraction.
  package init(_ share: Fraction) {
    numerator = Int128(share.numerator)
    denominator = Int128(share.denominator)
  }

  /// `numerator`/`denominator` in lowest terms; the one zero or more, the other above zero.
  init(reducing numerator: Int128, over denominator: Int128) {
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = max(a, 1)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The sum, or nil where it does not fit.
  package func adding(_ other: ExactNumber) -> ExactNumber? {
    let (left, overLeft) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, overRight) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (top, overTop) = left.addingReportingOverflow(right)
    let (bottom, overBottom) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !overLeft, !overRight, !overTop, !overBottom else { return nil }
    return ExactNumber(reducing: top, over: bottom)
  }

  /// The sum of `numbers`, or nil where it does not fit.
  package static func sum(_ numbers: some Sequence<ExactNumber>) -> ExactNumber? {
    numbers.reduce(Optional(.zero)) { $0?.adding($1) }
  }

  /// The number divided by `divisor`, which is at least 1: minutes over 60 are hours; nil where it
  /// does not fit.
  package func over(_ divisor: Int32) -> ExactNumber? {
    let (bottom, overflow) = denominator.multipliedReportingOverflow(by: Int128(max(divisor, 1)))
    return overflow ? nil : ExactNumber(reducing: numerator, over: bottom)
  }

  /// Whether it is above the whole number `limit`.
  package func exceeds(_ limit: Int) -> Bool {
    // The denominator is at least 1, so dividing rounds down and loses no excess but a fraction.
    let whole = numerator / denominator
    return whole > Int128(limit) || whole == Int128(limit) && numerator % denominator != 0
  }
}

extension ExactNumber: CustomStringConvertible {
  /// `1`, `11/10`.
  package var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }

  /// As people write it: `1.1`, `37.25`; a fraction whose decimals do not end within four places
  /// stays a fraction, so that nothing is rounded.
  package var decimal: String {
    for (places, scale) in [(0, Int128(1)), (1, 10), (2, 100), (3, 1_000), (4, 10_000)] {
      let (scaled, overflow) = numerator.multipliedReportingOverflow(by: scale)
      guard !overflow, scaled % denominator == 0 else { continue }
      let digits = scaled / denominator
      guard places > 0 else { return "\(digits)" }
      let rest = "\(digits % scale)"
      let zeros = String(repeating: "0", count: places - rest.count)
      return "\(digits / scale).\(zeros)\(rest)"
    }
    return description
  }
}
