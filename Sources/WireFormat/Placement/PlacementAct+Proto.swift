import OneWorkforceProtos
import Operations
import Vocabulary

/// A request that acts on a placement.
protocol WirePlacementAct: WireChange {
  /// The placement.
  var placementID: String { get }
  /// The version that was read.
  var etag: String { get }
}

extension WirePlacementAct {
  /// Which placement, in which version.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  func act() throws(ServiceError) -> PlacementAct {
    PlacementAct(
      header: try header(), placement: try requiredID(placementID, "placement_id"),
      etag: etag.isEmpty ? nil : Etag(sent: etag))
  }
}
