package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordContinuityRequest: WireChange {}

extension WireRecordContinuityRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordContinuity.Request {
    let sent = try required(hasContinuity, continuity, "continuity")
    return RecordContinuity.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      continuity: try under("continuity") { () throws(ServiceError) in try sent.native() },
      replacing: try optionalID(replacesID, "replaces_id"))
  }
}
