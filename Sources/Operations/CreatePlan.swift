package import Access
package import Planning
package import Vocabulary

/// Opens a plan of the caller's organisation, for a place it serves or for itself, with an empty
/// draft.
package enum CreatePlan {
  /// A plan as a caller describes it.
  package struct Draft: Hashable, Sendable {
    /// What it is called.
    package let title: String
    /// The system or place it belongs to; nil for the organisation's own.
    package let place: PlaceID?
    /// The areas it plans for; empty for the one it belongs to.
    package let plannedPlaces: [PlaceID]
    /// Point 0.
    package let start: PlanMonth
    /// How far it runs, in months.
    package let horizonMonths: Int
    /// Whether it was made up for a demonstration.
    package let isSynthetic: Bool

    /// A draft with these parts.
    package init(
      title: String, place: PlaceID?, plannedPlaces: [PlaceID] = [], start: PlanMonth,
      horizonMonths: Int = 180, isSynthetic: Bool = false
    ) {
      self.title = title
      self.place = place
      self.plannedPlaces = plannedPlaces
      self.start = start
      self.horizonMonths = horizonMonths
      self.isSynthetic = isSynthetic
    }
  }

  /// What is to be opened.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The plan.
    package let plan: Draft

    /// A request with these parts.
    package init(header: ChangeHeader, plan: Draft) {
      self.header = header
      self.plan = plan
    }
  }

  /// The receipt, and the plan as it stands.
  package struct Report: Sendable {
    /// The receipt; its id is the plan's.
    package let receipt: Receipt
    /// The plan; nil where it was only checked.
    package let standing: PlanStanding?
  }

  /// What was opened.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; not found, naming `plan.place_id`, where
  ///   there is no such area or the caller's organisation does not serve it.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let (id, now) = (service.newID(PlanNoun.Plan.self), service.now())
    let receipt = try await service.change(request.header, call) { records in
      try records.requireDuty(.keepPlan, call)
      let plan = try request.plan.plan(id, call, at: now, in: records)
      try records.record(plan)
      let rule = try records.permitPlanning(
        .keepPlan, call, organisation: plan.organisation, place: plan.place, at: now,
        noun: "plan", field: "plan")
      return ChangeOutcome(id: id, rule: rule)
    }
    return Report(receipt: receipt, standing: try await service.standing(after: receipt))
  }
}

extension CreatePlan.Draft {
  fileprivate func plan(
    _ id: PlanID, _ call: Call, at now: Instant, in records: any RecordSnapshot
  ) throws -> Plan {
    guard let organisation = call.caller.organisation else {
      throw ServiceError.absent("organisation")
    }
    let areas = plannedPlaces.isEmpty ? [place].compactMap(\.self) : plannedPlaces
    let plan = try ServiceError.under("plan") { () throws(ServiceError) in
      try Plan(
        id: id, title: title, organisation: organisation, place: place, plannedPlaces: areas,
        start: start, horizonMonths: horizonMonths, isSynthetic: isSynthetic)
    }
    if let place {
      let day = LondonTime.date(of: now)
      guard try records.servedPlaces(of: organisation, on: day).contains(place) else {
        throw ServiceError.absent("place", field: "plan.place_id")
      }
    }
    for (position, area) in plannedPlaces.enumerated() {
      try requireInside(area, field: "plan.planned_place_ids[\(position)]", in: records)
    }
    return plan
  }

  /// Refuses an area that is not there, or lies outside the one the plan belongs to.
  private func requireInside(
    _ area: PlaceID, field: String, in records: any RecordSnapshot
  ) throws {
    var outer: PlaceID? = area
    var path: [PlaceID] = []
    while let id = outer, path.count < 10 {
      path.append(id)
      outer = try records.knownPlace(id, field: field).parent
    }
    guard let place, !path.contains(place) else { return }
    throw ServiceError.contradiction(
      field, "must be the place the plan belongs to, or lie inside it")
  }
}

extension Service {
  /// The plan of `receipt` as it now stands; nil where nothing was written.
  func standing(after receipt: Receipt) async throws -> PlanStanding? {
    guard !receipt.wasValidatedOnly else { return nil }
    let id = try PlanID(receipt.id, field: "receipt.id")
    return try await records.read { try $0.plan(id) }
  }
}
