package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireProposeRiskRuleRequest: WireChange {}

extension WireProposeRiskRuleRequest {
  /// What is proposed.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ProposeRiskRule.Request {
    let header = try header()
    let fund: FundID = try requiredID(fundID, "fund_id")
    let sent = try required(hasRule, rule, "rule")
    return try under("rule") { () throws(ServiceError) in
      ProposeRiskRule.Request(
        header: header, fund: fund, covers: try sent.nativeCovers(),
        method: try sent.nativeMethod(), from: try requiredDate(sent.validFrom, "valid_from"),
        reviewOn: try requiredDate(sent.reviewOn, "review_on"))
    }
  }
}
