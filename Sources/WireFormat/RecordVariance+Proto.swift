package import OneWorkforceProtos
package import Operations
import Partnerships
package import Vocabulary

extension WireRecordVarianceRequest: WireChange {}

extension WireRecordVarianceRequest {
  /// What is over or under.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordVariance.Request {
    RecordVariance.Request(
      header: try header(),
      variance: try Variance(
        fund: requiredID(fundID, "fund_id"), kind: requiredChoice(kind, "kind"),
        pence: hasPence ? pence : nil, on: requiredDate(on, "on"), note: note))
  }
}
