import CPlanningKernel

/// What the months need of elementary functions, on eight draws at once and from `+`, `*` and `/`
/// alone, so that results do not depend on a C library or on the features of a processor.
package enum LaneMath {
  /// 1 − e^(−x) for x of 0 or more, within a few units in the last place; 0 to 1.
  package static func shareGone(_ x: Lanes) -> Lanes {
    shareGone(x, on: .best)
  }

  /// The same as compiled for `processor`, which must be here.
  static func shareGone(_ x: Lanes, on processor: AgeKernel.Processor) -> Lanes {
    var lanes = x
    withUnsafeMutableBytes(of: &lanes) { bytes in
      guard let numbers = bytes.assumingMemoryBound(to: Double.self).baseAddress else { return }
      planning_share_gone(processor.variant, numbers, numbers)
    }
    return lanes
  }

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
