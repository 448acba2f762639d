package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WireNeedModel: WireScenarioRow {
  /// The need model; tier 1 without weights takes the Skills for Care rule.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> NeedInput {
    try requireAtMost(20, categoryAllowances.count, field + ".category_allowances")
    return try NeedInput(
      place: try optionalCode(place, field + ".place"),
      group: try Code(group, field: field + ".group"), tier: try nativeTier(field),
      categoryAllowances: categoryAllowances, individualAllowanceFTE: individualAllowanceFte,
      scalesToEstablishment: scalesToEstablishment, field: field)
  }

  private func nativeTier(_ field: String) throws(ServiceError) -> NeedTier {
    let tier = try requiredChoice(tier, field + ".tier", TierWord.self)
    guard tier == .proportional || weights.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: field + ".weights", "weights are for tier 1")
    }
    switch tier {
    case .proportional:
      return .proportional(weights: weights.isEmpty ? PeopleBand.aged65AndOver : weights)
    case .activity: return .activity
    case .task: return .task
    }
  }
}

/// The tiers as the file names them.
private enum TierWord: String, CaseIterable {
  case proportional = "PROPORTIONAL"
  case activity = "ACTIVITY"
  case task = "TASK"
}

extension NeedInput: ScenarioRow {
  /// The need model as the wire writes it; weights are left out where they are the rule's.
  package func proto(_ context: ScenarioContext) -> WireNeedModel {
    .with {
      $0.place = place?.text ?? ""
      $0.group = group.text
      switch tier {
      case .proportional(let weights):
        $0.tier = TierWord.proportional.rawValue
        if weights != PeopleBand.aged65AndOver { $0.weights = weights }
      case .activity: $0.tier = TierWord.activity.rawValue
      case .task: $0.tier = TierWord.task.rawValue
      }
      $0.categoryAllowances = categoryAllowances
      $0.individualAllowanceFte = individualAllowanceFTE
      $0.scalesToEstablishment = scalesToEstablishment
    }
  }
}

extension [WirePlanValue] {
  /// One value for all bands of people, or nineteen.
  fileprivate func natives(
    _ field: String, _ kind: ValueKind, _ context: ScenarioContext
  ) throws(ServiceError) -> [PlanValue] {
    try requireAtMost(PeopleBand.count, count, field)
    var values: [PlanValue] = []
    for (index, value) in enumerated() {
      values.append(try value.native("\(field)[\(index)]", kind, context))
    }
    return values
  }
}

extension WirePlanActivity: WireScenarioRow {
  /// The activity.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> ActivityInput {
    try ActivityInput(
      code: try Code(code, field: field + ".code"), name: try optionalName(name, field + ".name"),
      place: try optionalCode(place, field + ".place"),
      yearlyRates: try yearlyRates.natives(field + ".yearly_rates", .amount, context),
      trendPerYear: try required(hasTrendPerYear, trendPerYear, field + ".trend_per_year")
        .native(field + ".trend_per_year", .amount, context),
      standards: try standards.natives(field + ".standards", atMost: 400, context), field: field)
  }
}

extension ActivityInput: ScenarioRow {
  /// The activity as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WirePlanActivity {
    .with {
      $0.code = code.text
      $0.name = name
      $0.place = place?.text ?? ""
      $0.yearlyRates = yearlyRates.protos(context)
      $0.trendPerYear = trendPerYear.proto(context)
      $0.standards = standards.protos(context)
    }
  }
}

extension WireActivityStandard: WireScenarioRow {
  /// The hours of one group.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> ActivityInput.Standard {
    ActivityInput.Standard(
      group: try Code(group, field: field + ".group"),
      hours: try required(hasHours, hours, field + ".hours")
        .native(field + ".hours", .amount, context))
  }
}

extension ActivityInput.Standard: ScenarioRow {
  /// The hours as the wire writes them.
  package func proto(_ context: ScenarioContext) -> WireActivityStandard {
    .with {
      $0.group = group.text
      $0.hours = hours.proto(context)
    }
  }
}

extension WirePlanTask: WireScenarioRow {
  /// The task.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> TaskInput {
    try TaskInput(
      code: try Code(code, field: field + ".code"), name: try optionalName(name, field + ".name"),
      place: try optionalCode(place, field + ".place"),
      prevalence: try prevalence.natives(field + ".prevalence", .share, context),
      episodesPerYear: try required(
        hasEpisodesPerYear, episodesPerYear, field + ".episodes_per_year"
      ).native(field + ".episodes_per_year", .amount, context),
      parts: try parts.natives(field + ".parts", atMost: 400, context), field: field)
  }
}

extension TaskInput: ScenarioRow {
  /// The task as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WirePlanTask {
    .with {
      $0.code = code.text
      $0.name = name
      $0.place = place?.text ?? ""
      $0.prevalence = prevalence.protos(context)
      $0.episodesPerYear = episodesPerYear.proto(context)
      $0.parts = parts.protos(context)
    }
  }
}

extension WireTaskPart: WireScenarioRow {
  /// A group's part.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> TaskInput.Part {
    TaskInput.Part(
      group: try Code(group, field: field + ".group"),
      minutes: try required(hasMinutes, minutes, field + ".minutes")
        .native(field + ".minutes", .amount, context),
      share: try required(hasShare, share, field + ".share"))
  }
}

extension TaskInput.Part: ScenarioRow {
  /// The part as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireTaskPart {
    .with {
      $0.group = group.text
      $0.minutes = minutes.proto(context)
      $0.share = share
    }
  }
}
