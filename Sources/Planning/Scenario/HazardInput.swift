package import Vocabulary

/// Why somebody leaves a group at a place.
package enum Cause: Hashable, Sendable {
  /// Retires.
  case retire
  /// Ill health or death.
  case ill
  /// Leaves care work.
  case leave
  /// Goes to another group at the same place.
  case move(to: GroupCode)
  /// Goes to the same group at another place.
  case relocate(to: PlanPlaceCode)

  /// The word in parameter names: `retire`, `ill`, `leave`, `move:<group>`, `place:<place>`.
  package var parameterText: String {
    switch self {
    case .retire: "retire"
    case .ill: "ill"
    case .leave: "leave"
    case .move(let group): "move:" + group.text
    case .relocate(let place): "place:" + place.text
    }
  }

  /// The order in which whole-person draws ask: retire, ill, leave, moves by code, places by code.
  package static func inOrder(_ left: Cause, _ right: Cause) -> Bool {
    (left.rank, left.parameterText) < (right.rank, right.parameterText)
  }

  private var rank: Int {
    switch self {
    case .retire: 0
    case .ill: 1
    case .leave: 2
    case .move: 3
    case .relocate: 4
    }
  }
}

/// What kind of rate was published; each becomes a hazard per year by its own formula.
package enum RateKind: String, Sendable, CaseIterable {
  /// A hazard per year.
  case hazardPerYear = "HAZARD_PER_YEAR"
  /// The probability p of leaving within a year: λ = −ln(1 − p).
  case yearlyProbability = "YEARLY_PROBABILITY"
  /// Leavers of a year over the mean stock: λ = r. Published social care turnover is one.
  case leaversOverMeanStock = "LEAVERS_OVER_MEAN_STOCK"
  /// The probability p of leaving within a month: λ = −12 ln(1 − p).
  case monthlyProbability = "MONTHLY_PROBABILITY"

  /// The hazard per year that `rate` says.
  ///
  /// - Throws: ``ServiceError`` naming `field` where the rate is negative, absurd (a hazard over 24
  ///   a year) or a probability of 1 or more.
  package func hazard(_ rate: Double, field: String) throws(ServiceError) -> Double {
    switch self {
    case .hazardPerYear, .leaversOverMeanStock:
      try requireNumber(rate, in: InputRange.hazard, field: field)
      return rate
    case .yearlyProbability, .monthlyProbability:
      guard rate.isFinite, rate >= 0, rate < 0.999_999 else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: field,
          "must be a probability of 0 to under 0.999999; got \(quoted("\(rate)"))")
      }
      let yearly = -Elementary.log1p(-rate)
      return self == .yearlyProbability ? yearly : 12 * yearly
    }
  }
}

/// How often people of a group leave for one cause.
package struct HazardInput: Hashable, Sendable {
  /// The place it is for; nil for every place that has no row of its own for the group and cause.
  package let place: PlanPlaceCode?
  /// The group.
  package let group: GroupCode
  /// The cause.
  package let cause: Cause
  /// Hazards per year: one for all ages, or twelve, one a band.
  package let rates: [PlanValue]

  /// A hazard with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault: not one or twelve rates, or
  ///   one whose centre is not 0 to 24 a year.
  package init(
    place: PlanPlaceCode?, group: GroupCode, cause: Cause, rates: [PlanValue], field: String
  ) throws(ServiceError) {
    guard rates.count == 1 || rates.count == AgeBand.count else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field + ".rates",
        "must be one rate or twelve, one an age band; got \(quoted("\(rates.count)"))")
    }
    for rate in rates {
      try requireNumber(rate.centre, in: InputRange.hazard, field: field + ".rates")
    }
    if case .move(let target) = cause, target == group {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field + ".cause",
        "a group does not move to itself; got \(quoted(target.text))")
    }
    if case .relocate(let target) = cause, target == place {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field + ".cause",
        "a place does not send to itself; got \(quoted(target.text))")
    }
    self.place = place
    self.group = group
    self.cause = cause
    self.rates = rates
  }
}
