import Vocabulary

// Reading what stands in one cell. Nothing here traps, whatever the cell holds.

extension CivilDate {
  /// The day that `text` spells as `DD/MM/YYYY`, or nil.
  init?(dayMonthYear text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [2, 2, 4] else { return nil }
    let numbers = parts.compactMap { wholeNumber($0) }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[2], month: numbers[1], day: numbers[0])
  }
}

/// How many hundredths `text` spells: digits, then at most a point and one or two digits.
func hundredths(_ text: String) -> Int? {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count), let whole = wholeNumber(parts[0]) else { return nil }
  guard parts.count == 2 else { return whole * 100 }
  guard (1...2).contains(parts[1].utf8.count), let rest = wholeNumber(parts[1]) else { return nil }
  return whole * 100 + (parts[1].utf8.count == 1 ? rest * 10 : rest)
}

/// How many halves `text` spells, or nil where it is no multiple of a half.
func halves(_ text: String) -> Int? {
  hundredths(text).flatMap { $0.isMultiple(of: 50) ? $0 / 50 : nil }
}

extension String {
  /// The cell without white space at either end.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The cell without any white space: how keys are compared.
  var withoutWhitespace: String { filter { !$0.isWhitespace } }

  /// The cell's entries between semicolons, each trimmed; none for an empty cell.
  var entries: [String] {
    isEmpty
      ? [] : split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
  }
}

/// The form of a text, piece by piece: so many bytes of a class.
struct Shape: Sendable {
  /// Classes of ASCII bytes.
  enum Class: Sendable {
    case letter, digit, space, hyphen

    func contains(_ byte: UInt8) -> Bool {
      switch self {
      case .letter:
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xdf)
      case .digit: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      case .space: byte == UInt8(ascii: " ")
      case .hyphen: byte == UInt8(ascii: "-")
      }
    }
  }

  private let pieces: [(class: Class, times: ClosedRange<Int>)]

  init(_ pieces: (Class, ClosedRange<Int>)...) {
    self.pieces = pieces.map { (class: $0.0, times: $0.1) }
  }

  /// Whether the whole of `text` has this form; no piece's class is that of the next.
  func matches(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    for piece in pieces {
      let run = rest.prefix(piece.times.upperBound).prefix { piece.class.contains($0) }
      guard piece.times.contains(run.count) else { return false }
      rest = rest.dropFirst(run.count)
    }
    return rest.isEmpty
  }

  /// `1-101690538`: a provider or location of the Care Quality Commission.
  static let cqc = Shape((.digit, 1...1), (.hyphen, 1...1), (.digit, 8...12))
  /// `SW1A 1AA`.
  static let postcode = Shape(
    (.letter, 1...2), (.digit, 1...2), (.letter, 0...1), (.space, 1...1), (.digit, 1...1),
    (.letter, 2...2))
  /// `QQ123456C` once its spaces are gone.
  static let nationalInsurance = Shape((.letter, 2...2), (.digit, 6...6), (.letter, 0...1))
}
