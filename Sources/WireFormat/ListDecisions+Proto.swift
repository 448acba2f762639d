import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListDecisionsRequest {
  /// Whose decisions, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListDecisions.Request {
    ListDecisions.Request(
      worker: try requiredID(workerID, "worker_id"),
      person: try optionalID(personID, "person_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<KeptDecision> {
  /// The page as the wire writes it.
  package func proto() -> WireListDecisionsResponse {
    .with {
      $0.decisions = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
