package import Vocabulary

/// The care homes of a place as demand: each has a clinical lead, a weekly round, and a care plan
/// for each new resident within seven working days.
package struct CareHomeRounds: Hashable, Sendable {
  /// A care home.
  package struct Home: Hashable, Sendable {
    /// Its code, such as its CQC location.
    package let code: String
    /// The primary care network that serves it.
    package let network: String
    /// The post that leads for it, by the post's code and never by a person's name; nil for none.
    package let lead: String?

    /// A home with these parts.
    package init(code: String, network: String, lead: String?) {
      self.code = code
      self.network = network
      self.lead = lead
    }
  }

  /// Working days from admission to a care plan.
  package static let planWithinWorkingDays = 7

  /// The homes, in order of code.
  package let homes: [Home]

  /// Rounds of these homes.
  ///
  /// - Throws: ``ServiceError`` naming `homes` where one stands twice, where a text is empty or too
  ///   long, or where there are more than 50,000.
  package init(_ homes: [Home]) throws(ServiceError) {
    guard homes.count <= 50_000 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "homes", "must be at most 50000; got \(homes.count)")
    }
    for (position, home) in homes.enumerated() {
      let field = "homes[\(position)]"
      _ = try boundedText(home.code, field: field + ".code", limit: 64)
      _ = try boundedText(home.network, field: field + ".network", limit: 64)
      if let lead = home.lead { _ = try boundedText(lead, field: field + ".lead", limit: 64) }
    }
    guard Set(homes.map(\.code)).count == homes.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "homes", "must name each home once")
    }
    self.homes = homes.sorted { $0.code < $1.code }
  }

  /// Rounds in `weeks` weeks, one a home and week.
  package func rounds(weeks: Int = 52) -> Int { homes.count * min(max(weeks, 0), 5_300) }

  /// Homes without a lead, in order of code.
  package var withoutLead: [String] { homes.filter { $0.lead == nil }.map(\.code) }

  /// Homes of each network.
  package var homesByNetwork: [String: Int] {
    Dictionary(homes.map { ($0.network, 1) }, uniquingKeysWith: +)
  }

  /// Homes nobody covers on `day`: those without a lead, and those whose lead is competent only
  /// before a day of `lapses`, half-open: uncovered from that day on.
  package func uncovered(on day: CivilDate, lapses: [String: CivilDate]) -> [String] {
    homes.filter { home in
      guard let lead = home.lead else { return true }
      return lapses[lead].map { day >= $0 } ?? false
    }
    .map(\.code)
  }

  /// The day by which a care plan is due for somebody admitted on `day`.
  package static func planDue(admitted day: CivilDate) -> CivilDate {
    WorkingDays.day(planWithinWorkingDays, after: day)
  }

  /// The rounds and the care plans of a year as tier 2 activities, which grow with the people of
  /// the place by `weights`: those aged 65 and over unless other nineteen weights are given, the
  /// rule that Skills for Care uses for posts.
  ///
  /// `people` are the place's people by band at the plan's start; of `admissionsPerYear` the centre
  /// counts; `roundHours` and `planHours` are the hours of `group` that one takes: nobody publishes
  /// them, so they are asked for.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package func activities(
    at place: PlanPlaceCode, by group: GroupCode, people: [Double],
    weights: [Double] = PeopleBand.aged65AndOver, admissionsPerYear: PlanValue,
    roundHours: PlanValue, planHours: PlanValue, source: ValueProvenance, field: String
  ) throws(ServiceError) -> [ActivityInput] {
    let weighted = zip(people, weights).reduce(0) { $0 + $1.0 * $1.1 }
    guard people.count == PeopleBand.count, weights.count == PeopleBand.count, weighted > 0 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field + ".people",
        "must be nineteen bands of people and nineteen weights that meet somebody")
    }
    let none = try PlanValue(exactly: 0, provenance: source, field: field)
    let kinds: [(code: String, name: String, yearly: Double, hours: PlanValue)] = [
      ("CARE-HOME-ROUND", "weekly care home rounds", Double(rounds()), roundHours),
      ("CARE-HOME-PLAN", "care plans of new residents", admissionsPerYear.centre, planHours),
    ]
    var activities: [ActivityInput] = []
    for kind in kinds {
      var rates: [PlanValue] = []
      for weight in weights {
        rates.append(
          try PlanValue(
            exactly: weight * kind.yearly / weighted, provenance: source, field: field))
      }
      activities.append(
        try ActivityInput(
          code: ActivityCode(listed: kind.code), name: kind.name, place: place,
          yearlyRates: rates, trendPerYear: none,
          standards: [ActivityInput.Standard(group: group, hours: kind.hours)], field: field))
    }
    return activities
  }
}
