import Delegations
package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireListDelegationsRequest {
  /// Whose agreements, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListDelegations.Request {
    ListDelegations.Request(
      whose: try requiredHolder(hasWhose, whose), at: try optionalInstant(hasAt, at, "at"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<AgreementView> {
  /// The page as the wire writes it.
  package func proto() -> WireListDelegationsResponse {
    .with {
      $0.delegations = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
