import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireCheckDelegationRequest {
  /// What is asked.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> CheckDelegation.Request {
    let sent = try required(hasQuestion, question, "question")
    return CheckDelegation.Request(
      question: try under("question") { () throws(ServiceError) in try sent.native() })
  }
}
