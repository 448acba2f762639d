package import OneWorkforceProtos
package import Operations
import Placements
package import Vocabulary

extension WireListHoursRequest {
  /// Which placement, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> (placement: PlacementID, page: PageRequest) {
    (
      try requiredID(placementID, "placement_id"),
      try PageRequest(size: pageSize, token: pageToken)
    )
  }
}

extension Page<KeptHours> {
  /// The page as the wire writes it.
  package func proto() -> WireListHoursResponse {
    .with {
      $0.hours = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
