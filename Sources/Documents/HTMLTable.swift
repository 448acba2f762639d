/// A table of a document: caption, column heads, rows with heads, in a frame that scrolls sideways
/// on a telephone and can be reached by keyboard.
package struct HTMLTable: Hashable, Sendable {
  /// A column after that of the row heads.
  package struct Column: Hashable, Sendable {
    let head: HTMLText
    let isNumber: Bool

    /// A column of numbers, set to the right.
    package static func number(_ head: HTMLText) -> Column { Column(head: head, isNumber: true) }

    /// A column of words, set to the left.
    package static func words(_ head: HTMLText) -> Column { Column(head: head, isNumber: false) }
  }

  /// Neighbouring columns under one head.
  package struct Span: Hashable, Sendable {
    let head: HTMLText
    let columns: Int

    /// `columns` columns under `head`.
    package init(_ head: HTMLText, columns: Int) {
      self.head = head
      self.columns = columns
    }
  }

  /// A line.
  package struct Row: Hashable, Sendable {
    let head: HTMLText
    let cells: [HTMLText]

    /// A line about `head` with a cell for every column; cells that are missing stay blank.
    package init(_ head: HTMLText, _ cells: [HTMLText]) {
      self.head = head
      self.cells = cells
    }
  }

  /// Lines that belong together, under a head of their own where there is one.
  package struct Block: Hashable, Sendable {
    let head: HTMLText?
    let rows: [Row]

    /// `rows` under `head`.
    package init(_ head: HTMLText? = nil, _ rows: [Row]) {
      self.head = head
      self.rows = rows
    }
  }

  let id: String
  let caption: HTMLText
  let rowHead: HTMLText
  let spans: [Span]
  let columns: [Column]
  let blocks: [Block]
  let note: HTMLText?

  /// A table whose first column is headed `rowHead`.
  ///
  /// `id` is the only one of its name on the page; `spans` cover the columns after the first, in
  /// order; `note` stands at the foot.
  package init(
    id: String, caption: HTMLText, rowHead: HTMLText, spans: [Span] = [], columns: [Column],
    blocks: [Block], note: HTMLText? = nil
  ) {
    self.id = id
    self.caption = caption
    self.rowHead = rowHead
    self.spans = spans
    self.columns = columns
    self.blocks = blocks
    self.note = note
  }

  /// A table of lines without blocks.
  package init(
    id: String, caption: HTMLText, rowHead: HTMLText, spans: [Span] = [], columns: [Column],
    rows: [Row], note: HTMLText? = nil
  ) {
    self.init(
      id: id, caption: caption, rowHead: rowHead, spans: spans, columns: columns,
      blocks: [Block(nil, rows)], note: note)
  }

  /// The table in its frame.
  package var html: HTMLText {
    let captionID = id + "-caption"
    let table =
      HTMLText.element("caption", [.init("id", captionID)], caption) + .newLine + heads
      + HTMLText(blocks.map(body)) + foot
    return HTMLText.element(
      "div",
      [
        .init("class", "table-frame"), .init("role", "region"), .init("tabindex", "0"),
        .init("aria-labelledby", captionID),
      ], HTMLText.element("table", [.init("id", id)], .newLine + table)) + .newLine
  }

  private var heads: HTMLText {
    let deep = spans.isEmpty ? [] : [HTMLText.Attribute("rowspan", "2")]
    let first = HTMLText.element("th", [.init("scope", "col")] + deep, rowHead)
    let names = columns.map { column in
      HTMLText.element("th", [.init("scope", "col")] + kind(column), column.head)
    }
    guard !spans.isEmpty else {
      return .element("thead", [], row(first + HTMLText(names))) + .newLine
    }
    let groups = spans.map { span in
      HTMLText.element(
        "th",
        [
          .init("scope", "colgroup"), .init("colspan", String(span.columns)),
          .init("class", "span"),
        ],
        span.head)
    }
    return .element("thead", [], row(first + HTMLText(groups)) + row(HTMLText(names))) + .newLine
  }

  private func body(_ block: Block) -> HTMLText {
    let head = block.head.map { head in
      row(
        .element(
          "th", [.init("scope", "rowgroup"), .init("colspan", String(columns.count + 1))],
          held(head)))
    }
    let rows = block.rows.map { line in
      row(
        .element("th", [.init("scope", "row")], line.head)
          + HTMLText(
            columns.enumerated().map { index, column in
              let cell = line.cells.indices.contains(index) ? line.cells[index] : .empty
              return .element("td", kind(column), cell)
            }))
    }
    return .element("tbody", [], .newLine + (head ?? .empty) + HTMLText(rows)) + .newLine
  }

  private var foot: HTMLText {
    guard let note else { return .empty }
    let cell = HTMLText.element(
      "td", [.init("class", "note"), .init("colspan", String(columns.count + 1))], held(note))
    return .element("tfoot", [], row(cell)) + .newLine
  }

  /// Text of a cell as wide as the table, which stays in sight when the table scrolls.
  private func held(_ text: HTMLText) -> HTMLText {
    .element("span", [.init("class", "hold")], text)
  }

  private func row(_ cells: HTMLText) -> HTMLText { .element("tr", [], cells) + .newLine }

  private func kind(_ column: Column) -> [HTMLText.Attribute] {
    column.isNumber ? [.init("class", "number")] : []
  }
}
