package import Vocabulary

/// Spreads people given in coarse bands over the planner's twelve, totals kept.
package enum AgeSpread {
  /// The Electronic Staff Record's bands with the ages each holds; the last is open.
  package static let esrBands: [(label: String, ages: ClosedRange<Int>)] = [
    ("<25", 16...24), ("25-34", 25...34), ("35-44", 35...44), ("45-54", 45...54),
    ("55-64", 55...64), ("65+", 65...75),
  ]

  /// People by single year of age, 16 to 75, where `counts` gives people in the bands of the
  /// Electronic Staff Record; each band is spread evenly over its ages.
  ///
  /// - Throws: ``ServiceError`` naming `field` where a label is unknown or a count negative.
  package static func overAges(
    _ counts: [String: Double], field: String
  ) throws(ServiceError) -> [Double] {
    var ages = Array(repeating: 0.0, count: StaffAge.count)
    for (label, count) in counts.sorted(by: { $0.key < $1.key }) {
      try requireNumber(count, in: 0...10_000_000, field: field)
      guard let band = esrBands.first(where: { $0.label == label }) else {
        throw ServiceError(
          .invalidArgument, .codeUnknown, field: field,
          "must be one of \(esrBands.map(\.label).joined(separator: ", ")); got \(quoted(label))")
      }
      for age in band.ages { ages[age - StaffAge.youngest] += count / Double(band.ages.count) }
    }
    return ages
  }

  /// The band of somebody aged `age` whole years; nil under 14 and over 100, which no file may say.
  package static func band(age: Int) -> AgeBand? {
    guard (14...100).contains(age) else { return nil }
    return AgeBand.of(ageIndex: min(max(age, StaffAge.youngest), StaffAge.oldest) - 16)
  }
}
