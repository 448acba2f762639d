package import OneWorkforceProtos
package import Operations
import Passports
package import Vocabulary

extension WireAnswerDisputeRequest: WireChange {}

extension WireAnswerDisputeRequest {
  /// What is answered.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AnswerDispute.Request {
    AnswerDispute.Request(
      header: try header(), dispute: try requiredID(disputeID, "dispute_id"),
      outcome: try requiredChoice(outcome, "outcome"),
      note: try optionalText(note, field: "note", limit: Dispute.longestText))
  }
}
