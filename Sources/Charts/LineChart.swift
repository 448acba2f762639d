import Vocabulary

/// Up to eight series over the same labels, each with its own colour, dash, marker and name.
package struct LineChart: Chart {
  /// The id, title and description.
  package let heading: ChartHeading
  /// The unit of all values.
  package let unit: String
  /// What the labels are, as the head of their column: "Year" unless the caller says otherwise.
  package let along: String
  /// What stands along the axis, such as years.
  package let labels: [String]
  /// In the order of the key and the table.
  package let series: [ChartSeries]

  /// A chart of 1 to 8 series over 2 to 400 labels; more lines than eight can't be told apart.
  ///
  /// - Throws: `ServiceError(.invalidArgument)`: `.listTooLong` or `.valueOutOfRange` for the
  ///   number of `labels` or `series`, `.duplicateItem` for a name or label that stands twice,
  ///   `.fieldsContradict` for `series[index]` with another number of values than labels,
  ///   `.fieldRequired` or `.fieldTooLong` for text.
  package init(
    heading: ChartHeading, unit: String, along: String = "Year", labels: [String],
    series: [ChartSeries]
  ) throws {
    try checkCount(labels.count, in: 2...400, field: "labels")
    try checkCount(series.count, in: 1...LineStyle.series.count, field: "series")
    self.heading = heading
    self.unit = try checkedText(unit, field: "unit", limit: 100)
    self.along = try checkedText(along, field: "along")
    self.labels = try labels.enumerated().map {
      try checkedText($1, field: "labels[\($0)]")
    }
    self.series = series
    try checkDistinct(self.labels, field: "labels")
    try checkDistinct(series.map(\.name), field: "series")
    for (index, one) in series.enumerated() {
      try checkLength(one.values.count, is: labels.count, field: "series[\(index)]")
    }
  }

  /// The table twin, figures as the picture writes them.
  package var table: ChartTable {
    let number = ChartNumber(fitting: series.flatMap(\.known))
    let rows = labels.enumerated().map { index, label in
      ChartTable.Row(header: label, cells: series.map { number.text($0.values[index]) })
    }
    return ChartTable(heading, unit: unit, columns: [along] + series.map(\.name), rows: rows)
  }
}
