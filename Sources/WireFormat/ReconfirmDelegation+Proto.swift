import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireReconfirmDelegationRequest: WireAgreementAct {}

extension WireReconfirmDelegationRequest {
  /// Which versions are confirmed.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ReconfirmDelegation.Request {
    let versions = try required(hasConfirmed, confirmed, "confirmed")
    return ReconfirmDelegation.Request(
      act: try act(), delegator: try requiredID(delegatorID, "delegator_id"),
      versions: try versions.native())
  }
}
