package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireSuspendFactRequest: WireChange {}

extension WireSuspendFactRequest {
  /// What is to be set aside.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> SuspendFact.Request {
    SuspendFact.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      fact: try requiredID(factID, "fact_id"),
      effectiveFrom: try optionalInstant(hasEffectiveFrom, effectiveFrom, "effective_from"),
      cause: try requiredChoice(cause, "cause"))
  }
}
