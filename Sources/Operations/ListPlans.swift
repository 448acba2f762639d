import Access
package import Planning
package import Vocabulary

/// The plans the caller may see, in order of identifier.
package enum ListPlans {
  /// Which plans, and which page.
  package struct Request: Sendable {
    /// Only plans that belong to this place; nil for all.
    package let place: PlaceID?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(place: PlaceID?, page: PageRequest) {
      self.place = place
      self.page = page
    }
  }

  /// The page of plans.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list, and
  ///   `place_id` where there is no such area.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<PlanStanding> {
    let (page, now) = (request.page, service.now())
    let filter = request.place?.description ?? ""
    let after = try service.cursor(page, call, filter: filter).map {
      try PlanID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      try records.requireDuty(.readPlan, call)
      if let place = request.place { _ = try records.knownPlace(place, field: "place_id") }
      return try records.plans(
        scope(request.place, call, at: now, in: records), after: after, limit: page.size + 1)
    }
    return service.page(found, page, call, filter: filter) { $0.plan.id.description }
  }

  // The ways into a plan, as the access table has them: own and place for a planner, place for a
  // board, an engagement for an auditor.
  private static func scope(
    _ only: PlaceID?, _ call: Call, at now: Instant, in records: any RecordSnapshot
  ) throws -> PlanScope {
    let organisation = call.caller.organisation
    let needs = Set(AccessTable.rules(for: .readPlan, by: call.caller.duty).map(\.need))
    let served =
      needs.contains(.place)
      ? try records.servedPlaces(of: organisation, on: LondonTime.date(of: now)) : []
    let isEngaged =
      try needs.contains(.agreed)
      && organisation.map { try records.audits($0, at: now) } ?? false
    return PlanScope(
      organisation: needs.contains(.ownOrganisation) ? organisation : nil, places: served,
      isEverything: isEngaged, only: only)
  }
}
