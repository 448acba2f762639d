/// The table that says what a chart shows, for readers who don't see pictures or want the figures.
package struct ChartTable: Hashable, Sendable {
  /// One line of the table.
  package struct Row: Hashable, Sendable {
    /// What the line is about.
    package let header: String
    /// One text a column after the first, numbers as the chart's ``ChartNumber`` writes them.
    package let cells: [String]
  }

  /// The chart's title and its unit.
  package let caption: String
  /// The heads of all columns, that of the row heads first.
  package let columns: [String]
  /// In the order in which the picture shows them; each has a cell for every column but the first.
  package let rows: [Row]
  /// What else the reader must know, such as that rounded parts don't add up; nil for nothing.
  package let note: String?

  init(_ heading: ChartHeading, unit: String, columns: [String], rows: [Row], note: String? = nil) {
    caption = "\(heading.title) (\(unit))"
    self.columns = columns
    self.rows = rows
    self.note = note
  }

  /// The table as an HTML `table` element of class `chart-table`, with `caption` and `scope`.
  ///
  /// `captionID` becomes the caption's id where it is given.
  package func html(captionID: String? = nil) -> String {
    let id = captionID.map { " id=\"\(escaped($0))\"" } ?? ""
    let heads = columns.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    let lines = rows.map { row in
      let cells = row.cells.map { "<td>\(escaped($0))</td>" }.joined()
      return "<tr><th scope=\"row\">\(escaped(row.header))</th>\(cells)</tr>\n"
    }
    return """
      <table class="chart-table">
      <caption\(id)>\(escaped(caption))</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(lines.joined())</tbody>
      \(foot)</table>

      """
  }

  private var foot: String {
    guard let note else { return "" }
    let span = columns.count > 1 ? " colspan=\"\(columns.count)\"" : ""
    return "<tfoot><tr><td class=\"note\"\(span)>\(escaped(note))</td></tr></tfoot>\n"
  }
}
