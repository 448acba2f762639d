/// A reader of HTML that takes nothing a strict one would refuse: elements closed in order, quoted
/// attributes once each, known entities only, ids once each.
struct StrictHTML {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  struct Element {
    let name: String
    let attributes: [String: String]
    /// The elements around it, outermost first, as positions.
    let around: [Int]
    /// All text inside it, entities read.
    var text = ""

    func has(class name: String) -> Bool {
      (attributes["class"] ?? "").split(separator: " ").contains { $0 == name }
    }
  }

  /// In the order in which they begin.
  private(set) var elements: [Element] = []
  private let bytes: [UInt8]
  private var place = 0
  private var open: [Int] = []

  init(_ html: String) throws {
    bytes = Array(html.utf8)
    try expect("<!DOCTYPE html>\n")
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "<"): try readTag()
      default: try readText()
      }
    }
    guard open.isEmpty else { throw fault("an element is not closed") }
    try checkIDs()
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func element(id: String) -> Element? { elements.first { $0.attributes["id"] == id } }

  /// The elements inside the one at `position`, in order.
  func inside(_ position: Int) -> [Element] {
    elements.filter { $0.around.contains(position) }
  }

  func positions(of name: String) -> [Int] {
    elements.indices.filter { elements[$0].name == name }
  }

  /// The cells of the first row of the table `id` whose head is `head`, the head first.
  func row(_ table: String, _ head: String, after block: String = "") -> [String] {
    guard let position = elements.firstIndex(where: { $0.attributes["id"] == table }) else {
      return []
    }
    var isPast = block.isEmpty
    for row in elements.indices where elements[row].name == "tr" {
      guard elements[row].around.contains(position) else { continue }
      let cells = inside(row).filter { ["th", "td"].contains($0.name) }.map(\.text)
      if let first = cells.first, cells.count == 1, first.contains(block) { isPast = true }
      if isPast, cells.first == head, cells.count > 1 { return cells }
    }
    return []
  }

  private func fault(_ what: String) -> Fault {
    let near = String(decoding: bytes[max(0, place - 60)..<min(place, bytes.count)], as: UTF8.self)
    return Fault(description: "\(what) after \(near)")
  }

  private func checkIDs() throws {
    let ids = elements.compactMap { $0.attributes["id"] }
    guard Set(ids).count == ids.count else { throw fault("an id stands twice") }
  }

  // MARK: - Tags

  private mutating func readTag() throws {
    if starts(with: "</") {
      place += 2
      let name = readName()
      try expect(">")
      guard let last = open.popLast(), elements[last].name == name else {
        throw fault("\(name) closes what is not open")
      }
      return
    }
    try expect("<")
    let name = readName()
    guard !name.isEmpty else { throw fault("no name") }
    let attributes = try readAttributes()
    elements.append(Element(name: name, attributes: attributes, around: open))
    let isEmpty = starts(with: "/>")
    try expect(isEmpty ? "/>" : ">")
    guard !isEmpty, !["meta"].contains(name) else { return }
    open.append(elements.count - 1)
    if name == "style" { readRaw(until: "</style>") }
  }

  private mutating func readRaw(until end: String) {
    let start = place
    while place < bytes.count, !starts(with: end) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if let last = open.last { elements[last].text = text }
  }

  private mutating func readAttributes() throws -> [String: String] {
    var attributes: [String: String] = [:]
    while place < bytes.count, !starts(with: ">"), !starts(with: "/>") {
      guard skipSpace() else { throw fault("no space before an attribute") }
      let name = readName()
      guard !name.isEmpty else { throw fault("no name of an attribute") }
      var value = ""
      if starts(with: "=\"") {
        place += 2
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
          guard bytes[place] != UInt8(ascii: "<") else { throw fault("< in an attribute") }
          value += try readCharacters()
        }
        try expect("\"")
      } else if name != "open" {
        throw fault("an attribute without a quoted value")
      }
      guard attributes.updateValue(value, forKey: name) == nil else { throw fault("\(name) twice") }
    }
    return attributes
  }

  private mutating func readText() throws {
    let text = try readCharacters()
    for position in open { elements[position].text += text }
  }

  /// An entity, or text up to the next character of markup.
  private mutating func readCharacters() throws -> String {
    if bytes[place] == UInt8(ascii: "&") {
      let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
      for (entity, text) in known where starts(with: entity) {
        place += entity.utf8.count
        return text
      }
      throw fault("an unknown entity")
    }
    guard bytes[place] != UInt8(ascii: ">") else { throw fault("a bare >") }
    let start = place
    while place < bytes.count, !"<>&\"".utf8.contains(bytes[place]) { place += 1 }
    guard place > start else { throw fault("a bare quote") }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  // MARK: - Bytes

  private mutating func readName() -> String {
    let start = place
    while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private mutating func skipSpace() -> Bool {
    let start = place
    while place < bytes.count, " \n".utf8.contains(bytes[place]) { place += 1 }
    return place > start
  }

  private func starts(with text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  private mutating func expect(_ text: String) throws {
    guard starts(with: text) else { throw fault("expected \(text)") }
    place += text.utf8.count
  }
}
