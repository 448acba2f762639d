package import Planning
package import Vocabulary

// Scenarios cross the wire row by row: each row of a list knows its field, so that a refusal names
// `hazards[3].rates[0]`, and each value the provenance it falls back on.

/// What the rows of one scenario share.
package struct ScenarioContext: Sendable {
  /// Where values come from that do not say; nil where each says.
  package let provenance: ValueProvenance?

  /// A context with this default.
  package init(provenance: ValueProvenance?) {
    self.provenance = provenance
  }
}

/// A message of a scenario that stands for one of our types.
package protocol WireScenarioRow {
  /// Our type.
  associatedtype Native
  /// The row as ours, through its checks.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  func native(_ field: String, _ context: ScenarioContext) throws(ServiceError) -> Native
}

/// A part of a scenario that the wire has a message for.
package protocol ScenarioRow {
  /// The message.
  associatedtype Wire
  /// The part as the wire writes it; provenance that is the default is left out.
  func proto(_ context: ScenarioContext) -> Wire
}

extension Array where Element: WireScenarioRow {
  /// The rows as ours, each named by its position in `field`.
  package func natives(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> [Element.Native] {
    var rows: [Element.Native] = []
    rows.reserveCapacity(count)
    for (index, row) in enumerated() {
      rows.append(try row.native("\(field)[\(index)]", context))
    }
    return rows
  }

  /// As ``natives(_:_:)``, refused where there are more than `limit`.
  func natives(
    _ field: String, atMost limit: Int, _ context: ScenarioContext
  ) throws(ServiceError) -> [Element.Native] {
    try requireAtMost(limit, count, field)
    return try natives(field, context)
  }
}

extension Array where Element: ScenarioRow {
  /// The rows as the wire writes them.
  package func protos(_ context: ScenarioContext) -> [Element.Wire] {
    map { $0.proto(context) }
  }
}

// MARK: - Small fields

/// The code that `text` spells, or nil where it is empty.
func optionalCode<List>(_ text: String, _ field: String) throws(ServiceError) -> Code<List>? {
  text.isEmpty ? nil : try Code(text, field: field)
}

/// A name of at most 200 characters, which may be empty.
func optionalName(_ text: String, _ field: String) throws(ServiceError) -> String {
  try optionalText(text, field: field) ?? ""
}

/// Shares of the twelve age bands.
func agesOfEntry(_ shares: [Double], _ field: String) throws(ServiceError) -> EntryAges {
  try EntryAges(shares, field: field)
}

/// One value for all bands, or twelve.
func byBand(_ values: [Double], _ field: String) throws(ServiceError) -> ByBand<Double> {
  if values.count == 1, let value = values.first { return ByBand(all: value) }
  return try ByBand(values, field: field)
}

/// One value for all months of `count`, or the values as they were sent.
func byMonth(_ values: [Double], _ count: Int32) -> [Double] {
  guard values.count == 1, (2...1_000).contains(count) else { return values }
  return Array(repeating: values[0], count: Int(count))
}

/// One value where all are the same, else every one.
func short(_ values: [Double]) -> [Double] {
  guard let first = values.first, values.allSatisfy({ $0 == first }) else { return values }
  return [first]
}

extension Fraction {
  /// The fraction that `text` spells as `3/5` or `1`.
  ///
  /// - Throws: ``ServiceError`` naming `field`.
  init(text: String, field: String) throws(ServiceError) {
    guard !text.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field, "must be an exact share, such as `3/5`")
    }
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map {
      $0.utf8.allSatisfy { (48...57).contains($0) } ? Int64($0) : nil
    }
    guard (1...2).contains(numbers.count), let top = numbers[0],
      let bottom = numbers.count == 2 ? numbers[1] : 1
    else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be an exact share, such as `3/5` or `1`; got \(quoted(text))")
    }
    try self.init(top, over: bottom, field: field)
  }

  /// As `3/5`, or `1`.
  var text: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

extension PlanMonth {
  /// The month that `text` spells as `2026-04`.
  ///
  /// - Throws: ``ServiceError`` naming `field`.
  package init(_ text: String, field: String) throws(ServiceError) {
    guard !text.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field, "must be a month, such as `2026-04`")
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1])
    else {
      throw ServiceError(
        .invalidArgument, .dateInvalid, field: field,
        "must be a month written YYYY-MM; got \(quoted(text))")
    }
    try self.init(year: year, month: month, field: field)
  }
}

extension Cause {
  /// The cause that `text` spells: `retire`, `ill`, `leave`, `move:<group>` or `place:<place>`.
  ///
  /// - Throws: ``ServiceError`` naming `field`.
  init(text: String, field: String) throws(ServiceError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    switch (parts.first.map(String.init) ?? "", parts.dropFirst().first.map(String.init)) {
    case ("", nil):
      throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must be given")
    case ("retire", nil): self = .retire
    case ("ill", nil): self = .ill
    case ("leave", nil): self = .leave
    case ("move", .some(let group)): self = .move(to: try Code(group, field: field))
    case ("place", .some(let place)): self = .relocate(to: try Code(place, field: field))
    default:
      throw ServiceError(
        .invalidArgument, .enumUnknown, field: field,
        "must be one of `retire`, `ill`, `leave`, `move:` and a group, `place:` and a place; got "
          + quoted(text))
    }
  }
}
