package import OneWorkforceProtos
package import Operations
import Passports
package import Vocabulary

extension WireListTrainingGapsRequest {
  /// What is asked of whom.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListTrainingGaps.Request {
    try ListTrainingGaps.Request(
      standards: codes(standardCodes, "standard_codes", atMost: 20), includesEveryRole: everyRole,
      page: PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<ListTrainingGaps.Entry> {
  /// The page as the wire writes it.
  package func proto() -> WireListTrainingGapsResponse {
    .with {
      $0.gaps = entries.map { entry in
        .with {
          $0.workerID = entry.worker.description
          $0.roleCode = entry.role?.text ?? ""
          $0.findings = entry.findings.map { $0.proto([:]) }
        }
      }
      $0.nextPageToken = nextToken
    }
  }
}
