package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WirePublishVacancyRequest: WireChange {}

extension WirePublishVacancyRequest {
  /// What is to be published.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> PublishVacancy.Request {
    PublishVacancy.Request(
      header: try header(), draft: try required(hasVacancy, vacancy, "vacancy").native())
  }
}
