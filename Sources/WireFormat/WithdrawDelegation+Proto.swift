import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireWithdrawDelegationRequest: WireAgreementAct {}

extension WireWithdrawDelegationRequest {
  /// Which agreement is taken back, and why.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> WithdrawDelegation.Request {
    WithdrawDelegation.Request(
      act: try act(), category: try requiredChoice(category, "category"),
      isAskedByPerson: askedByPerson)
  }
}

extension WireWithdrawDelegationResponse {
  /// The receipt, with everybody who must hear of it.
  package init(_ stop: AgreementStop) {
    self = .with {
      $0.receipt = stop.receipt.proto()
      $0.team = stop.team.proto()
    }
  }
}
