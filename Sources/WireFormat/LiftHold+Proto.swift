package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireLiftHoldRequest: WireChange {}

extension WireLiftHoldRequest {
  /// Which hold is to be lifted.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> LiftHold.Request {
    LiftHold.Request(
      header: try header(), record: try requiredID(recordID, "record_id"),
      effectiveFrom: try optionalInstant(hasEffectiveFrom, effectiveFrom, "effective_from"),
      approver: try optionalText(approver, field: "approver", limit: 100),
      reason: try optionalText(reason, field: "reason"))
  }
}
