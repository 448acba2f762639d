package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireResumeDelegationRequest: WireAgreementAct {}

extension WireResumeDelegationRequest {
  /// Which agreement is to go on.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ResumeDelegation.Request {
    ResumeDelegation.Request(act: try act())
  }
}
