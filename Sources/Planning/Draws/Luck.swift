/// The luck of a plan: the same seed, parameter, draw and index always give the same number.
///
/// Nothing is consumed, so the order of asking and the number of workers do not matter. Draws are
/// counted from 1; the central run, 0, uses no luck. Uniforms have the same bytes on every machine.
/// What goes through `exp`, `log` or `sqrt` has the same bytes on one machine type and agrees to
/// 1e-12 elsewhere, because the C library may differ in the last bit.
package struct Luck: Hashable, Sendable {
  /// The seed all draws of the plan come from.
  package let seed: UInt64

  /// The luck that belongs to `seed`.
  package init(seed: UInt64) {
    self.seed = seed
  }

  /// A uniform number in (0, 1), never 0 or 1: a multiple of 2^-53.
  package func uniform(_ parameter: ParameterName, draw: UInt32, index: UInt32) -> Double {
    let words = words(parameter, draw: draw, index: index)
    let bits = UInt64(words[1]) << 32 | UInt64(words[0])
    // 52 bits and a half: 53 bits and a half would round to 1.
    return (Double(bits >> 12) + 0.5) * 0x1p-52
  }

  /// A standard normal number, the inverse distribution function at ``uniform(_:draw:index:)``.
  package func normal(_ parameter: ParameterName, draw: UInt32, index: UInt32) -> Double {
    StandardNormal.quantile(uniform(parameter, draw: draw, index: index))
  }

  func words(_ parameter: ParameterName, draw: UInt32, index: UInt32) -> SIMD4<UInt32> {
    Philox4x32.block(
      counter: SIMD4(
        index, draw, UInt32(truncatingIfNeeded: parameter.id),
        UInt32(truncatingIfNeeded: parameter.id >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
  }
}
