package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireReinstateFactRequest: WireChange {}

extension WireReinstateFactRequest {
  /// What is to be reinstated.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ReinstateFact.Request {
    ReinstateFact.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      fact: try requiredID(factID, "fact_id"),
      cause: try requiredChoice(cause, "cause"))
  }
}
