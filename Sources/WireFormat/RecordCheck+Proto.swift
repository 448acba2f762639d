package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordCheckRequest: WireChange {}

extension WireRecordCheckRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordCheck.Request {
    let sent = try required(hasCheck, check, "check")
    return RecordCheck.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      check: try under("check") { () throws(ServiceError) in try sent.native() })
  }
}
