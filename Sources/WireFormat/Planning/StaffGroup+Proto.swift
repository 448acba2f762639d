package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WireStaffGroup: WireScenarioRow {
  /// The group; its base hours are never assumed.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> StaffGroup {
    try requireAtMost(20, exclusions.count, field + ".exclusions")
    return try StaffGroup(
      code: try Code(code, field: field + ".code"),
      name: try boundedText(name, field: field + ".name"),
      sector: try requiredChoice(sector, field + ".sector"), isRegulated: regulated,
      baseHoursPerWeek: try required(
        hasBaseHoursPerWeek, baseHoursPerWeek, field + ".base_hours_per_week"),
      allowances: try required(hasAllowances, allowances, field + ".allowances")
        .native(field + ".allowances"),
      leverOwner: try optionalChoice(leverOwner, field + ".lever_owner") ?? .employer,
      exclusions: try nativeExclusions(field + ".exclusions"), field: field)
  }

  private func nativeExclusions(_ field: String) throws(ServiceError) -> [String] {
    var texts: [String] = []
    for (index, text) in exclusions.enumerated() {
      texts.append(try boundedText(text, field: "\(field)[\(index)]", limit: 300))
    }
    return texts
  }
}

extension StaffGroup: ScenarioRow {
  /// The group as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireStaffGroup {
    .with {
      $0.code = code.text
      $0.name = name
      $0.sector = sector.rawValue
      $0.regulated = isRegulated
      $0.baseHoursPerWeek = baseHoursPerWeek
      $0.allowances = allowances.proto()
      $0.leverOwner = leverOwner.rawValue
      $0.exclusions = exclusions
    }
  }
}

extension WireWorkingTimeAllowances {
  /// The allowances, each of which must be said.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package func native(_ field: String) throws(ServiceError) -> WorkingTimeAllowances {
    try WorkingTimeAllowances(
      leave: try required(hasLeave, leave, field + ".leave"),
      sickness: try required(hasSickness, sickness, field + ".sickness"),
      training: try required(hasTraining, training, field + ".training"), field: field)
  }
}

extension WorkingTimeAllowances {
  /// The allowances as the wire writes them.
  package func proto() -> WireWorkingTimeAllowances {
    .with {
      $0.leave = leave
      $0.sickness = sickness
      $0.training = training
    }
  }
}

extension WireOpeningStock: WireScenarioRow {
  /// The stock, by single years or by bands as it was sent.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> OpeningStock {
    try OpeningStock(
      place: try Code(place, field: field + ".place"),
      group: try Code(group, field: field + ".group"), people: try nativePeople(field + ".people"),
      participation: try byBand(participation, field + ".participation"),
      establishment: hasEstablishment ? establishment : nil,
      declaredUnmetNeed: hasDeclaredUnmetNeed ? declaredUnmetNeed : nil,
      agencyHoursPerMonth: agencyHoursPerMonth,
      provenance: try nativeProvenance(field + ".provenance", context), field: field)
  }

  private func nativePeople(_ field: String) throws(ServiceError) -> OpeningStock.People {
    people.count == AgeBand.count ? .byBand(try ByBand(people, field: field)) : .byAge(people)
  }

  private func nativeProvenance(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> ValueProvenance {
    if !hasProvenance, let fallback = context.provenance { return fallback }
    return try required(hasProvenance, provenance, field).native(field)
  }
}

extension OpeningStock: ScenarioRow {
  /// The stock as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireOpeningStock {
    .with {
      $0.place = place.text
      $0.group = group.text
      switch people {
      case .byAge(let ages): $0.people = ages
      case .byBand(let bands): $0.people = bands.values
      }
      $0.participation = short(participation.values)
      if let establishment { $0.establishment = establishment }
      if let declaredUnmetNeed { $0.declaredUnmetNeed = declaredUnmetNeed }
      $0.agencyHoursPerMonth = agencyHoursPerMonth
      if provenance != context.provenance { $0.provenance = provenance.proto() }
    }
  }
}
