import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireEndDelegationRequest: WireAgreementAct {}

extension WireEndDelegationRequest {
  /// Which agreement ends, and why.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> EndDelegation.Request {
    EndDelegation.Request(act: try act(), cause: try requiredChoice(cause, "cause"))
  }
}

extension WireEndDelegationResponse {
  /// The receipt, with everybody who must hear of it.
  package init(_ stop: AgreementStop) {
    self = .with {
      $0.receipt = stop.receipt.proto()
      $0.team = stop.team.proto()
    }
  }
}
