package import Charts

// The elements that documents are made of.
extension HTMLText {
  /// A paragraph, with a class of the style sheet where one is named.
  package static func paragraph(_ text: HTMLText, class name: StaticString? = nil) -> HTMLText {
    element("p", classes(name), text) + newLine
  }

  /// A heading of level 2 to 4; `id` is where links lead.
  package static func heading(_ level: Int, _ text: HTMLText, id: String? = nil) -> HTMLText {
    let attributes = id.map { [Attribute("id", $0)] } ?? []
    return switch level {
    case ...2: element("h2", attributes, text) + newLine
    case 3: element("h3", attributes, text) + newLine
    default: element("h4", attributes, text) + newLine
    }
  }

  /// A list of points; nothing where there are none.
  package static func list(_ items: [HTMLText]) -> HTMLText {
    guard !items.isEmpty else { return empty }
    let lines = items.map { element("li", [], $0) + newLine }
    return element("ul", [], newLine + HTMLText(lines)) + newLine
  }

  /// A name with what it stands for.
  package typealias Term = (term: HTMLText, meaning: HTMLText)

  /// Names with what they stand for; nothing where there are none.
  package static func terms(_ pairs: [Term]) -> HTMLText {
    guard !pairs.isEmpty else { return empty }
    let lines = pairs.map { pair in
      element("div", [], element("dt", [], pair.term) + element("dd", [], pair.meaning)) + newLine
    }
    return element("dl", [], newLine + HTMLText(lines)) + newLine
  }

  /// Text that matters.
  package static func strong(_ text: HTMLText) -> HTMLText { element("strong", [], text) }

  /// A short word in a frame, such as a grade.
  package static func badge(_ text: HTMLText, class name: StaticString) -> HTMLText {
    element("span", [Attribute("class", "badge \(name)")], text)
  }

  /// A link to `id` on the same page.
  package static func link(to id: String, _ text: HTMLText) -> HTMLText {
    element("a", [Attribute("href", "#" + id)], text)
  }

  /// A frame around content, of a class of the style sheet.
  package static func frame(_ name: StaticString, _ content: HTMLText) -> HTMLText {
    element("div", classes(name), newLine + content) + newLine
  }

  /// A chart with its table twin.
  package static func figure(_ chart: some Chart) -> HTMLText { HTMLText(markup: chart.figure) }

  static let newLine = HTMLText(markup: "\n")

  static func classes(_ name: StaticString?) -> [Attribute] {
    name.map { [Attribute("class", "\($0)")] } ?? []
  }
}
