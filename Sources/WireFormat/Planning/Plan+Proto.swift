package import OneWorkforceProtos
package import Operations
package import Planning
package import Vocabulary

extension WirePlanState: WireChoice {
  /// Whether a plan is frozen.
  package static let pairs: [(wire: WirePlanState, native: Bool)] = [
    (.draft, false), (.frozen, true),
  ]
}

extension WirePlan {
  /// The plan as it was sent, to be created.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> CreatePlan.Draft {
    try requireAbsent(id, "id")
    try requireAbsent(organisationID, "organisation_id")
    try requireAbsent(frozenRunID, "frozen_run_id")
    try requireAbsent(etag, "etag")
    guard state == .unspecified else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "state", "must be left unspecified")
    }
    guard scenarioVersion == 0, !hasCreatedAt else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed,
        field: hasCreatedAt ? "created_at" : "scenario_version", "must be left empty")
    }
    try requireAtMost(400, plannedPlaceIds.count, "planned_place_ids")
    var areas: [PlaceID] = []
    for (index, area) in plannedPlaceIds.enumerated() {
      areas.append(try requiredID(area, "planned_place_ids[\(index)]"))
    }
    guard !start.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "start", "must be given")
    }
    return CreatePlan.Draft(
      title: try boundedText(title, field: "title"), place: try optionalID(placeID, "place_id"),
      plannedPlaces: areas, start: try PlanMonth(start, field: "start"),
      horizonMonths: horizonMonths == 0 ? 180 : Int(horizonMonths), isSynthetic: synthetic)
  }
}

extension PlanStanding {
  /// The plan as the wire writes it.
  package func proto() -> WirePlan {
    .with {
      $0.id = plan.id.description
      $0.title = plan.title
      $0.placeID = plan.place?.description ?? ""
      $0.organisationID = plan.organisation.description
      $0.plannedPlaceIds = plan.plannedPlaces.map(\.description)
      $0.start = plan.start.description
      $0.horizonMonths = Int32(clamping: plan.horizonMonths)
      $0.state = WirePlanState(freezing != nil)
      $0.scenarioVersion = Int32(clamping: scenarioVersion ?? 0)
      $0.frozenRunID = freezing?.run.description ?? ""
      $0.createdAt = createdAt.proto()
      $0.synthetic = plan.isSynthetic
      $0.etag = etag.text
    }
  }
}

/// The version of a record that a change must name; empty is refused as missing.
func requiredEtag(_ text: String, _ field: String) throws(ServiceError) -> Etag {
  Etag(sent: try boundedText(text, field: field, limit: 64))
}

extension WireScenarioChoice {
  /// Which version, and which levers.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> ScenarioChoice {
    guard scenarioVersion >= 0 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "scenario_version",
        "must be 0 or more; got \(quoted("\(scenarioVersion)"))")
    }
    guard setsLevers || levers.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "levers",
        "must be left empty unless sets_levers is true")
    }
    try requireAtMost(64, levers.count, "levers")
    var sizes: [LeverCode: Double] = [:]
    for (index, lever) in levers.enumerated() {
      let code = try LeverCode(lever.lever, field: "levers[\(index)].lever")
      try requireNumber(lever.size, in: -1e9...1e9, field: "levers[\(index)].size")
      guard sizes.updateValue(lever.size, forKey: code) == nil else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "levers[\(index)].lever",
          "must name each lever once; got \(quoted(lever.lever)) again")
      }
    }
    return ScenarioChoice(
      version: scenarioVersion == 0 ? nil : Int(scenarioVersion),
      levers: setsLevers ? sizes : nil)
  }
}

/// The choice that is set, or `fallback`.
func choice(
  _ isSet: Bool, _ sent: WireScenarioChoice, _ field: String, else fallback: ScenarioChoice
) throws(ServiceError) -> ScenarioChoice {
  isSet ? try under(field) { () throws(ServiceError) in try sent.native() } : fallback
}

extension OpenQuestion {
  /// The question as the wire writes it.
  package func proto() -> WireOpenQuestion {
    .with {
      $0.field = field
      $0.question = question
      $0.place = place?.text ?? ""
      $0.group = group?.text ?? ""
    }
  }
}
