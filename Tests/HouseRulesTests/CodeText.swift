/// Text as bytes, to be searched for words and brackets with the line of each find.
struct CodeText: Sendable {
  let bytes: [UInt8]
  /// Where each line begins; the first is 0.
  private let lineStarts: [Int]

  // By hand here and in `finds`, because tests are built for debugging and read the whole project.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = bytes.withUnsafeBufferPointer { bytes in
      var starts = [0]
      var offset = 0
      while offset < bytes.count {
        if bytes[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
        offset += 1
      }
      return starts
    }
  }

  /// The line, counted from 1, of the byte at `offset`.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The lines as text; after a last line break comes one more, empty.
  var lines: [String] {
    lineStarts.indices.map { index in
      let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
      return String(decoding: bytes[lineStarts[index]..<end], as: UTF8.self)
    }
  }

  /// Every place where `pattern` stands and is not the middle of a longer word.
  func finds(of pattern: String) -> [Int] {
    let wanted = Array(pattern.utf8)
    guard let first = wanted.first, bytes.count >= wanted.count else { return [] }
    return bytes.withUnsafeBufferPointer { bytes in
      var found: [Int] = []
      var start = 0
      while start <= bytes.count - wanted.count {
        if bytes[start] == first, isWhole(wanted, at: start, in: bytes) { found.append(start) }
        start += 1
      }
      return found
    }
  }

  /// Every word: letters, digits and underscores without a break.
  var words: Set<String> {
    Set(bytes.split { !isWordByte($0) }.map { String(decoding: $0, as: UTF8.self) })
  }

  /// The first byte at or after `offset` that is neither a space nor a line break.
  func solid(from offset: Int) -> Int? {
    var position = offset
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") || isBreak(position) {
      position += 1
    }
    return position < bytes.count ? position : nil
  }

  func isBreak(_ offset: Int) -> Bool { bytes[offset] == UInt8(ascii: "\n") }

  /// The offset of the bracket that closes the one at `offset`, or nil where none does.
  func partner(of offset: Int) -> Int? {
    var depth = 0
    for position in offset..<bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      default: continue
      }
      if depth == 0 { return position }
    }
    return nil
  }
}

private func isWhole(
  _ wanted: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>
) -> Bool {
  let end = start + wanted.count
  return bytes[start..<end].elementsEqual(wanted)
    && !(isWordByte(bytes[start]) && start > 0 && isWordByte(bytes[start - 1]))
    && !(isWordByte(bytes[end - 1]) && end < bytes.count && isWordByte(bytes[end]))
}

func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
    true
  default: false
  }
}
