package import Vocabulary

/// Areas in order of identifier.
package enum ListPlaces {
  /// Which areas, and which page.
  package struct Request: Sendable {
    /// Only areas directly inside this one; nil for all.
    package let parent: PlaceID?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(parent: PlaceID?, page: PageRequest) {
      self.parent = parent
      self.page = page
    }
  }

  /// The page of areas; none inside a system that has no places.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list, and
  ///   `parent_id` where there is no such area.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<VersionedPlace> {
    let (parent, page) = (request.parent, request.page)
    let filter = parent?.description ?? ""
    let after = try service.cursor(page, call, filter: filter).map {
      try PlaceID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      try records.permitReading(call)
      if let parent { _ = try records.knownPlace(parent, field: "parent_id") }
      return try records.places(
        in: parent, after: after, limit: page.size + 1, knownAt: records.latestSequence()
      ).map { try records.versioned($0) }
    }
    return service.page(found, page, call, filter: filter) { $0.place.id.description }
  }
}
