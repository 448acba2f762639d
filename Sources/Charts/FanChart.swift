import Vocabulary

/// A point of a fan: the quantiles of the draws at one label, and the central run's value there.
package struct FanPoint: Hashable, Sendable {
  /// The label on the axis, such as a year; 1 to 200 characters.
  package let label: String
  /// The quantiles at 5, 10, 25, 50, 75, 90 and 95%, in that order, none below the one before.
  package let quantiles: [Double]
  /// The run without luck, which is not the median and may lie outside the bands.
  package let central: Double

  /// The levels of ``quantiles``, in per cent.
  package static let levels = [5, 10, 25, 50, 75, 90, 95]

  /// A point of seven quantiles and the central run.
  ///
  /// - Throws: `ServiceError(.invalidArgument)`: `.valueOutOfRange` for a value that isn't finite
  ///   or is above 1e15 either way, `.fieldsContradict` for one below the quantile before it, with
  ///   the argument's name as field; `.fieldRequired` or `.fieldTooLong` for `label`.
  package init(
    label: String, p5: Double, p10: Double, p25: Double, p50: Double, p75: Double, p90: Double,
    p95: Double, central: Double
  ) throws {
    self.label = try checkedText(label, field: "label")
    let given = [p5, p10, p25, p50, p75, p90, p95]
    quantiles = try zip(given, Self.levels).map { try checkedValue($0, field: "p\($1)") }
    self.central = try checkedValue(central, field: "central")
    for index in 1..<quantiles.count where quantiles[index] < quantiles[index - 1] {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "p\(Self.levels[index])",
        "a quantile is at least the one before it, not `\(quantiles[index])` after "
          + "`\(quantiles[index - 1])`")
    }
  }
}

/// A projection with its uncertainty: bands of 90, 80 and 50% of the draws, their median, the
/// central run, and at will a line to compare with, such as need.
package struct FanChart: Chart {
  /// The id, title and description.
  package let heading: ChartHeading
  /// The unit of all values, such as "full-time equivalents short".
  package let unit: String
  /// What the labels are, as the head of their column: "Year" unless the caller says otherwise.
  package let along: String
  /// From first to last.
  package let points: [FanPoint]
  /// A line drawn with the fan; nil for none.
  package let comparison: ChartSeries?

  /// A fan of 2 to 400 points.
  ///
  /// - Throws: `ServiceError(.invalidArgument)`: `.listTooLong` or `.valueOutOfRange` for the
  ///   number of `points`, `.duplicateItem` for a label that stands twice, `.fieldsContradict` for
  ///   a `comparison` with another number of values, `.fieldRequired` or `.fieldTooLong` for
  ///   `unit` and `along`.
  package init(
    heading: ChartHeading, unit: String, along: String = "Year", points: [FanPoint],
    comparison: ChartSeries? = nil
  ) throws {
    try checkCount(points.count, in: 2...400, field: "points")
    try checkDistinct(points.map(\.label), field: "points")
    if let comparison {
      try checkLength(comparison.values.count, is: points.count, field: "comparison")
    }
    self.heading = heading
    self.unit = try checkedText(unit, field: "unit", limit: 100)
    self.along = try checkedText(along, field: "along")
    self.points = points
    self.comparison = comparison
  }

  var allValues: [Double] {
    points.flatMap { $0.quantiles + [$0.central] } + (comparison?.known ?? [])
  }

  /// The table twin, figures as the picture writes them.
  package var table: ChartTable {
    let number = ChartNumber(fitting: allValues)
    let levels = FanPoint.levels.map { $0 == 50 ? "Median (50%)" : "\($0)%" }
    let others = ["Central run"] + (comparison.map { [$0.name] } ?? [])
    let rows = points.enumerated().map { index, point in
      let compared = comparison.map { [$0.values[index]] } ?? []
      let values: [Double?] = point.quantiles + [point.central] + compared
      return ChartTable.Row(header: point.label, cells: values.map { number.text($0) })
    }
    return ChartTable(heading, unit: unit, columns: [along] + levels + others, rows: rows)
  }
}
