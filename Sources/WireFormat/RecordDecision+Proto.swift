package import OneWorkforceProtos
package import Operations
import Partnerships
package import Vocabulary

extension WireRecordDecisionRequest: WireChange {}

extension WireRecordDecisionRequest {
  /// What was decided.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordDecision.Request {
    RecordDecision.Request(
      header: try header(),
      decision: try PowerDecision(
        power: requiredID(powerID, "power_id"), title: title,
        on: requiredDate(decidedOn, "decided_on"), pence: pence))
  }
}
