import RealModule

/// The normal distribution with mean 0 and standard deviation 1.
package enum StandardNormal {
  /// The z below which a share `u` of the distribution lies, to about 1 part in 10^16.
  ///
  /// `u` is in (0, 1); 0 and below give minus infinity, 1 and above plus infinity. Source: Wichura,
  /// "Algorithm AS 241: the percentage points of the normal distribution", routine PPND16 (1988).
  package static func quantile(_ u: Double) -> Double {
    guard u > 0 else { return -.infinity }
    guard u < 1 else { return .infinity }
    let q = u - 0.5
    if abs(q) <= 0.425 {
      return q * ratio(centreAbove, centreBelow, at: 0.180625 - q * q)
    }
    let r = Double.sqrt(-Double.log(q < 0 ? u : 1 - u))
    let z = r <= 5 ? ratio(tailAbove, tailBelow, at: r - 1.6) : ratio(farAbove, farBelow, at: r - 5)
    return q < 0 ? -z : z
  }

  /// The share of the distribution below `z`, with full relative precision in the lower tail.
  package static func cumulative(_ z: Double) -> Double {
    0.5 * Double.erfc(-z * 0.5.squareRoot())
  }

  private static func ratio(
    _ above: SIMD8<Double>, _ below: SIMD8<Double>, at x: Double
  ) -> Double {
    polynomial(above, at: x) / polynomial(below, at: x)
  }

  /// The polynomial with these coefficients, the constant first, by Horner's rule.
  private static func polynomial(_ c: SIMD8<Double>, at x: Double) -> Double {
    var sum = c[7]
    for power in stride(from: 6, through: 0, by: -1) { sum = sum * x + c[power] }
    return sum
  }

  // The coefficients of PPND16, as published.
  private static let centreAbove = SIMD8<Double>(
    3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3)
  private static let centreBelow = SIMD8<Double>(
    1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
    5.2264952788528545610e3)
  private static let tailAbove = SIMD8<Double>(
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
    3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4)
  private static let tailBelow = SIMD8<Double>(
    1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9)
  private static let farAbove = SIMD8<Double>(
    6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7)
  private static let farBelow = SIMD8<Double>(
    1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15)
}
