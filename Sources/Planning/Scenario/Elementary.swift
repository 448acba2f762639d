import RealModule

/// The elementary functions the planner uses, in one place.
///
/// They are the C library's: equal bytes on one machine type, 1e-12 relative elsewhere, since
/// libraries may differ in the last bit.
package enum Elementary {
  /// e to the power `x`.
  package static func exp(_ x: Double) -> Double { Double.exp(x) }

  /// The natural logarithm of `x`; −∞ at 0.
  package static func log(_ x: Double) -> Double { Double.log(x) }

  /// ln(1 + x), exact near 0.
  package static func log1p(_ x: Double) -> Double { Double.log(onePlus: x) }

  /// e^x − 1, exact near 0.
  package static func expm1(_ x: Double) -> Double { Double.expMinusOne(x) }

  /// `base` to the power `exponent`; `base` is above 0.
  package static func power(_ base: Double, _ exponent: Double) -> Double {
    Double.pow(base, exponent)
  }
}
