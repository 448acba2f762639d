package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireGetPlaceRequest {
  /// Which area.
  ///
  /// - Throws: ``ServiceError`` naming `place_id`.
  package func native() throws(ServiceError) -> PlaceID {
    try requiredID(placeID, "place_id")
  }
}

extension GetPlace.Report {
  /// The area as the wire writes it.
  package func proto() -> WireGetPlaceResponse {
    .with {
      $0.place = record.proto()
      $0.organisationCount = Int32(clamping: organisationCount)
    }
  }
}
