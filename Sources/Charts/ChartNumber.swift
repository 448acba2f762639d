/// How the numbers of one chart are written: a comma every three digits, a true minus sign, as many
/// decimals as the largest of them needs, and never a minus before zero.
///
/// One chart, its axis apart, uses one `ChartNumber` for the picture and the table, so that a
/// reader finds the picture's figure in the table as it stands.
package struct ChartNumber: Hashable, Sendable {
  /// Digits behind the point, 0 to 12.
  package let decimals: Int
  /// The power of ten left out of the digits and written behind them; 0 for none.
  let power: Int

  /// Numbers with `decimals` digits behind the point; taken as 0 below 0 and as 12 above 12.
  package init(decimals: Int) {
    self.init(decimals: decimals, power: 0)
  }

  init(decimals: Int, power: Int) {
    self.decimals = min(max(decimals, 0), 12)
    self.power = power
  }

  /// The format that suits all of `values`, by the largest magnitude: none when all are whole or
  /// from 1,000 up, one from 10, two from 1, below that three significant digits.
  ///
  /// From 1e9 millions are counted ("1,250.0m"), from 1e12 billions (1e9, "bn"), and below 1e-4
  /// powers of ten ("1.25 × 10⁻⁵"). Values that aren't finite are left out of the choice.
  package init(fitting values: some Sequence<Double>) {
    let finite = values.filter(\.isFinite)
    let largest = finite.reduce(0) { max($0, abs($1)) }
    let magnitude = decimalExponent(of: largest)
    if largest >= 1e12 {
      self.init(decimals: 1, power: 9)
    } else if largest >= 1e9 {
      self.init(decimals: 1, power: 6)
    } else if finite.allSatisfy({ $0 == $0.rounded() }) || largest >= 1000 {
      self.init(decimals: 0)
    } else if largest < 1e-4 {
      self.init(decimals: 2, power: magnitude)
    } else {
      self.init(decimals: largest >= 10 ? 1 : 2 - magnitude)
    }
  }

  /// `value` as a reader sees it: "1,234", "−0.75", "0"; "not known" for what isn't finite.
  package func text(_ value: Double) -> String {
    guard value.isFinite else { return notKnown }
    let number = DecimalDigits(value).scaled(by: -power).rounded(to: decimals)
    guard value != 0 else { return "0" }
    let fraction = decimals > 0 ? "." + number.fractionText(decimals) : ""
    let sign = value < 0 && !number.isZero ? "\u{2212}" : ""
    return sign + number.wholeText + fraction + ending
  }

  /// The same with a plus before what is above zero after rounding: "+12", "−3", "0".
  package func signed(_ value: Double) -> String {
    guard value > 0, !DecimalDigits(value).scaled(by: -power).rounded(to: decimals).isZero else {
      return text(value)
    }
    return "+" + text(value)
  }

  /// The text of a value that may be absent, which is never written as zero.
  package func text(_ value: Double?) -> String {
    value.map { text($0) } ?? notKnown
  }

  private var ending: String {
    switch power {
    case 0: ""
    case 6: "m"
    case 9: "bn"
    default: " × 10" + raised(power)
    }
  }
}

/// What stands for an absent value.
let notKnown = "not known"

/// The power of ten of the first digit of `value`: 2 for 345, −3 for 0.002; 0 for zero.
func decimalExponent(of value: Double) -> Int {
  let number = DecimalDigits(value)
  return number.isZero ? 0 : number.point - 1
}

private func raised(_ power: Int) -> String {
  let digits: [Character: String] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
    "8": "⁸", "9": "⁹",
  ]
  return String(power).reduce(into: "") { $0 += digits[$1] ?? "" }
}
