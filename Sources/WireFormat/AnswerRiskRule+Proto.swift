package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireAnswerRiskRuleRequest: WireChange {}

extension WireAnswerRiskRuleRequest {
  /// What is said.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AnswerRiskRule.Request {
    AnswerRiskRule.Request(
      header: try header(), proposal: try requiredID(proposalID, "proposal_id"),
      isAgreed: agreed, reason: try optionalText(reason, field: "reason"))
  }
}
