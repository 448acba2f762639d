package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireUpdateVacancyRequest: WireChange {}

extension WireUpdateVacancyRequest {
  /// What is to be changed.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> UpdateVacancy.Request {
    UpdateVacancy.Request(
      header: try header(), vacancy: try requiredID(vacancyID, "vacancy_id"),
      etag: Etag(sent: try boundedText(etag, field: "etag", limit: 64)),
      draft: try required(hasVacancy, vacancy, "vacancy").native())
  }
}
