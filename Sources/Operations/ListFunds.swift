package import Vocabulary

/// The funds of a place in order of identifier.
package enum ListFunds {
  /// Which place, and which page.
  package struct Request: Sendable {
    /// The place.
    package let place: PlaceID
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(place: PlaceID, page: PageRequest) {
      self.place = place
      self.page = page
    }
  }

  /// The page of funds as they read today.
  ///
  /// - Throws: ``ServiceError``: not found, naming `place_id`, also where the caller may not know
  ///   of it; naming `page_token` where it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<GetFund.Report> {
    let (place, page, now) = (request.place, request.page, service.now())
    let filter = place.description
    let after = try service.cursor(page, call, filter: filter).map {
      try FundID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      try records.permitReadingAccountability(
        call, in: place, at: now, noun: "place", field: "place_id")
      _ = try records.knownPlace(place, field: "place_id")
      let known = try records.latestSequence()
      return try records.funds(in: place, after: after, limit: page.size + 1, knownAt: known)
        .map { try records.view(of: $0, on: LondonTime.date(of: now), knownAt: known) }
    }
    return service.page(found, page, call, filter: filter) { $0.view.id.description }
  }
}
