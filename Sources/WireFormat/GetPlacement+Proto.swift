package import OneWorkforceProtos
package import Operations
import Placements
package import Vocabulary

extension WireGetPlacementRequest {
  /// Which placement.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> PlacementID {
    try requiredID(placementID, "placement_id")
  }
}

extension GetPlacement.Report {
  /// The report as the wire writes it.
  package func proto() -> WireGetPlacementResponse {
    .with {
      $0.placement = view.proto()
      if let area { $0.area = area.proto() }
      $0.totals = totals.proto()
      $0.attendance = attendance.proto()
      $0.assessments = assessments.map { $0.proto() }
      $0.missing = missing.map { $0.proto() }
      $0.programmeName = programme
    }
  }
}
