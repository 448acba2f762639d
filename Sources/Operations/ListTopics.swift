package import Learning
package import Vocabulary

/// Topics of joint learning, in order of identifier.
package enum ListTopics {
  /// Which topics, and which page.
  package struct Request: Sendable {
    /// Only those it answers for; nil for all.
    package let owner: OrganisationID?
    /// Only those of this network; nil for all.
    package let network: NetworkID?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(owner: OrganisationID?, network: NetworkID?, page: PageRequest) {
      self.owner = owner
      self.network = network
      self.page = page
    }
  }

  /// The page of topics.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<LearningTopic> {
    let now = service.now()
    let filter =
      "\(request.owner?.description ?? "")/\(request.network?.description ?? "")"
    let after = try service.cursor(request.page, call, filter: filter).map {
      try TopicID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      _ = try records.permitLearningList(call, at: now)
      return try records.topics(
        of: request.owner, in: request.network, after: after, limit: request.page.size + 1,
        knownAt: records.latestSequence())
    }
    return service.page(found, request.page, call, filter: filter) { $0.id.description }
  }
}
