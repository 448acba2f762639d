package import Vocabulary

/// How the need for a group at a place is reckoned; a group uses one tier in a plan.
package enum NeedTier: Hashable, Sendable {
  /// Tier 1: today's need grows with weighted people; nineteen weights, the Skills for Care rule by
  /// default. It counts posts, so WISN allowances do not apply.
  case proportional(weights: [Double])
  /// Tier 2: activities at a standard of hours each.
  case activity
  /// Tier 3: tasks of people with a condition.
  case task

  /// The number printed beside every figure, 1 to 3.
  package var number: Int {
    switch self {
    case .proportional: 1
    case .activity: 2
    case .task: 3
    }
  }

  /// The tier's name, printed beside every figure.
  package var label: String {
    switch self {
    case .proportional: "proportional"
    case .activity: "activity"
    case .task: "task"
    }
  }
}

/// The need model of one group at one place, or at all.
package struct NeedInput: Hashable, Sendable {
  /// The place; nil for every place without a row of its own.
  package let place: PlanPlaceCode?
  /// The group.
  package let group: GroupCode
  /// Its tier.
  package let tier: NeedTier
  /// WISN category allowances as shares of working time, each 0 to under 1; tiers 2 and 3 only.
  package let categoryAllowances: [Double]
  /// WISN individual allowance in FTE; tiers 2 and 3 only.
  package let individualAllowanceFTE: Double
  /// Whether tier 2 or 3 need is scaled to establishment and declared unmet need at point 0.
  package let scalesToEstablishment: Bool

  /// A need model with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault: weights that are not nineteen
  ///   numbers of 0 to 1,000,000 with one above 0, allowances that reach 1, or WISN parts
  ///   under tier 1.
  package init(
    place: PlanPlaceCode?, group: GroupCode, tier: NeedTier, categoryAllowances: [Double] = [],
    individualAllowanceFTE: Double = 0, scalesToEstablishment: Bool = false, field: String
  ) throws(ServiceError) {
    if case .proportional(let weights) = tier {
      guard weights.count == PeopleBand.count, weights.allSatisfy((0...1_000_000).contains),
        weights.contains(where: { $0 > 0 })
      else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: field + ".weights",
          "must be nineteen weights of 0 to 1000000, one of them above 0")
      }
      guard categoryAllowances.isEmpty, individualAllowanceFTE == 0, !scalesToEstablishment else {
        throw ServiceError(
          .invalidArgument, .fieldNotAllowed, field: field + ".category_allowances",
          "tier 1 counts posts: it takes no allowances and no scaling")
      }
    }
    for share in categoryAllowances {
      try requireNumber(share, in: 0...0.9, field: field + ".category_allowances")
    }
    guard categoryAllowances.reduce(0, +) < 0.95 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field + ".category_allowances",
        "must sum to under 0.95")
    }
    try requireNumber(
      individualAllowanceFTE, in: 0...100_000, field: field + ".individual_allowance_fte")
    self.place = place
    self.group = group
    self.tier = tier
    self.categoryAllowances = categoryAllowances
    self.individualAllowanceFTE = individualAllowanceFTE
    self.scalesToEstablishment = scalesToEstablishment
  }
}

/// An activity of tier 2: how often people have it, and the hours a group needs for one.
package struct ActivityInput: Hashable, Sendable {
  /// Hours of one group that one activity takes.
  package struct Standard: Hashable, Sendable {
    /// The group.
    package let group: GroupCode
    /// Hours.
    package let hours: PlanValue

    /// A standard with these parts; ``ActivityInput`` checks them.
    package init(group: GroupCode, hours: PlanValue) {
      self.group = group
      self.hours = hours
    }
  }

  /// Its code.
  package let code: ActivityCode
  /// Its name.
  package let name: String
  /// The place; nil for every place.
  package let place: PlanPlaceCode?
  /// Activities a person a year: one for all bands, or nineteen.
  package let yearlyRates: [PlanValue]
  /// Relative change a year, such as 0.01; −0.5 to 0.5.
  package let trendPerYear: PlanValue
  /// Hours of each group an activity takes.
  package let standards: [Standard]

  /// An activity with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    code: ActivityCode, name: String, place: PlanPlaceCode?, yearlyRates: [PlanValue],
    trendPerYear: PlanValue, standards: [Standard], field: String
  ) throws(ServiceError) {
    try requireOneOrEachBand(yearlyRates, InputRange.activities, field: field + ".yearly_rates")
    try requireNumber(
      trendPerYear.centre, in: InputRange.trend, field: field + ".trend_per_year")
    guard !standards.isEmpty, Set(standards.map(\.group)).count == standards.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: field + ".standards",
        "must name one group or more, each once")
    }
    for standard in standards {
      try requireNumber(
        standard.hours.centre, in: InputRange.activityHours, field: field + ".standards")
    }
    self.code = code
    self.name = name
    self.place = place
    self.yearlyRates = yearlyRates
    self.trendPerYear = trendPerYear
    self.standards = standards
  }
}

/// A task of tier 3: who has the condition, how often it is done, how long it takes, who does it.
package struct TaskInput: Hashable, Sendable {
  /// A group's part in a task.
  package struct Part: Hashable, Sendable {
    /// The group.
    package let group: GroupCode
    /// Minutes one takes when this group does it.
    package let minutes: PlanValue
    /// The share of them this group does, before delegation; shares of a task sum to 1.
    package let share: Double

    /// A part with these values; ``TaskInput`` checks them.
    package init(group: GroupCode, minutes: PlanValue, share: Double) {
      self.group = group
      self.minutes = minutes
      self.share = share
    }
  }

  /// Its code: an intervention of the catalogue, or bulk care hours.
  package let code: TaskCode
  /// Its name.
  package let name: String
  /// The place; nil for every place.
  package let place: PlanPlaceCode?
  /// The share of people with the condition: one for all bands, or nineteen.
  package let prevalence: [PlanValue]
  /// Tasks a year for one such person.
  package let episodesPerYear: PlanValue
  /// Who does them.
  package let parts: [Part]

  /// A task with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    code: TaskCode, name: String, place: PlanPlaceCode?, prevalence: [PlanValue],
    episodesPerYear: PlanValue, parts: [Part], field: String
  ) throws(ServiceError) {
    try requireOneOrEachBand(prevalence, InputRange.share, field: field + ".prevalence")
    try requireNumber(
      episodesPerYear.centre, in: InputRange.episodes, field: field + ".episodes_per_year")
    guard Set(parts.map(\.group)).count == parts.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: field + ".parts", "must name each group once")
    }
    try requireShares(parts.map(\.share), sumTo: 1, field: field + ".parts")
    for part in parts {
      try requireNumber(part.minutes.centre, in: InputRange.taskMinutes, field: field + ".parts")
    }
    self.code = code
    self.name = name
    self.place = place
    self.prevalence = prevalence
    self.episodesPerYear = episodesPerYear
    self.parts = parts
  }
}

/// Refuses a list that is not one value or nineteen, each in `range` at its centre.
func requireOneOrEachBand(
  _ values: [PlanValue], _ range: ClosedRange<Double>, field: String
) throws(ServiceError) {
  guard values.count == 1 || values.count == PeopleBand.count else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: field,
      "must be one value or nineteen, one a band of people; got \(quoted("\(values.count)"))")
  }
  for value in values { try requireNumber(value.centre, in: range, field: field) }
}
