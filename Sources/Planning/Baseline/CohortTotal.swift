package import Vocabulary

/// People of a need cohort counted in part of an area: never one bare figure, always two.
package struct CohortTotal: Hashable, Sendable {
  /// A figure with the words that must stand beside it.
  package struct Figure: Hashable, Sendable {
    /// People.
    package let people: Double
    /// What the figure is, with coverage, source and vintage.
    package let label: String
  }

  /// The cohort's code, such as `INSULIN`.
  package let cohort: TaskCode
  /// The ONS code of the area, or the place's code in the plan.
  package let area: String
  /// The share of the area's population that was counted, above 0, at most 1.
  package let coverage: Double
  /// Where it was counted, in words.
  package let source: String
  /// When, in words.
  package let vintage: String
  private let counted: Double

  /// A cohort of `counted` people in the covered part.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault; `coverage required` where
  ///   coverage is nil.
  package init(
    cohort: TaskCode, area: String, counted: Double, coverage: Double?, source: String,
    vintage: String, field: String
  ) throws(ServiceError) {
    guard let coverage else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".coverage", "coverage required")
    }
    try requireNumber(counted, in: 0...100_000_000, field: field + ".people")
    guard coverage.isFinite, coverage >= 0.01, coverage <= 1 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field + ".coverage",
        "must be a share of 0.01 to 1; got \(quoted("\(coverage)"))")
    }
    self.cohort = cohort
    self.area = try boundedText(area, field: field + ".area", limit: 64)
    self.counted = counted
    self.coverage = coverage
    self.source = try boundedText(source, field: field + ".source")
    self.vintage = try boundedText(vintage, field: field + ".vintage", limit: 60)
  }

  /// The people counted: at least so many.
  package var low: Figure {
    Figure(people: counted, label: "counted, in a part that covers \(words)")
  }

  /// The people if the part not counted is like the part that was.
  package var scaled: Figure {
    Figure(
      people: counted / coverage,
      label: "scaled from \(PlainNumber.text(counted)) counted, in a part that covers \(words)")
  }

  private var words: String {
    "\(PlainNumber.text(coverage * 100)) % of people; \(source), \(vintage)"
  }
}

/// Numbers in labels.
enum PlainNumber {
  /// `value`, at most 100 million, with at most two decimals and no needless zeros.
  static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    let hundredths = Int((abs(value) * 100).rounded())
    let (whole, part) = (hundredths / 100, hundredths % 100)
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    guard part > 0 else { return "\(sign)\(whole)" }
    return "\(sign)\(whole)."
      + (part % 10 == 0 ? "\(part / 10)" : (part < 10 ? "0" : "") + "\(part)")
  }
}
