import Access
package import Placements
package import Vocabulary

/// The hours of a placement, in order of start.
package enum ListHours {
  /// The page.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `placement_id`, also where the caller
  ///   may not know of it; naming `page_token` where it is not one of this list.
  package static func run(
    on id: PlacementID, _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<KeptHours> {
    let now = service.now()
    let after = try service.cursor(page, call, filter: id.description).map {
      try Instant($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      let sided = try records.sided(id)
      _ = try records.permitLearner(
        sided.enrolment.learner, sides: [sided.host, sided.provider], call, at: now,
        noun: "placement", field: "placement_id")
      return try records.hours(
        on: id, after: after, limit: page.size + 1, knownAt: records.latestSequence())
    }
    return service.page(found, page, call, filter: id.description) {
      $0.entry.period.start.description
    }
  }
}
