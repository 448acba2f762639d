/// Where an axis has its marks: steps of 1, 2, 2.5 or 5 times a power of ten, from at or below the
/// smallest value to at or above the largest.
struct AxisTicks: Hashable {
  /// What the axis does about zero.
  enum Start {
    /// Bars: their length is the value, so zero is on the axis.
    case zero
    /// Lines: zero is on the axis unless the values fill less than half of the way to it.
    case zeroWhereFair
    /// Differences from a value other than zero.
    case free
  }

  /// In rising order, at least two.
  let values: [Double]
  /// How the marks are written.
  let number: ChartNumber

  var lowest: Double { values.first ?? 0 }
  var highest: Double { values.last ?? 1 }
  var hasZero: Bool { lowest <= 0 && highest >= 0 }
  /// Where bars stand: zero, or the end of the axis next to it.
  var base: Double { min(max(0, lowest), highest) }

  /// Marks for `values`, about `count` steps of them (2 to 20); from 0 to 1 without any value.
  init(covering values: [Double], about count: Int, start: Start) {
    let range = AxisTicks.range(of: values, start: start)
    let step = Step(atLeast: (range.upperBound - range.lowerBound) / Double(min(max(count, 2), 20)))
    var first = Int((range.lowerBound / step.size).rounded(.down))
    var last = Int((range.upperBound / step.size).rounded(.up))
    while step.value(first) > range.lowerBound { first -= 1 }
    while step.value(last) < range.upperBound { last += 1 }
    self.values = (first...max(first + 1, last)).map(step.value)
    number = step.number(upTo: max(abs(step.value(first)), abs(step.value(last))))
  }

  /// From the smallest to the largest of `values`, taken to zero as `start` says and never empty.
  private static func range(of values: [Double], start: Start) -> ClosedRange<Double> {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let reach = max(abs(low), abs(high))
    guard reach > 0 else { return 0...1 }
    let isFlat = high - low <= reach * 1e-9
    let isFarFromZero = low * high > 0 && high - low < reach / 2
    let stops = isFlat || start == .zero || (start == .zeroWhereFair && !isFarFromZero)
    return stops ? min(low, 0)...max(high, 0) : low...high
  }
}

/// A step of an axis: `lead` × 10^`power`.
private struct Step {
  let lead: Double
  let power: Int

  /// The smallest step that is at least `size`, which is above zero.
  init(atLeast size: Double) {
    let power = decimalExponent(of: size)
    let unit = powerOfTen(power)
    let lead = [1, 2, 2.5, 5].first { $0 * unit >= size }
    self.lead = lead ?? 1
    self.power = lead == nil ? power + 1 : power
  }

  var size: Double { value(1) }

  func value(_ index: Int) -> Double {
    let product = Double(index) * lead
    return power >= 0 ? product * powerOfTen(power) : product / powerOfTen(-power)
  }

  /// As many decimals as the step has; millions and billions counted as such, to keep labels short.
  func number(upTo largest: Double) -> ChartNumber {
    let own = power - (lead == 2.5 ? 1 : 0)
    let scale =
      switch largest {
      case 1e12...: 9
      case 1e6...: 6
      case 1e-4...: 0
      default: decimalExponent(of: largest)
      }
    return ChartNumber(decimals: scale - own, power: scale)
  }
}

/// 10^`power`, rounded once; 1 outside what a Double holds.
private func powerOfTen(_ power: Int) -> Double { Double("1e\(power)") ?? 1 }
