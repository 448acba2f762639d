/// A piece of an HTML document whose text can't break out of it.
///
/// A string becomes text here and nowhere else: whatever is written in a literal or interpolated
/// into one is escaped. Markup is made by ``element(_:_:_:)``, whose names are literals of ours,
/// and from other values of this type. Escaped is what XML and HTML both read alike; control
/// characters and marks that override the direction of writing are dropped.
package struct HTMLText: Hashable, Sendable {
  /// The markup, complete: every element it opens it closes.
  package private(set) var markup: String

  /// Nothing.
  package static let empty = HTMLText(markup: "")

  init(markup: String) {
    self.markup = markup
  }

  /// `text` as it reads, escaped.
  package init(_ text: String) {
    markup = Self.escaped(text)
  }

  /// The parts one after the other.
  package init(_ parts: [HTMLText]) {
    markup = parts.map(\.markup).joined()
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { markup.isEmpty }

  /// Both, one after the other.
  package static func + (left: HTMLText, right: HTMLText) -> HTMLText {
    HTMLText(markup: left.markup + right.markup)
  }

  /// An attribute of an element: a name of ours and a value that is escaped.
  package struct Attribute: Hashable, Sendable {
    let markup: String

    /// `name="value"`.
    package init(_ name: StaticString, _ value: String) {
      markup = " \(name)=\"\(HTMLText.escaped(value))\""
    }
  }

  /// The element `name` around `content`.
  package static func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ content: HTMLText
  ) -> HTMLText {
    let opening = attributes.map(\.markup).joined()
    return HTMLText(markup: "<\(name)\(opening)>\(content.markup)</\(name)>")
  }

  /// `text` with `&`, `<`, `>`, `"` and `'` written as entities and without what a reader can't
  /// see.
  static func escaped(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": written.append(contentsOf: "&amp;".unicodeScalars)
      case "<": written.append(contentsOf: "&lt;".unicodeScalars)
      case ">": written.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": written.append(contentsOf: "&quot;".unicodeScalars)
      case "'": written.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t", "\r", "\u{85}", "\u{2028}", "\u{2029}": written.append(" ")
      default:
        if !isDropped(scalar) { written.append(scalar) }
      }
    }
    return String(written)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7f).contains(byte) && !"&<>\"'".utf8.contains(byte)
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7f...0x9f, 0x202a...0x202e, 0x2066...0x2069, 0xfeff, 0xfdd0...0xfdef: true
    case let value: value & 0xfffe == 0xfffe
    }
  }
}

extension HTMLText: ExpressibleByStringInterpolation {
  /// The literal as text, escaped.
  package init(stringLiteral text: String) {
    self.init(text)
  }

  /// The literal and what is interpolated in it.
  package init(stringInterpolation: StringInterpolation) {
    markup = stringInterpolation.markup
  }

  /// Gathers a literal: text is escaped, other values of ``HTMLText`` stand as they are.
  package struct StringInterpolation: StringInterpolationProtocol {
    var markup = ""

    /// Nothing gathered yet.
    package init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity)
    }

    /// Adds text, escaped.
    package mutating func appendLiteral(_ text: String) {
      markup += HTMLText.escaped(text)
    }

    /// Adds text, escaped.
    package mutating func appendInterpolation(_ text: String) {
      markup += HTMLText.escaped(text)
    }

    /// Adds a whole number.
    package mutating func appendInterpolation(_ number: Int) {
      markup += String(number)
    }

    /// Adds markup that is already safe.
    package mutating func appendInterpolation(_ html: HTMLText) {
      markup += html.markup
    }
  }
}
