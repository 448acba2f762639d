package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRenewDelegationRequest: WireAgreementAct {}

extension WireRenewDelegationRequest {
  /// Which agreement ends anew, and when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RenewDelegation.Request {
    RenewDelegation.Request(
      act: try act(), end: try optionalInstant(hasEndsAt, endsAt, "ends_at"))
  }
}
