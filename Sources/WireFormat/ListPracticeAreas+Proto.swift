package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListPracticeAreasRequest {
  /// Whose areas, judged on which day, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListPracticeAreas.Request {
    ListPracticeAreas.Request(
      organisation: try optionalID(organisationID, "organisation_id"),
      on: try optionalDate(on, "on"), page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<AreaView> {
  /// The page as the wire writes it.
  package func proto() -> WireListPracticeAreasResponse {
    .with {
      $0.areas = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
