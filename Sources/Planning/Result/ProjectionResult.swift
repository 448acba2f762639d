package import Vocabulary

/// What a run is asked for.
package struct RunSettings: Hashable, Sendable {
  /// The seed of luck.
  package let seed: UInt64
  /// How many draws beside run 0: 0 to 100,000.
  package let draws: Int
  /// How many workers; it changes no byte of the result. 1 to 64.
  package let workers: Int
  /// Gaps in FTE to give the probability of passing, ascending, at most 8; 0 is always among them.
  package let thresholds: [Double]

  /// Settings with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    seed: UInt64, draws: Int, workers: Int = 1, thresholds: [Double] = [0]
  ) throws(ServiceError) {
    try requireNumber(Double(draws), in: 0...100_000, field: "draws")
    try requireNumber(Double(workers), in: 1...64, field: "workers")
    guard thresholds.count <= 8 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "thresholds", "must be at most 8")
    }
    for threshold in thresholds {
      try requireNumber(threshold, in: -1e7...1e7, field: "thresholds")
    }
    self.seed = seed
    self.draws = draws
    self.workers = workers
    self.thresholds = Set(thresholds + [0]).sorted()
  }
}

/// What a band is about: a group at a place, a sector at a place, or a sector over all places.
package struct BandScope: Hashable, Sendable {
  /// The place; nil for all places together.
  package let place: PlanPlaceCode?
  /// The group; nil for a whole sector.
  package let group: GroupCode?
  /// The sector; nil where a group is named, and for all sectors together.
  package let sector: Sector?

  /// A scope with these parts.
  package init(place: PlanPlaceCode?, group: GroupCode?, sector: Sector?) {
    self.place = place
    self.group = group
    self.sector = sector
  }
}

/// What is measured. Shortage and surplus stay apart when groups are added: totals are of unmet and
/// of surplus FTE, never of gaps; headcounts are never added over places or sectors.
package enum BandMetric: String, Sendable, CaseIterable {
  /// Required less available FTE; one group only.
  case gapFTE = "GAP_FTE"
  /// The sum of `max(0, gap)`.
  case unmetFTE = "UNMET_FTE"
  /// The sum of `max(0, −gap)`.
  case surplusFTE = "SURPLUS_FTE"
  /// Available FTE.
  case availableFTE = "AVAILABLE_FTE"
  /// Required FTE.
  case requiredFTE = "REQUIRED_FTE"
  /// People by main job; one group at one place only.
  case people = "PEOPLE"

  /// Whether it needs a need model.
  package var isOfNeed: Bool { self != .availableFTE && self != .people }
}

/// Quantiles over draws at one year end, beside the central run, which is not the median.
package struct YearBand: Hashable, Sendable {
  /// The probabilities of ``quantiles``.
  package static let probabilities = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95]
  /// Run 0.
  package let central: Double
  /// Seven quantiles (type 7), or none where there are no draws.
  package let quantiles: [Double]
  /// The share of draws above each threshold of the run; none where there are no draws.
  package let exceedances: [Double]

  /// A band with these parts.
  package init(central: Double, quantiles: [Double], exceedances: [Double]) {
    self.central = central
    self.quantiles = quantiles
    self.exceedances = exceedances
  }

  /// 90 % less 10 %; nil without draws.
  package var width: Double? {
    quantiles.count == Self.probabilities.count ? quantiles[5] - quantiles[1] : nil
  }
}

/// When the gap of a group at a place first passes a threshold.
package struct FirstPassing: Hashable, Sendable {
  /// The threshold in FTE.
  package let threshold: Double
  /// The month (point) of run 0; nil where it never passes.
  package let centralMonth: Int?
  /// The share of draws that never pass; nil without draws.
  package let neverShare: Double?
  /// 10, 50 and 90 % quantiles of the month among draws that pass; empty where none does.
  package let monthQuantiles: [Double]

  /// A passing with these parts.
  package init(
    threshold: Double, centralMonth: Int?, neverShare: Double?, monthQuantiles: [Double]
  ) {
    self.threshold = threshold
    self.centralMonth = centralMonth
    self.neverShare = neverShare
    self.monthQuantiles = monthQuantiles
  }
}

/// A measure of a scope over the year ends.
package struct BandSeries: Hashable, Sendable {
  /// What it is about.
  package let scope: BandScope
  /// What is measured.
  package let metric: BandMetric
  /// One band a year end, year 0 first.
  package let years: [YearBand]
  /// First passings of the run's thresholds; only for the gap of a group at a place.
  package let firstPassings: [FirstPassing]

  /// A series with these parts.
  package init(
    scope: BandScope, metric: BandMetric, years: [YearBand], firstPassings: [FirstPassing] = []
  ) {
    self.scope = scope
    self.metric = metric
    self.years = years
    self.firstPassings = firstPassings
  }
}

/// What part of a band rests on values of each grade: all values of the grade held at their centre,
/// same luck, `1 − width held ÷ width full`.
package struct ProvenanceBudget: Hashable, Sendable {
  /// The share of one grade.
  package struct Share: Hashable, Sendable {
    /// The grade.
    package let grade: ValueProvenance.Grade
    /// How many uncertain values have it.
    package let valueCount: Int
    /// The share of the band that goes when they are held; it may be below 0 by chance.
    package let share: Double

    /// A share with these parts.
    package init(grade: ValueProvenance.Grade, valueCount: Int, share: Double) {
      self.grade = grade
      self.valueCount = valueCount
      self.share = share
    }
  }

  /// Which band: unmet FTE of all sectors over all places at the last year end.
  package let fullWidth: Double
  /// Shares by grade; grades interact, so they need not sum to 1, and that is said beside them.
  package let shares: [Share]

  /// A budget with these parts.
  package init(fullWidth: Double, shares: [Share]) {
    self.fullWidth = fullWidth
    self.shares = shares
  }
}

/// A projection: what it rests on, run 0 in full, and the bands over draws.
package struct ProjectionResult: Hashable, Sendable {
  /// The model's version: a change of results changes it.
  package static let modelVersion = "planner-2"
  /// The scenario it ran.
  package let scenario: Scenario
  /// The seed.
  package let seed: UInt64
  /// Draws beside run 0.
  package let draws: Int
  /// Thresholds of gaps in FTE, ascending.
  package let thresholds: [Double]
  /// Run 0.
  package let central: CentralRun
  /// Bands, in order of scope and metric.
  package let bands: [BandSeries]
  /// What the band rests on; nil without draws.
  package let budget: ProvenanceBudget?

  /// A result with these parts.
  package init(
    scenario: Scenario, seed: UInt64, draws: Int, thresholds: [Double], central: CentralRun,
    bands: [BandSeries], budget: ProvenanceBudget?
  ) {
    self.scenario = scenario
    self.seed = seed
    self.draws = draws
    self.thresholds = thresholds
    self.central = central
    self.bands = bands
    self.budget = budget
  }

  /// The series of a scope and metric, or nil where the run has none.
  package func band(_ scope: BandScope, _ metric: BandMetric) -> BandSeries? {
    bands.first { $0.scope == scope && $0.metric == metric }
  }

  /// The central year of a group at a place, or nil.
  package func groupYear(_ place: PlanPlaceCode, _ group: GroupCode, _ year: Int) -> GroupYear? {
    central.groups.first { $0.place == place && $0.group == group && $0.year == year }
  }
}
