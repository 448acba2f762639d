package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireGetPostRequest {
  /// Which one, as of when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> GetPost.Request {
    GetPost.Request(
      post: try requiredID(postID, "post_id"),
      asOf: AsOf(
        at: try optionalInstant(hasAsOf, self.asOf, "as_of"),
        asKnownAt: try optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at")))
  }
}

extension GetPost.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireGetPostResponse {
    .with { $0.file = fileProto() }
  }
}
