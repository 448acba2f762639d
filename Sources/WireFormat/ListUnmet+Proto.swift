package import OneWorkforceProtos
package import Operations
import Placements
package import Vocabulary

extension WireListUnmetRequest {
  /// Which programme, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> (programme: ProgrammeID, page: PageRequest) {
    (
      try requiredID(programmeID, "programme_id"),
      try PageRequest(size: pageSize, token: pageToken)
    )
  }
}

extension Page<ListUnmet.Entry> {
  /// The page as the wire writes it.
  package func proto() -> WireListUnmetResponse {
    .with {
      $0.unmet = entries.map { entry in
        .with {
          $0.requestID = entry.unmet.id.description
          $0.request = entry.unmet.request.proto()
          $0.learnerID = entry.learner.description
          $0.reason = entry.unmet.reason.rawValue
          $0.spare = entry.unmet.spare.map {
            $0.proto(spare: $0.spare(on: entry.unmet.request.period))
          }
        }
      }
      $0.nextPageToken = nextToken
    }
  }
}
