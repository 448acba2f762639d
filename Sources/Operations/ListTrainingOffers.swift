import Access
package import Roles
package import Vocabulary

/// Courses that can be joined now, in order of identifier.
package enum ListTrainingOffers {
  /// Which courses, and which page.
  package struct Request: Sendable {
    /// Only this provider's; nil: everybody's.
    package let provider: OrganisationID?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(provider: OrganisationID?, page: PageRequest) {
      self.provider = provider
      self.page = page
    }
  }

  /// The page.
  ///
  /// - Throws: ``ServiceError`` naming `page_token`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<DatedOffer> {
    let now = service.now()
    let filter = request.provider?.description ?? ""
    let after = try service.cursor(request.page, call, filter: filter).map {
      try TrainingOfferID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      try records.permitReadingPublished(call)
      return try records.trainingOffers(
        of: request.provider, at: now, after: after, limit: request.page.size + 1,
        knownAt: records.latestSequence())
    }
    return service.page(found, request.page, call, filter: filter) { $0.id.description }
  }
}
