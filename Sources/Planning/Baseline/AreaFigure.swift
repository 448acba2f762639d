package import Vocabulary

/// A figure of a file about an area, a cohort or posts that is no count of a place's own staff:
/// kept as printed, beside the totals and in none of them.
package struct AreaFigure: Hashable, Sendable {
  /// What is counted.
  package enum Measure: String, Sendable, CaseIterable {
    /// Funded FTE of a part of an organisation.
    case fundedFTE = "FUNDED_FTE"
    /// Filled FTE of a part of an organisation.
    case filledFTE = "FILLED_FTE"
    /// People who joined a staff group in a period.
    case joiners = "JOINERS"
    /// People who left a staff group in a period.
    case leavers = "LEAVERS"
    /// An indicator in the unit printed.
    case indicator = "INDICATOR"
    /// People of a need cohort in the part that was counted.
    case cohortPeople = "COHORT_PEOPLE"
  }

  /// What is counted.
  package let measure: Measure
  /// Where, as the file prints it; a place of the plan for posts.
  package let area: String
  /// Whom or what, as printed: a staff group, a metric, a cohort, a part of an organisation.
  package let subject: String
  /// The group of the plan that it means; nil where none was said.
  package let group: GroupCode?
  /// When, in words, and for a cohort where it was counted; may be empty.
  package let period: String
  /// The figure, 0 to 100 million.
  package let value: Double
  /// The people it was counted among: of joiners and leavers the mean stock; nil for others.
  package let among: Double?
  /// The share of people that a cohort's figure covers, 0 to 1; nil for others.
  package let coverage: Double?

  /// A figure with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    _ measure: Measure, area: String, subject: String, group: GroupCode? = nil, period: String,
    value: Double, among: Double? = nil, coverage: Double? = nil, field: String
  ) throws(ServiceError) {
    try requireNumber(value, in: 0...100_000_000, field: field + ".value")
    if let among { try requireNumber(among, in: 0...100_000_000, field: field + ".among") }
    if let coverage { try requireNumber(coverage, in: 0...1, field: field + ".coverage") }
    self.measure = measure
    self.area = try boundedText(area, field: field + ".area", limit: 200)
    self.subject = try boundedText(subject, field: field + ".subject", limit: 900)
    self.group = group
    self.period =
      period.isEmpty ? "" : try boundedText(period, field: field + ".period", limit: 300)
    self.value = value
    self.among = among
    self.coverage = coverage
  }
}

/// Figures and projections of a file, beside its totals.
package struct PublishedFigures: Hashable, Sendable {
  /// The most figures of one import.
  package static let mostFigures = 50_000

  /// In the order of the files.
  package let figures: [AreaFigure]
  /// Projections of people; nil where the files hold none.
  package let population: PopulationRelease?

  /// None.
  package static let none = PublishedFigures(unchecked: [], population: nil)

  /// These figures and projections.
  ///
  /// - Throws: ``ServiceError`` `LIST_TOO_LONG`, naming `field`, beyond ``mostFigures``.
  package init(
    _ figures: [AreaFigure], population: PopulationRelease?, field: String
  ) throws(ServiceError) {
    guard figures.count <= Self.mostFigures else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: field,
        "must hold at most \(Self.mostFigures) figures; got \(figures.count)")
    }
    self.init(unchecked: figures, population: population)
  }

  private init(unchecked figures: [AreaFigure], population: PopulationRelease?) {
    self.figures = figures
    self.population = population
  }

  /// Whether there is nothing.
  package var isEmpty: Bool { figures.isEmpty && population == nil }
}
