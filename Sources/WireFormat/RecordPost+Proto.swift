package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordPostRequest: WireChange {}

extension WireRecordPostRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordPost.Request {
    let header = try header()
    let sent = try required(hasPost, post, "post")
    return try under("post") { () throws(ServiceError) in
      RecordPost.Request(
        header: header, post: try sent.native(),
        earlier: try earlierVersion(sent.id, sent.etag))
    }
  }
}
