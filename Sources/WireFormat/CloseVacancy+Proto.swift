package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireCloseVacancyRequest: WireChange {}

extension WireCloseVacancyRequest {
  /// What is to be closed.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> CloseVacancy.Request {
    CloseVacancy.Request(
      header: try header(), vacancy: try requiredID(vacancyID, "vacancy_id"),
      etag: Etag(sent: try boundedText(etag, field: "etag", limit: 64)),
      reason: try boundedText(reason, field: "reason", limit: 200))
  }
}
