package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireFindAuthorisedWorkersRequest {
  /// The visit, and which page of candidates.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> FindAuthorisedWorkers.Request {
    let sent = try required(hasVisit, visit, "visit")
    return FindAuthorisedWorkers.Request(
      visit: try under("visit") { () throws(ServiceError) in try sent.nativeWithoutWorker() },
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<DelegationAnswer> {
  /// The page as the wire writes it.
  package func proto() -> WireFindAuthorisedWorkersResponse {
    .with {
      $0.candidates = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
