package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WireHazard: WireScenarioRow {
  /// The hazard; a published rate of another kind becomes a hazard per year by its formula.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> HazardInput {
    let kind = try optionalChoice(rateKind, field + ".rate_kind", RateKind.self) ?? .hazardPerYear
    try requireAtMost(AgeBand.count, rates.count, field + ".rates")
    var values: [PlanValue] = []
    for (index, rate) in rates.enumerated() {
      let inside = "\(field).rates[\(index)]"
      values.append(try rate.hazard(kind, inside).native(inside, .hazard, context))
    }
    return try HazardInput(
      place: try optionalCode(place, field + ".place"),
      group: try Code(group, field: field + ".group"),
      cause: try Cause(text: cause, field: field + ".cause"), rates: values, field: field)
  }
}

extension WirePlanValue {
  /// The same value with its numbers as hazards per year.
  fileprivate func hazard(_ kind: RateKind, _ field: String) throws(ServiceError) -> WirePlanValue {
    let isProbability = kind == .yearlyProbability || kind == .monthlyProbability
    guard !isProbability || (!hasMeasured && scale != "LOGIT") else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field + (hasMeasured ? ".measured" : ".scale"),
        "the ends of a probability become hazards, and are taken on the log scale")
    }
    var changed = self
    if hasCentre { changed.centre = try kind.hazard(centre, field: field + ".centre") }
    if hasLow { changed.low = try kind.hazard(low, field: field + ".low") }
    if hasHigh { changed.high = try kind.hazard(high, field: field + ".high") }
    return changed
  }
}

extension HazardInput: ScenarioRow {
  /// The hazard as the wire writes it, as hazards per year.
  package func proto(_ context: ScenarioContext) -> WireHazard {
    .with {
      $0.place = place?.text ?? ""
      $0.group = group.text
      $0.cause = cause.parameterText
      $0.rateKind = RateKind.hazardPerYear.rawValue
      $0.rates = rates.protos(context)
    }
  }
}

extension WireJoiners: WireScenarioRow {
  /// The joiners.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> JoinerInput {
    try JoinerInput(
      place: try Code(place, field: field + ".place"),
      group: try Code(group, field: field + ".group"),
      source: try requiredChoice(source, field + ".source"),
      perMonth: try required(hasPerMonth, perMonth, field + ".per_month")
        .native(field + ".per_month", .amount, context),
      entryAges: try agesOfEntry(entryAges, field + ".entry_ages"), field: field)
  }
}

extension JoinerInput: ScenarioRow {
  /// The joiners as the wire writes them.
  package func proto(_ context: ScenarioContext) -> WireJoiners {
    .with {
      $0.place = place.text
      $0.group = group.text
      $0.source = source.rawValue
      $0.perMonth = perMonth.proto(context)
      $0.entryAges = entryAges.shares.values
    }
  }
}

extension WireEstablishmentHiring: WireScenarioRow {
  /// The hiring.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> EstablishmentHiring {
    try EstablishmentHiring(
      place: try Code(place, field: field + ".place"),
      group: try Code(group, field: field + ".group"),
      fillRate: try required(hasFillRate, fillRate, field + ".fill_rate")
        .native(field + ".fill_rate", .share, context),
      applicantsPerMonth: try required(
        hasApplicantsPerMonth, applicantsPerMonth, field + ".applicants_per_month"
      ).native(field + ".applicants_per_month", .amount, context),
      entryAges: try agesOfEntry(entryAges, field + ".entry_ages"), field: field)
  }
}

extension EstablishmentHiring: ScenarioRow {
  /// The hiring as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireEstablishmentHiring {
    .with {
      $0.place = place.text
      $0.group = group.text
      $0.fillRate = fillRate.proto(context)
      $0.applicantsPerMonth = applicantsPerMonth.proto(context)
      $0.entryAges = entryAges.shares.values
    }
  }
}
