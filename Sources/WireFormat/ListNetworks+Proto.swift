import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListNetworksRequest {
  /// Which networks, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListNetworks.Request {
    ListNetworks.Request(
      organisation: try optionalID(organisationID, "organisation_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<NetworkStanding> {
  /// The page as the wire writes it.
  package func proto() -> WireListNetworksResponse {
    .with {
      $0.networks = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
