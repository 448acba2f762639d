package import Learning
package import Vocabulary

/// Networks with their members, in order of identifier.
package enum ListNetworks {
  /// Which networks, and which page.
  package struct Request: Sendable {
    /// Only those it leads or ever joined; nil for all.
    package let organisation: OrganisationID?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(organisation: OrganisationID?, page: PageRequest) {
      self.organisation = organisation
      self.page = page
    }
  }

  /// The page of networks.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<NetworkStanding> {
    let now = service.now()
    let filter = request.organisation?.description ?? ""
    let after = try service.cursor(request.page, call, filter: filter).map {
      try NetworkID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      _ = try records.permitLearningList(call, at: now)
      return try records.networks(
        of: request.organisation, after: after, limit: request.page.size + 1,
        knownAt: records.latestSequence())
    }
    return service.page(found, request.page, call, filter: filter) { $0.network.id.description }
  }
}
