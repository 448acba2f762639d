package import Organisations
import Vocabulary

/// Bodies in order of identifier.
package enum ListOrganisations {
  /// Which bodies, and which page.
  package struct Request: Sendable {
    /// What narrows the list.
    package let filter: OrganisationFilter
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(filter: OrganisationFilter, page: PageRequest) {
      self.filter = filter
      self.page = page
    }
  }

  /// The page of bodies.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list, and
  ///   `place_id` where there is no such area.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<VersionedOrganisation> {
    let (filter, page) = (request.filter, request.page)
    let after = try service.cursor(page, call, filter: filter.text).map {
      try OrganisationID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      try records.permitReading(call)
      if let place = filter.place { _ = try records.knownPlace(place, field: "place_id") }
      return try records.organisations(
        filter, after: after, limit: page.size + 1, knownAt: records.latestSequence()
      ).map { try records.versioned($0) }
    }
    return service.page(found, page, call, filter: filter.text) {
      $0.organisation.id.description
    }
  }
}

extension OrganisationFilter {
  /// What a page token is bound to.
  fileprivate var text: String {
    [sector?.rawValue, kind?.rawValue, place?.description].map { $0 ?? "" }.joined(separator: "|")
  }
}
