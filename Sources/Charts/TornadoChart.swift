import Vocabulary

/// What one uncertain input does to a result when it goes from one end of its range to the other.
package struct TornadoRow: Hashable, Sendable {
  /// The input, 1 to 200 characters.
  package let name: String
  /// The ends of the input's range in words, such as "8% to 12%"; nil where not given.
  package let range: String?
  /// The result with the input at the low end of its range.
  package let lowEnd: Double
  /// The result with the input at the high end.
  package let highEnd: Double

  /// The row of `name`; `lowEnd` may lie above `highEnd`.
  ///
  /// - Throws: `ServiceError(.invalidArgument)`: `.valueOutOfRange` for an end that isn't finite
  ///   or is above 1e15 either way, `.fieldRequired` or `.fieldTooLong` for `name` and `range`.
  package init(name: String, range: String? = nil, lowEnd: Double, highEnd: Double) throws {
    self.name = try checkedText(name, field: "name")
    self.range = try range.map { try checkedText($0, field: "range") }
    self.lowEnd = try checkedValue(lowEnd, field: "lowEnd")
    self.highEnd = try checkedValue(highEnd, field: "highEnd")
  }

  /// How far apart the two results are, never below zero.
  package var width: Double { abs(highEnd - lowEnd) }
}

/// Which uncertain inputs move a result most: one bar an input, the widest on top.
package struct TornadoChart: Chart {
  /// The id, title and description.
  package let heading: ChartHeading
  /// The unit of the result.
  package let unit: String
  /// The result with every input at its centre.
  package let centre: Double
  /// The widest first; of equal ones, the one given first.
  package let rows: [TornadoRow]

  /// A tornado of 1 to 40 inputs around `centre`.
  ///
  /// - Throws: `ServiceError(.invalidArgument)`: `.listTooLong` or `.valueOutOfRange` for the
  ///   number of `rows`, `.valueOutOfRange` for a `centre` that isn't finite or is above 1e15
  ///   either way, `.fieldRequired` or `.fieldTooLong` for `unit`.
  package init(
    heading: ChartHeading, unit: String, centre: Double, rows: [TornadoRow]
  ) throws {
    try checkCount(rows.count, in: 1...40, field: "rows")
    self.heading = heading
    self.unit = try checkedText(unit, field: "unit", limit: 100)
    self.centre = try checkedValue(centre, field: "centre")
    self.rows = rows.enumerated().sorted {
      ($1.element.width, $0.offset) < ($0.element.width, $1.offset)
    }.map(\.element)
  }

  var values: [Double] { [centre] + rows.flatMap { [$0.lowEnd, $0.highEnd] } }

  var number: ChartNumber { ChartNumber(fitting: values) }

  /// The table twin, figures as the picture writes them.
  package var table: ChartTable {
    let hasRanges = rows.contains { $0.range != nil }
    let lines = rows.map { row in
      ChartTable.Row(
        header: row.name,
        cells: (hasRanges ? [row.range ?? "not given"] : [])
          + [row.lowEnd, centre, row.highEnd, row.width].map { number.text($0) })
    }
    return ChartTable(
      heading, unit: unit,
      columns: ["Input"] + (hasRanges ? ["Range tried"] : []) + [
        "Result at its low end", "Result at its centre", "Result at its high end", "Width",
      ], rows: lines)
  }
}
