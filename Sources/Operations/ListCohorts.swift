import Access
package import Learning
package import Vocabulary

/// Cohorts of an organisation, a network or a worker, in order of identifier; no learner is named.
package enum ListCohorts {
  /// Whose cohorts.
  package enum Holder: Hashable, Sendable {
    /// Those the organisation runs.
    case organisation(OrganisationID)
    /// Those of the network.
    case network(NetworkID)
    /// Those that a worker was ever in; for that worker alone.
    case worker(WorkerID)
  }

  /// Whose cohorts, and which page.
  package struct Request: Sendable {
    /// Whose cohorts.
    package let whose: Holder
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(whose: Holder, page: PageRequest) {
      self.whose = whose
      self.page = page
    }
  }

  /// The page of cohorts.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `worker_id`, for another's cohorts;
  ///   naming `page_token` where it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<Cohort> {
    let now = service.now()
    let filter = "\(request.whose)"
    let after = try service.cursor(request.page, call, filter: filter).map {
      try CohortID($0, field: "page_token")
    }
    let found = try await service.read(call) { records in
      _ = try records.permitLearningList(call, at: now)
      let scope: CohortScope
      switch request.whose {
      case .organisation(let organisation): scope = .organisation(organisation)
      case .network(let network): scope = .network(network)
      case .worker(let worker):
        guard call.caller.worker == worker else {
          throw AccessDenied(
            rule: Denial.noRelation, worker: worker, purpose: nil, field: "worker_id")
        }
        scope = .worker(worker)
      }
      return try records.cohorts(
        scope, after: after, limit: request.page.size + 1, knownAt: records.latestSequence())
    }
    return service.page(found, request.page, call, filter: filter) { $0.id.description }
  }
}
