package import OneWorkforceProtos
package import Operations
import Organisations
package import Vocabulary

extension WireListOrganisationsRequest {
  /// Which bodies, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListOrganisations.Request {
    ListOrganisations.Request(
      filter: OrganisationFilter(
        sector: try sector.optionalNative("sector"), kind: try kind.optionalNative("kind"),
        place: try optionalID(placeID, "place_id")),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<VersionedOrganisation> {
  /// The page as the wire writes it.
  package func proto() -> WireListOrganisationsResponse {
    .with {
      $0.organisations = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
