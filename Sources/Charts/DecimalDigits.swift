/// The magnitude of a finite number in decimal digits: 0.d₁d₂d₃… × 10^point.
///
/// Digits are those of the shortest text that reads back as the same Double, so rounding them is
/// what a reader who sees that text would do: halves go away from zero.
struct DecimalDigits: Hashable {
  private(set) var digits: [UInt8] = []
  private(set) var point = 0

  init(_ value: Double) {
    guard value.isFinite, value != 0 else { return }
    var exponent = 0
    var whole: Int?
    let parts = "\(abs(value))".split(separator: "e")
    for character in (parts.first ?? "").utf8 {
      if character == UInt8(ascii: ".") {
        whole = digits.count
      } else {
        digits.append(character &- UInt8(ascii: "0"))
      }
    }
    if parts.count == 2 { exponent = Int(parts[1]) ?? 0 }
    point = (whole ?? digits.count) + exponent
    trim()
  }

  var isZero: Bool { digits.isEmpty }

  /// The same number times 10^`power`.
  func scaled(by power: Int) -> DecimalDigits {
    var copy = self
    if !isZero { copy.point += power }
    return copy
  }

  /// The number with at most `decimals` digits behind the point.
  func rounded(to decimals: Int) -> DecimalDigits {
    let kept = point + decimals
    guard kept < digits.count else { return self }
    var copy = self
    guard kept >= 0 else {
      copy.digits = []
      copy.point = 0
      return copy
    }
    let goesUp = digits[kept] >= 5
    copy.digits = Array(digits[..<kept])
    if goesUp { copy.increment() }
    copy.trim()
    return copy
  }

  /// The whole part with a comma every three digits; "0" where there is none.
  var wholeText: String {
    guard point > 0, !isZero else { return "0" }
    var text = ""
    for index in 0..<point {
      if index > 0, (point - index) % 3 == 0 { text += "," }
      text += String(digit(index))
    }
    return text
  }

  /// The first `decimals` digits behind the point.
  func fractionText(_ decimals: Int) -> String {
    (0..<max(decimals, 0)).reduce(into: "") { $0 += String(digit(point + $1)) }
  }

  private func digit(_ index: Int) -> UInt8 {
    digits.indices.contains(index) ? digits[index] : 0
  }

  /// Adds one to the last digit kept.
  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }

  /// Drops zeros at both ends, so that equal numbers have equal digits.
  private mutating func trim() {
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }
}
