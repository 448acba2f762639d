/// What the months need of elementary functions, on eight draws at once and from `+` and `*` alone,
/// so that results do not depend on a C library or on the features of a processor.
enum LaneMath {
  /// 1 − e^(−x) for x of 0 or more, within a few units in the last place; 0 to 1.
  ///
  /// x = k ln 2 + r, so e^(−x) = 2^(−k) e^(−r) with r of at most 0.35.
  static func shareGone(_ x: Lanes) -> Lanes {
    let bounded = pointwiseMin(x, Lanes(repeating: 700))
    // Adding 1.5 × 2^52 rounds to whole numbers and leaves k in the lowest bits.
    let magic = Lanes(repeating: 6_755_399_441_055_744)
    let shifted = bounded * 1.4426950408889634 + magic
    let k = shifted - magic
    let rest = k * 0.693147180369123816490 + k * 1.90821492927058770002e-10 - bounded
    let power = unsafeBitCast(shifted, to: SIMD8<UInt64>.self) & 0x7ff
    let scale = unsafeBitCast((1023 &- power) &<< 52, to: Lanes.self)
    return (1 - scale) - scale * lessOne(rest)
  }

  /// e^y − 1 for y of −0.36 to 0.36, by the exponential series.
  private static func lessOne(_ y: Lanes) -> Lanes {
    var sum = Lanes(repeating: inverseFactorials[0])
    for term in inverseFactorials.dropFirst() { sum = sum * y + term }
    return sum * y
  }

  /// 1/14!, 1/13! … 1/1!.
  private static let inverseFactorials: [Double] = {
    var factorial = 1.0
    return (1...14).map { (n: Int) -> Double in
      factorial *= Double(n)
      return 1 / factorial
    }.reversed()
  }()

  /// `top` ÷ `bottom`, and 0 where `bottom` is 0.
  static func ratio(_ top: Lanes, _ bottom: Lanes) -> Lanes {
    let isNone = bottom .== 0
    let quotient = top / bottom.replacing(with: 1, where: isNone)
    return quotient.replacing(with: 0, where: isNone)
  }

  /// `now` ÷ `start`, and 1 where there is nothing to grow from: less than a thousand millionth.
  static func growth(_ now: Lanes, from start: Lanes) -> Lanes {
    (now / start).replacing(with: 1, where: start .< nothing)
  }

  /// Less than this is nothing to grow from.
  static let nothing = 1e-9

  /// `base` to the power `exponent` in each draw; bases above 0.
  static func power(_ base: Lanes, _ exponent: Lanes) -> Lanes {
    var result = Lanes.zero
    for lane in 0..<Lanes.scalarCount {
      result[lane] = Elementary.power(base[lane], exponent[lane])
    }
    return result
  }
}
