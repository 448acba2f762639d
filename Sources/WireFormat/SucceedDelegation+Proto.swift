package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireSucceedDelegationRequest: WireAgreementAct {}

extension WireSucceedDelegationRequest {
  /// Who joins as a delegator.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> SucceedDelegation.Request {
    SucceedDelegation.Request(
      act: try act(), successor: try requiredID(successorID, "successor_id"))
  }
}
