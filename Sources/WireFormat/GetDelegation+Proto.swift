package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireGetDelegationRequest {
  /// Which agreement, at which moment, as known when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> GetDelegation.Request {
    GetDelegation.Request(
      agreement: try requiredID(agreementID, "agreement_id"),
      at: try optionalInstant(hasAt, at, "at"),
      asKnownAt: try optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at"))
  }
}
