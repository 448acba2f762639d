package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordAccountabilityRequest: WireChange {}

extension WireRecordAccountabilityRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordAccountability.Request {
    let header = try header()
    let sent = try required(hasAccountability, accountability, "accountability")
    return try under("accountability") { () throws(ServiceError) in
      RecordAccountability.Request(
        header: header, accountability: try sent.native(),
        earlier: try earlierVersion(sent.id, sent.etag))
    }
  }
}
