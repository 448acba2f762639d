/// A reader of XML that takes nothing a strict one would refuse: one root, closed elements in
/// order, quoted attributes once each, known entities only, legal characters only.
struct StrictXML {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  struct Element {
    let name: String
    let attributes: [String: String]
    /// The text directly inside, entities read.
    var text = ""
    /// The name of the element around it.
    let parent: String?
  }

  /// In the order in which they begin.
  private(set) var elements: [Element] = []
  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ text: String) throws {
    scalars = Array(text.unicodeScalars)
    try scalars.forEach(checkLegal)
    skipSpace()
    try readElement(parent: nil)
    skipSpace()
    guard place == scalars.count else { throw fault("text behind the root") }
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  private func checkLegal(_ scalar: Unicode.Scalar) throws {
    switch scalar.value {
    case 0x9, 0xa, 0xd, 0x20...0xd7ff, 0xe000...0xfffd, 0x10000...0x10ffff: return
    default: throw fault("character \(scalar.value)")
    }
  }

  private func fault(_ what: String) -> Fault {
    let near = String(String.UnicodeScalarView(scalars[max(0, place - 40)..<place]))
    return Fault(description: "\(what) after \(near)")
  }

  private mutating func readElement(parent: String?) throws {
    try expect("<")
    let name = try readName()
    let attributes = try readAttributes()
    let index = elements.count
    elements.append(Element(name: name, attributes: attributes, parent: parent))
    if take("/>") { return }
    try expect(">")
    while !starts(with: "</") {
      guard place < scalars.count else { throw fault("\(name) never closed") }
      if scalars[place] == "<" {
        try readElement(parent: name)
      } else {
        elements[index].text.unicodeScalars.append(try readCharacter())
      }
    }
    try expect("</" + name + ">")
  }

  private mutating func readAttributes() throws -> [String: String] {
    var attributes: [String: String] = [:]
    while place < scalars.count, scalars[place] != ">", scalars[place] != "/" {
      guard skipSpace() else { throw fault("no space before an attribute") }
      let name = try readName()
      try expect("=\"")
      var value = ""
      while place < scalars.count, scalars[place] != "\"" {
        guard scalars[place] != "<" else { throw fault("< in an attribute") }
        value.unicodeScalars.append(try readCharacter())
      }
      try expect("\"")
      guard attributes.updateValue(value, forKey: name) == nil else {
        throw fault("\(name) twice")
      }
    }
    return attributes
  }

  private mutating func readCharacter() throws -> Unicode.Scalar {
    guard scalars[place] == "&" else {
      guard scalars[place] != ">" else { throw fault("a bare >") }
      place += 1
      return scalars[place - 1]
    }
    let known: [(String, Unicode.Scalar)] = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
    ]
    for (entity, scalar) in known where take(entity) { return scalar }
    throw fault("an unknown entity")
  }

  private mutating func readName() throws -> String {
    var name = ""
    while place < scalars.count, scalars[place].isASCII,
      scalars[place].properties.isAlphabetic || scalars[place] == "-"
        || (!name.isEmpty && ("0"..."9").contains(scalars[place]))
    {
      name.unicodeScalars.append(scalars[place])
      place += 1
    }
    guard !name.isEmpty else { throw fault("no name") }
    return name
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = place
    while place < scalars.count, [" ", "\n"].contains(scalars[place]) { place += 1 }
    return place > start
  }

  private func starts(with text: String) -> Bool {
    scalars[place...].starts(with: text.unicodeScalars)
  }

  private mutating func take(_ text: String) -> Bool {
    guard starts(with: text) else { return false }
    place += text.unicodeScalars.count
    return true
  }

  private mutating func expect(_ text: String) throws {
    guard take(text) else { throw fault("expected \(text)") }
  }
}
