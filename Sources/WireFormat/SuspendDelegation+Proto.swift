package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireSuspendDelegationRequest: WireAgreementAct {}

extension WireSuspendDelegationRequest {
  /// Which agreement is to pause.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> SuspendDelegation.Request {
    SuspendDelegation.Request(act: try act(), isAskedByPerson: askedByPerson)
  }
}
