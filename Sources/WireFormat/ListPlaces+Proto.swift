package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListPlacesRequest {
  /// Which areas, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListPlaces.Request {
    ListPlaces.Request(
      parent: try optionalID(parentID, "parent_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<VersionedPlace> {
  /// The page as the wire writes it.
  package func proto() -> WireListPlacesResponse {
    .with {
      $0.places = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
