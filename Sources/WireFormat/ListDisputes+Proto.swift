package import OneWorkforceProtos
package import Operations
import Passports
package import Vocabulary

extension WireListDisputesRequest {
  /// Which disputes.
  ///
  /// - Throws: ``ServiceError`` naming `page_size`.
  package func native() throws(ServiceError) -> ListDisputes.Request {
    ListDisputes.Request(isOpen: openOnly, page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<WorkerDispute> {
  /// The page as the wire writes it.
  package func proto() -> WireListDisputesResponse {
    .with {
      $0.disputes = entries.map { entry in
        .with {
          $0.workerID = entry.worker.description
          $0.dispute = entry.dispute.proto()
        }
      }
      $0.nextPageToken = nextToken
    }
  }
}
