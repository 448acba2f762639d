package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireGetOrganisationRequest {
  /// Which body.
  ///
  /// - Throws: ``ServiceError`` naming `organisation_id`.
  package func native() throws(ServiceError) -> OrganisationID {
    try requiredID(organisationID, "organisation_id")
  }
}

extension GetOrganisation.Report {
  /// The body as the wire writes it.
  package func proto() -> WireGetOrganisationResponse {
    .with {
      $0.organisation = record.proto()
      $0.successions = successions.map { $0.proto() }
      $0.placeIds = places.map(\.description)
    }
  }
}
