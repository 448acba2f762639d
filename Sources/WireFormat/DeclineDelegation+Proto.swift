import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireDeclineDelegationRequest: WireAgreementAct {}

extension WireDeclineDelegationRequest {
  /// Which offer is declined, and why.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DeclineDelegation.Request {
    DeclineDelegation.Request(
      act: try act(), reason: try requiredChoice(declineReason, "decline_reason"))
  }
}
