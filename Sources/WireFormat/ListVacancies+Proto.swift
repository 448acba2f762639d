package import OneWorkforceProtos
package import Operations
import Vacancies
package import Vocabulary

extension WireListVacanciesRequest {
  /// Which vacancies, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListVacancies.Request {
    ListVacancies.Request(
      organisation: try optionalID(organisationID, "organisation_id"),
      place: try optionalID(placeID, "place_id"),
      role: roleCode.isEmpty ? nil : try RoleCode(roleCode, field: "role_code"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<KeptJobRecord> {
  /// A page of vacancies as the wire writes it.
  package func vacanciesProto() -> WireListVacanciesResponse {
    .with {
      $0.vacancies = entries.compactMap { $0.vacancyProto() }
      $0.nextPageToken = nextToken
    }
  }
}
