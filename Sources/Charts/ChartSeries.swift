import Vocabulary

/// A named row of values, one a label of its chart; nil where a value isn't known.
package struct ChartSeries: Hashable, Sendable {
  /// One line of 1 to 200 characters.
  package let name: String
  /// In the chart's unit; each at most 1e15 either way, those under 1e-12 taken as zero.
  package let values: [Double?]

  /// The series `name`, with a gap in the picture wherever a value is nil.
  ///
  /// - Throws: `ServiceError(.invalidArgument)`: `.fieldRequired` or `.fieldTooLong` for `name`,
  ///   `.valueOutOfRange` for `values[index]` that isn't finite or is too large.
  package init(name: String, values: [Double?]) throws {
    self.name = try checkedText(name, field: "name")
    self.values = try checkedValues(values, field: "values")
  }

  var known: [Double] { values.compactMap(\.self) }
}
