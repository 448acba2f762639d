package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordEngagementRequest: WireChange {}

extension WireRecordEngagementRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordEngagement.Request {
    let sent = try required(hasEngagement, engagement, "engagement")
    return RecordEngagement.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      engagement: try under("engagement") { () throws(ServiceError) in try sent.native() },
      replacing: try optionalID(replacesID, "replaces_id"))
  }
}
