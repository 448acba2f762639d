/// What stands in a cell of a published table: five different things, of which one is a number.
///
/// 0 is a number like any other. Nothing turns the other four into one.
package enum Published: Hashable, Sendable {
  /// A number, 0 included.
  case value(Double)
  /// `*`: known and withheld.
  case suppressed
  /// `-`: there is none to give.
  case notApplicable
  /// Nothing stands there.
  case blank
  /// `999` where the file says that it means "don't know".
  case unknown

  /// What `cell` says, or nil where it says nothing of the kind; `999` is "don't know" only in
  /// files that say so.
  package init?(_ cell: String, unknownAt999: Bool = false) {
    switch cell {
    case "": self = .blank
    case "*", "[c]": self = .suppressed
    case "-", "[z]": self = .notApplicable
    case "999" where unknownAt999: self = .unknown
    default:
      guard let number = decimalNumber(cell) else { return nil }
      self = .value(number)
    }
  }

  /// The number, where it is one.
  package var number: Double? {
    if case .value(let number) = self { number } else { nil }
  }
}

/// A sum of published cells with what it leaves out.
package struct PublishedSum: Hashable, Sendable {
  /// The sum of the numbers.
  package private(set) var known = 0.0
  /// How many numbers there were.
  package private(set) var knownCount = 0
  /// How many cells were withheld.
  package private(set) var suppressedCount = 0
  /// How many cells were blank, not applicable or "don't know".
  package private(set) var absentCount = 0

  /// A sum of nothing.
  package init() {}

  /// Adds what `cell` says.
  package mutating func add(_ cell: Published) {
    switch cell {
    case .value(let number):
      known += number
      knownCount += 1
    case .suppressed: suppressedCount += 1
    case .notApplicable, .blank, .unknown: absentCount += 1
    }
  }

  /// Whether every cell was a number.
  package var isComplete: Bool { suppressedCount == 0 && absentCount == 0 }

  /// The sum where it leaves nothing out and adds something; else nil: absent is unknown, never 0.
  package var total: Double? { isComplete && knownCount > 0 ? known : nil }
}

/// The number that `text` spells in ASCII digits with at most one sign and one point; at most
/// twenty characters, no exponent, no separator of thousands.
package func decimalNumber(_ text: String) -> Double? {
  guard (1...20).contains(text.utf8.count) else { return nil }
  var (digits, points) = (0, 0)
  for (place, byte) in text.utf8.enumerated() {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
    case UInt8(ascii: "."): points += 1
    case UInt8(ascii: "-") where place == 0: break
    default: return nil
    }
  }
  guard digits > 0, points <= 1, text.utf8.last != UInt8(ascii: ".") else { return nil }
  return Double(text)
}

/// The number that `text` spells with its thousands between commas, as `1,234,567` or plainly.
package func groupedNumber(_ text: String) -> Double? {
  let groups = text.split(separator: ",", omittingEmptySubsequences: false)
  guard groups.count > 1 else { return decimalNumber(text) }
  let head = groups[0].drop { $0 == "-" }
  let middles = groups.dropFirst().dropLast().allSatisfy { $0.utf8.count == 3 }
  let tail = groups.last?.split(separator: ".", omittingEmptySubsequences: false).first
  guard (1...3).contains(head.utf8.count), middles, tail?.utf8.count == 3 else { return nil }
  return decimalNumber(groups.joined())
}
