package import Vocabulary

/// Single years of age of staff, 16 to 75, the last one open.
package enum StaffAge {
  /// The youngest.
  package static let youngest = 16
  /// The oldest; it stands for everyone older too.
  package static let oldest = 75
  /// How many single years there are.
  package static let count = oldest - youngest + 1
}

/// The twelve age bands that reports use: 16-19, 20-24 … 65-69, 70 and over.
package enum AgeBand: Int, Sendable, CaseIterable {
  case from16, from20, from25, from30, from35, from40, from45, from50, from55, from60, from65
  case from70

  /// How many bands there are.
  package static let count = 12

  /// The positions of the band's ages among the single years, counted from age 16 as 0.
  package var ageIndices: Range<Int> {
    switch self {
    case .from16: 0..<4
    case .from70: 54..<StaffAge.count
    default: (rawValue * 5 - 1)..<(rawValue * 5 + 4)
    }
  }

  /// The band of the single year at `ageIndex`, 0 to 59.
  package static func of(ageIndex: Int) -> AgeBand {
    AgeBand(rawValue: min(max((ageIndex + 1) / 5, 0), count - 1)) ?? .from70
  }

  /// As reports print it, such as `20-24`.
  package var label: String {
    switch self {
    case .from16: "16-19"
    case .from70: "70+"
    default: "\(rawValue * 5 + 15)-\(rawValue * 5 + 19)"
    }
  }

  /// The band whose label is `text`, or nil.
  package init?(label text: String) {
    guard let band = AgeBand.allCases.first(where: { $0.label == text }) else { return nil }
    self = band
  }
}

/// A value for each of the twelve bands.
package struct ByBand<Value: Hashable & Sendable>: Hashable, Sendable {
  /// Twelve values, youngest band first.
  package let values: [Value]

  /// The same value in every band.
  package init(all value: Value) {
    values = Array(repeating: value, count: AgeBand.count)
  }

  /// One value a band, youngest first.
  ///
  /// - Throws: ``ServiceError`` naming `field` unless there are twelve.
  package init(_ values: [Value], field: String) throws(ServiceError) {
    guard values.count == AgeBand.count else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must give twelve values, one an age band; got \(quoted("\(values.count)"))")
    }
    self.values = values
  }

  /// The value of a band.
  package subscript(band: AgeBand) -> Value { values[band.rawValue] }
}

/// At which ages people arrive: shares of the twelve bands, which sum to 1, spread evenly in each.
package struct EntryAges: Hashable, Sendable {
  /// Shares of the bands.
  package let shares: ByBand<Double>

  /// Ages with these shares.
  ///
  /// - Throws: ``ServiceError`` naming `field` unless the shares are 0 to 1 and sum to 1 within
  ///   1e-9.
  package init(_ shares: [Double], field: String) throws(ServiceError) {
    let banded = try ByBand(shares, field: field)
    try requireShares(shares, sumTo: 1, field: field)
    self.shares = banded
  }

  /// The share of each single year, 60 values that sum to 1.
  package var byAge: [Double] {
    (0..<StaffAge.count).map { index in
      let band = AgeBand.of(ageIndex: index)
      return shares[band] / Double(band.ageIndices.count)
    }
  }
}

/// Refuses shares that are not 0 to 1 or do not sum to `total` within 1e-9.
package func requireShares(
  _ shares: [Double], sumTo total: Double, field: String
) throws(ServiceError) {
  guard shares.allSatisfy({ $0.isFinite && $0 >= 0 && $0 <= 1 }) else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: field, "must be shares of 0 to 1")
  }
  let sum = shares.reduce(0, +)
  guard abs(sum - total) <= 1e-9 else {
    throw ServiceError(
      .invalidArgument, .fieldsContradict, field: field,
      "must sum to \(total); got \(quoted("\(sum)"))")
  }
}

/// Refuses a number that is not finite or lies outside `range`.
package func requireNumber(
  _ value: Double, in range: ClosedRange<Double>, field: String
) throws(ServiceError) {
  guard value.isFinite, range.contains(value) else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: field,
      "must be \(range.lowerBound) to \(range.upperBound); got \(quoted("\(value)"))")
  }
}
