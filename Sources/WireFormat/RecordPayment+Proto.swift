package import OneWorkforceProtos
package import Operations
import Partnerships
package import Vocabulary

extension WireRecordPaymentRequest: WireChange {}

extension WireRecordPaymentRequest {
  /// What was paid.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordPayment.Request {
    RecordPayment.Request(
      header: try header(),
      payment: try Payment(
        fund: requiredID(fundID, "fund_id"), partner: requiredID(partnerID, "partner_id"),
        direction: requiredChoice(direction, "direction"), pence: pence,
        at: requiredInstant(hasAt, at, "at")))
  }
}
