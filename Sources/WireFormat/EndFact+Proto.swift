package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireEndFactRequest: WireChange {}

extension WireEndFactRequest {
  /// Which fact is to end.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> EndFact.Request {
    EndFact.Request(
      header: try header(), record: try requiredID(recordID, "record_id"),
      effectiveFrom: try optionalInstant(hasEffectiveFrom, effectiveFrom, "effective_from"),
      approver: try optionalText(approver, field: "approver", limit: 100),
      reason: try optionalText(reason, field: "reason"))
  }
}
