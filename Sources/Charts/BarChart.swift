import Vocabulary

/// A row of bars: one value a series; nil where a value isn't known.
package struct BarRow: Hashable, Sendable {
  /// One line of 1 to 200 characters.
  package let name: String
  /// In the chart's unit, at most 1e15 either way.
  package let values: [Double?]

  /// The row `name`.
  ///
  /// - Throws: `ServiceError(.invalidArgument)`: `.valueOutOfRange` for `values[index]` that isn't
  ///   finite or is too large, `.fieldRequired` or `.fieldTooLong` for `name`.
  package init(name: String, values: [Double?]) throws {
    self.name = try checkedText(name, field: "name")
    self.values = try checkedValues(values, field: "values")
  }
}

/// Lying bars in rows, such as the gap by staff group or the net effect by sector, with up to four
/// series side by side in each row.
package struct BarChart: Chart {
  /// The id, title and description.
  package let heading: ChartHeading
  /// The unit of all values.
  package let unit: String
  /// What the rows are, as the head of their column, such as "Staff group".
  package let rowKind: String
  /// The names of the series; one for plain bars.
  package let series: [String]
  /// In the order in which they are drawn.
  package let rows: [BarRow]
  /// Whether a plus stands before what is above zero, as befits changes.
  package let isSigned: Bool

  /// A chart of 1 to 60 rows and 1 to 4 series.
  ///
  /// - Throws: `ServiceError(.invalidArgument)`: `.listTooLong` or `.valueOutOfRange` for the
  ///   number of `rows` or `series`, `.duplicateItem` for a series named twice,
  ///   `.fieldsContradict` for `rows[index]` without one value a series, `.fieldRequired` or
  ///   `.fieldTooLong` for text.
  package init(
    heading: ChartHeading, unit: String, rowKind: String, series: [String], rows: [BarRow],
    isSigned: Bool = false
  ) throws {
    try checkCount(rows.count, in: 1...60, field: "rows")
    try checkCount(series.count, in: 1...BarStyle.series.count, field: "series")
    self.heading = heading
    self.unit = try checkedText(unit, field: "unit", limit: 100)
    self.rowKind = try checkedText(rowKind, field: "rowKind")
    self.series = try series.enumerated().map { try checkedText($1, field: "series[\($0)]") }
    self.rows = rows
    self.isSigned = isSigned
    try checkDistinct(self.series, field: "series")
    for (index, row) in rows.enumerated() {
      try checkLength(row.values.count, is: series.count, field: "rows[\(index)]")
    }
  }

  var known: [Double] { rows.flatMap { $0.values.compactMap(\.self) } }

  /// `value` as picture and table write it.
  func figure(_ value: Double?) -> String {
    let number = ChartNumber(fitting: known)
    return isSigned ? value.map(number.signed) ?? notKnown : number.text(value)
  }

  /// The table twin, figures as the picture writes them.
  package var table: ChartTable {
    ChartTable(
      heading, unit: unit, columns: [rowKind] + series,
      rows: rows.map { ChartTable.Row(header: $0.name, cells: $0.values.map(figure)) })
  }
}
