import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListCohortsRequest {
  /// Whose cohorts, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListCohorts.Request {
    let whose: ListCohorts.Holder
    switch self.whose {
    case .organisationID(let id): whose = .organisation(try requiredID(id, "organisation_id"))
    case .networkID(let id): whose = .network(try requiredID(id, "network_id"))
    case .workerID(let id): whose = .worker(try requiredID(id, "worker_id"))
    case nil:
      throw ServiceError(.invalidArgument, .fieldRequired, field: "whose", "must be given")
    }
    return ListCohorts.Request(
      whose: whose, page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<Cohort> {
  /// The page as the wire writes it.
  package func proto() -> WireListCohortsResponse {
    .with {
      $0.cohorts = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
