package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRevokeFactRequest: WireChange {}

extension WireRevokeFactRequest {
  /// What is to be taken back.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RevokeFact.Request {
    RevokeFact.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      fact: try requiredID(factID, "fact_id"),
      effectiveFrom: try optionalInstant(hasEffectiveFrom, effectiveFrom, "effective_from"),
      cause: try requiredChoice(cause, "cause"))
  }
}
