import Vocabulary

/// The largest magnitude a chart takes: whole units are still exact in a Double there.
let largestChartValue = 1e15

/// `value`, or zero where it is smaller than 1e-12 either way.
///
/// - Throws: `ServiceError(.invalidArgument, .valueOutOfRange)` for what is not a finite number of
///   at most 1e15 either way.
func checkedValue(_ value: Double, field: String) throws -> Double {
  guard value.isFinite, abs(value) <= largestChartValue else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: field,
      "a chart takes finite numbers up to 1e15 either way, not \(quoted("\(value)"))")
  }
  return abs(value) < 1e-12 ? 0 : value
}

/// The same for values of which some aren't known.
func checkedValues(_ values: [Double?], field: String) throws -> [Double?] {
  try values.enumerated().map { index, value in
    try value.map { try checkedValue($0, field: "\(field)[\(index)]") }
  }
}

/// `text` cleaned: one line of 1 to `limit` Unicode scalars.
///
/// - Throws: `ServiceError(.invalidArgument)` with `.fieldRequired` when nothing visible is left,
///   `.fieldTooLong` above the limit.
func checkedText(_ text: String, field: String, limit: Int = 200) throws -> String {
  let clean = cleaned(text)
  guard !clean.isEmpty else {
    throw ServiceError(
      .invalidArgument, .fieldRequired, field: field, "a chart needs text here, not blanks")
  }
  guard clean.unicodeScalars.count <= limit else {
    throw ServiceError(
      .invalidArgument, .fieldTooLong, field: field,
      "at most \(limit) characters fit here, not those of \(quoted(clean))")
  }
  return clean
}

/// Refuses a count outside `range`, with `.listTooLong` above it and `.valueOutOfRange` below.
func checkCount(_ count: Int, in range: ClosedRange<Int>, field: String) throws {
  guard !range.contains(count) else { return }
  throw ServiceError(
    .invalidArgument, count > range.upperBound ? .listTooLong : .valueOutOfRange, field: field,
    "between \(range.lowerBound) and \(range.upperBound) entries can be drawn, not `\(count)`")
}

/// Refuses names that stand twice: the reader couldn't tell their columns apart.
func checkDistinct(_ names: [String], field: String) throws {
  var seen: Set<String> = []
  for name in names where !seen.insert(name).inserted {
    throw ServiceError(
      .invalidArgument, .duplicateItem, field: field, "the name \(quoted(name)) stands twice")
  }
}

/// Refuses a row or series whose length is not `expected`.
func checkLength(_ count: Int, is expected: Int, field: String) throws {
  guard count != expected else { return }
  throw ServiceError(
    .invalidArgument, .fieldsContradict, field: field,
    "`\(expected)` values are needed, one a label, not `\(count)`")
}
