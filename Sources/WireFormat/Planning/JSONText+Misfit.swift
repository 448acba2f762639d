import Vocabulary

extension JSONText {
  /// What a decoder dislikes in text that is well-formed JSON, by path and place.
  ///
  /// `isTaken` says whether the decoder takes a text. What it dislikes is found by giving it ever
  /// smaller parts, each inside the names that lead to it, so that no list of names is kept here.
  func misfit(_ isTaken: ([UInt8]) -> Bool) -> ServiceError {
    var found = Part(range: bytes.indices, path: "", head: [], tail: [], name: nil)
    // Each turn goes down one level; the text has at most `depthLimit`.
    while let inner = parts(of: found).first(where: { !isTaken($0.text(in: bytes)) }) {
      found = inner
      if let name = found.name, !isTaken(found.head + Array("null".utf8) + found.tail) {
        return ServiceError(
          .invalidArgument, .fieldNotAllowed, field: found.path,
          "a scenario knows no \(quoted(name)) there, at \(place(found.start(bytes)))")
      }
    }
    let start = found.start(bytes)
    let field = found.path.isEmpty ? nil : found.path
    guard parts(of: found).isEmpty || bytes[start] != UInt8(ascii: "{") else {
      return ServiceError(
        .invalidArgument, .fieldsContradict, field: field,
        "says two things of which only one may be said, at \(place(start))")
    }
    let sent = String(decoding: bytes[start..<found.range.upperBound].prefix(80), as: UTF8.self)
    return ServiceError(
      .invalidArgument, .valueOutOfRange, field: field,
      "is not the kind of value this field takes; got \(quoted(sent)) at \(place(start))")
  }

  /// A value inside the text, and the names that lead to it.
  private struct Part {
    /// Its bytes.
    let range: Range<Int>
    /// Its path, as the contract spells names.
    let path: String
    /// What opens everything around it.
    let head: [UInt8]
    /// What closes it again.
    let tail: [UInt8]
    /// Its own name, as written; nil in a list.
    let name: String?

    /// The text with nothing in it but this value.
    func text(in bytes: [UInt8]) -> [UInt8] { head + bytes[range] + tail }

    /// Where it starts, spaces left out.
    func start(_ bytes: [UInt8]) -> Int {
      bytes[range].firstIndex { !Self.isSpace($0) } ?? range.lowerBound
    }

    static func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
    }
  }

  /// The members of an object or list; none of any other value.
  private func parts(of whole: Part) -> [Part] {
    let start = whole.start(bytes)
    guard whole.range.contains(start) else { return [] }
    switch bytes[start] {
    case UInt8(ascii: "{"):
      return pieces(whole, after: start).compactMap { piece in member(piece, of: whole) }
    case UInt8(ascii: "["):
      return pieces(whole, after: start).enumerated().map { index, piece in
        Part(
          range: piece, path: "\(whole.path)[\(index)]", head: whole.head + [UInt8(ascii: "[")],
          tail: [UInt8(ascii: "]")] + whole.tail, name: nil)
      }
    default: return []
    }
  }

  /// A member `"name": value` as the value with its name.
  private func member(_ piece: Range<Int>, of whole: Part) -> Part? {
    let open = bytes[piece].firstIndex(of: UInt8(ascii: "\"")) ?? piece.lowerBound
    var end = open + 1
    while end < piece.upperBound, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < piece.upperBound,
      let colon = bytes[end..<piece.upperBound].firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let name = bytes[(open + 1)..<end]
    return Part(
      range: (colon + 1)..<piece.upperBound,
      path: Self.joined(whole.path, Self.contractName(name)),
      head: whole.head + [UInt8(ascii: "{")] + bytes[open...colon],
      tail: [UInt8(ascii: "}")] + whole.tail, name: String(decoding: name, as: UTF8.self))
  }

  /// What stands between the commas of an object or list.
  private func pieces(_ whole: Part, after start: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var (depth, isText, from, position) = (0, false, start + 1, start)
    while position < whole.range.upperBound {
      let byte = bytes[position]
      if isText {
        if byte == UInt8(ascii: "\\") { position += 1 }
        if byte == UInt8(ascii: "\"") { isText = false }
      } else if byte == UInt8(ascii: "\"") {
        isText = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 {
          found.append(from..<position)
          break
        }
      } else if byte == UInt8(ascii: ","), depth == 1 {
        found.append(from..<position)
        from = position + 1
      }
      position += 1
    }
    return found.filter { piece in bytes[piece].contains { !Part.isSpace($0) } }
  }
}
