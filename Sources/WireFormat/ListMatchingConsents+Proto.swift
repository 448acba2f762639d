package import OneWorkforceProtos
package import Operations
import Vacancies
package import Vocabulary

extension WireListMatchingConsentsRequest {
  /// Which page.
  ///
  /// - Throws: ``ServiceError`` naming `page_size`.
  package func native() throws(ServiceError) -> PageRequest {
    try PageRequest(size: pageSize, token: pageToken)
  }
}

extension Page<KeptJobRecord> {
  /// A page of permissions as the wire writes it.
  package func consentsProto() -> WireListMatchingConsentsResponse {
    .with {
      $0.consents = entries.compactMap { $0.consentProto() }
      $0.nextPageToken = nextToken
    }
  }
}
