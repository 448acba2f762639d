package import OneWorkforceProtos
package import Operations
import Planning
package import Vocabulary

extension WireListPlansRequest {
  /// Which plans, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListPlans.Request {
    ListPlans.Request(
      place: try optionalID(placeID, "place_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<PlanStanding> {
  /// The page as the wire writes it.
  package func proto() -> WireListPlansResponse {
    .with {
      $0.plans = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
