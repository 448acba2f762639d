/// A pattern of the small grammar that policy rows use for numbers.
///
/// `^` and `$` enclose it. Between them stand pieces: a letter, digit or `-` for itself, `\d` for a
/// digit, `[A-CX]` for one of a class, `(AB|C)` for one of several words; after any of them `?`,
/// `{n}` or `{n,m}` with `n ≤ m ≤ 64`. Patterns come from policy rows, never from a request.
struct NumberPattern {
  fileprivate enum Atom {
    case byte(Set<UInt8>)
    case words([[UInt8]])
  }

  fileprivate struct Piece {
    let atom: Atom
    let times: ClosedRange<Int>
  }

  private let pieces: [Piece]

  /// The pattern that `text` spells, or nil where it is not of the grammar.
  init?(_ text: String) {
    var parser = Parser(rest: Array(text.utf8)[...])
    guard let pieces = parser.pattern() else { return nil }
    self.pieces = pieces
  }

  /// Whether the whole of `number` has this form.
  func matches(_ number: String) -> Bool {
    let text = Array(number.utf8)
    // The positions reachable after each piece; the set stays no larger than the number.
    var positions: Set<Int> = [0]
    for piece in pieces {
      positions = piece.ends(from: positions, in: text)
    }
    return positions.contains(text.count)
  }
}

extension NumberPattern.Piece {
  fileprivate func ends(from starts: Set<Int>, in text: [UInt8]) -> Set<Int> {
    var current = starts
    var reached: Set<Int> = times.lowerBound == 0 ? starts : []
    for count in 1...max(times.upperBound, 1) {
      current = Set(current.flatMap { atom.ends(from: $0, in: text) })
      if times.contains(count) { reached.formUnion(current) }
    }
    return reached
  }
}

extension NumberPattern.Atom {
  fileprivate func ends(from start: Int, in text: [UInt8]) -> [Int] {
    switch self {
    case .byte(let allowed):
      start < text.count && allowed.contains(text[start]) ? [start + 1] : []
    case .words(let words):
      words.filter { text[start...].starts(with: $0) }.map { start + $0.count }
    }
  }
}

private struct Parser {
  var rest: ArraySlice<UInt8>

  mutating func pattern() -> [NumberPattern.Piece]? {
    guard take("^") else { return nil }
    var pieces: [NumberPattern.Piece] = []
    while !take("$") {
      guard let atom = atom(), let times = times() else { return nil }
      pieces.append(NumberPattern.Piece(atom: atom, times: times))
    }
    return rest.isEmpty ? pieces : nil
  }

  private mutating func atom() -> NumberPattern.Atom? {
    if take("\\") { return take("d") ? .byte(Self.digits) : nil }
    if take("[") { return characterClass() }
    if take("(") { return words() }
    guard let byte = rest.popFirst(), Self.plain.contains(byte) else { return nil }
    return .byte([byte])
  }

  private mutating func times() -> ClosedRange<Int>? {
    if take("?") { return 0...1 }
    guard take("{") else { return 1...1 }
    guard let least = number() else { return nil }
    let most = take(",") ? number() : least
    guard let most, least <= most, most <= 64, take("}") else { return nil }
    return least...most
  }

  private mutating func characterClass() -> NumberPattern.Atom? {
    var allowed: Set<UInt8> = []
    while !take("]") {
      guard let first = rest.popFirst(), Self.plain.contains(first) else { return nil }
      let last = take("-") ? rest.popFirst() : first
      guard let last, first <= last else { return nil }
      allowed.formUnion(first...last)
    }
    return .byte(allowed)
  }

  private mutating func words() -> NumberPattern.Atom? {
    var words: [[UInt8]] = [[]]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: ")"): return .words(words)
      case UInt8(ascii: "|"): words.append([])
      default:
        guard Self.plain.contains(byte) else { return nil }
        words[words.count - 1].append(byte)
      }
    }
    return nil
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { Self.digits.contains($0) }.prefix(3)
    rest = rest.dropFirst(digits.count)
    return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func take(_ expected: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: expected) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static let digits = Set(UInt8(ascii: "0")...UInt8(ascii: "9"))
  private static let plain = digits.union(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    .union([UInt8(ascii: "-")])
}
