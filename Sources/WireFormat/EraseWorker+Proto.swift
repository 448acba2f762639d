package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireEraseWorkerRequest: WireChange {}

extension WireEraseWorkerRequest {
  /// Which decision.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> EraseWorker.Request {
    EraseWorker.Request(header: try header(), decision: try requiredID(decisionID, "decision_id"))
  }
}

extension EraseWorker.Report {
  /// What was done, as the wire writes it.
  package func proto() -> WireEraseWorkerResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.recordsDeleted = Int64(deleted)
      $0.overwritten = isOverwritten
    }
  }
}
