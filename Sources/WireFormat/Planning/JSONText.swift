import Vocabulary

/// JSON text whose faults can be told by line, column and path.
///
/// The decoder behind the scenario file says that something is wrong but not where, takes a
/// repeated name without a word, and stops at 100 levels. This reads the text once before it.
struct JSONText {
  /// How deep lists and objects may be nested; a scenario needs nine levels.
  static let depthLimit = 16

  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Refuses text that is not one JSON object, or in which an object says a name twice.
  func check() throws(ServiceError) {
    var position = skipSpace(0)
    guard byte(position) == UInt8(ascii: "{") else {
      throw fault(position, "must begin with an object, `{`")
    }
    position = try value(position, depth: 1, path: "")
    guard position == bytes.count else {
      throw fault(position, "goes on after its end")
    }
  }

  // MARK: - Reading; each returns the position after what it read and the space behind it

  private func value(_ start: Int, depth: Int, path: String) throws(ServiceError) -> Int {
    switch byte(start) {
    case UInt8(ascii: "{"): return try object(start, depth: depth, path: path)
    case UInt8(ascii: "["): return try list(start, depth: depth, path: path)
    case UInt8(ascii: "\""): return skipSpace(try string(start))
    case nil: throw fault(start, "ends before its end: a value is missing")
    default: return skipSpace(try word(start))
    }
  }

  private func object(_ start: Int, depth: Int, path: String) throws(ServiceError) -> Int {
    var names: Set<String> = []
    return try members(start, depth: depth, path: path) { name, position throws(ServiceError) in
      guard names.insert(name).inserted else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: Self.joined(path, name),
          "is said twice in one object, again at \(place(position))")
      }
    }
  }

  private func members(
    _ start: Int, depth: Int, path: String,
    _ visit: (_ name: String, _ position: Int) throws(ServiceError) -> Void
  ) throws(ServiceError) -> Int {
    try requireDepth(depth, start)
    var position = skipSpace(start + 1)
    if byte(position) == UInt8(ascii: "}") { return skipSpace(position + 1) }
    while true {
      guard byte(position) == UInt8(ascii: "\"") else {
        throw fault(position, "has no name in double quotes where one must be")
      }
      let end = try string(position)
      let spelled = bytes[(position + 1)..<(end - 1)]
      guard !spelled.contains(UInt8(ascii: "\\")) else {
        throw fault(position, "has an escape inside a name")
      }
      let name = Self.contractName(spelled)
      try visit(name, position)
      position = skipSpace(end)
      guard byte(position) == UInt8(ascii: ":") else {
        throw fault(position, "has no `:` after a name")
      }
      position = try value(
        skipSpace(position + 1), depth: depth + 1, path: Self.joined(path, name))
      if byte(position) == UInt8(ascii: "}") { return skipSpace(position + 1) }
      position = try comma(position)
    }
  }

  private func list(_ start: Int, depth: Int, path: String) throws(ServiceError) -> Int {
    try requireDepth(depth, start)
    var position = skipSpace(start + 1)
    if byte(position) == UInt8(ascii: "]") { return skipSpace(position + 1) }
    var index = 0
    while true {
      // A path costs more than a number: only what can hold a name needs one.
      let isPlain = byte(position) != UInt8(ascii: "{") && byte(position) != UInt8(ascii: "[")
      position = try value(
        position, depth: depth + 1, path: isPlain ? "" : "\(path)[\(index)]")
      if byte(position) == UInt8(ascii: "]") { return skipSpace(position + 1) }
      position = try comma(position)
      index += 1
    }
  }

  private func comma(_ position: Int) throws(ServiceError) -> Int {
    guard byte(position) == UInt8(ascii: ",") else {
      throw fault(position, "has no `,` and no closing bracket after a value")
    }
    return skipSpace(position + 1)
  }

  /// The position after a string's closing quote.
  private func string(_ start: Int) throws(ServiceError) -> Int {
    var position = start + 1
    while let next = byte(position) {
      if next == UInt8(ascii: "\"") { return position + 1 }
      guard next >= 0x20 else { throw fault(position, "has a control character inside a text") }
      position += next == UInt8(ascii: "\\") ? 2 : 1
    }
    throw fault(start, "has a text without its closing quote")
  }

  /// The position after a number, `true`, `false` or `null`; the decoder looks at what it says.
  private func word(_ start: Int) throws(ServiceError) -> Int {
    var position = start
    while let next = byte(position), Self.isOfWord(next) { position += 1 }
    guard position > start else { throw fault(start, "has no value where one must be") }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard ["true", "false", "null"].contains(text) || Double(text) != nil else {
      throw fault(start, "has \(quoted(text)) where a value must be")
    }
    return position
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func skipSpace(_ start: Int) -> Int {
    var position = start
    while let next = byte(position), next == 0x20 || next == 0x0a || next == 0x0d || next == 0x09 {
      position += 1
    }
    return position
  }

  private func byte(_ position: Int) -> UInt8? {
    bytes.indices.contains(position) ? bytes[position] : nil
  }

  private func requireDepth(_ depth: Int, _ position: Int) throws(ServiceError) {
    guard depth <= Self.depthLimit else {
      throw fault(position, "is nested deeper than \(Self.depthLimit) levels")
    }
  }

  // MARK: - Saying where

  private func fault(_ position: Int, _ what: String) -> ServiceError {
    ServiceError(
      .invalidArgument, .characterNotAllowed,
      "the scenario file is not JSON: it \(what), at \(place(position))")
  }

  /// `line 3, column 14`, both from 1; columns are counted in characters.
  func place(_ position: Int) -> String {
    let before = bytes.prefix(max(0, position))
    let line = before.count { $0 == 0x0a } + 1
    let head = before.suffix(from: (before.lastIndex(of: 0x0a) ?? -1) + 1)
    return "line \(line), column \(String(decoding: head, as: UTF8.self).unicodeScalars.count + 1)"
  }

  static func joined(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : path + "." + name
  }

  /// `horizonMonths` as the contract spells it, `horizon_months`.
  static func contractName(_ name: ArraySlice<UInt8>) -> String {
    var spelled: [UInt8] = []
    for byte in name {
      if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) {
        spelled += [UInt8(ascii: "_"), byte + 0x20]
      } else {
        spelled.append(byte)
      }
    }
    return String(decoding: spelled, as: UTF8.self)
  }
}
