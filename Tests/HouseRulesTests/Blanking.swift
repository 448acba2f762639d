/// `source` with spaces for its comments and for the text of its string literals. Line breaks,
/// quotes and interpolated code stay where they are.
func blanked(_ source: [UInt8]) -> [UInt8] {
  var blanking = Blanking(source)
  blanking.code(upToParenthesis: false)
  return blanking.output
}

/// A walk over Swift source that knows just enough to tell code from comments and strings.
private struct Blanking {
  let source: [UInt8]
  var output: [UInt8]
  var position = 0

  init(_ source: [UInt8]) {
    self.source = source
    output = source
  }

  private func sees(_ text: StaticString, at offset: Int = 0) -> Bool {
    let start = position + offset
    let end = start + text.utf8CodeUnitCount
    return text.withUTF8Buffer { end <= source.count && source[start..<end].elementsEqual($0) }
  }

  /// Puts a space for the next `count` bytes, save line breaks.
  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where position < source.count {
      if source[position] != UInt8(ascii: "\n") { output[position] = UInt8(ascii: " ") }
      position += 1
    }
  }

  /// Walks code to the end, or past the parenthesis that closes an interpolation.
  mutating func code(upToParenthesis: Bool) {
    var depth = 0
    while position < source.count {
      switch source[position] {
      case UInt8(ascii: "/") where sees("//"): lineComment()
      case UInt8(ascii: "/") where sees("/*"): blockComment()
      case UInt8(ascii: "\""), UInt8(ascii: "#"): stringOrHash()
      case UInt8(ascii: "("):
        depth += 1
        position += 1
      case UInt8(ascii: ")"):
        depth -= 1
        position += 1
        if upToParenthesis && depth == 0 { return }
      default: position += 1
      }
    }
  }

  private mutating func lineComment() {
    while position < source.count, source[position] != UInt8(ascii: "\n") { blank() }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        blank(2)
      } else if sees("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && position < source.count
  }

  /// Walks a string with the hashes before it, or hashes that begin something else.
  private mutating func stringOrHash() {
    let hashes = source[position...].prefix { $0 == UInt8(ascii: "#") }.count
    position += hashes
    if sees("\"") { string(hashes: hashes) }
  }

  /// Walks a string literal from its opening quote to past its closing hashes.
  private mutating func string(hashes: Int) {
    let isLong = sees("\"\"\"")
    position += isLong ? 3 : 1
    while position < source.count {
      if !isLong && source[position] == UInt8(ascii: "\n") { return }
      if (isLong ? sees("\"\"\"") : sees("\"")) && hasHashes(hashes, after: isLong ? 3 : 1) {
        position += (isLong ? 3 : 1) + hashes
        return
      }
      if sees("\\") && hasHashes(hashes, after: 1) {
        blank(1 + hashes)
        if sees("(") { code(upToParenthesis: true) } else { blank() }
      } else {
        blank()
      }
    }
  }

  private func hasHashes(_ count: Int, after offset: Int) -> Bool {
    let start = position + offset
    return start + count <= source.count
      && source[start..<(start + count)].allSatisfy { $0 == UInt8(ascii: "#") }
  }
}
