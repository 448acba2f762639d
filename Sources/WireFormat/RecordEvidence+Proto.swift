package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordEvidenceRequest: WireChange {}

extension WireRecordEvidenceRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordEvidence.Request {
    let sent = try required(hasEvidence, evidence, "evidence")
    return RecordEvidence.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      evidence: try under("evidence") { () throws(ServiceError) in try sent.native() })
  }
}
