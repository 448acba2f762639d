package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WirePublishTrustListRequest: WireChange {}

extension WirePublishTrustListRequest {
  /// The change.
  ///
  /// - Throws: ``ServiceError`` naming `request_id`.
  package func native() throws(ServiceError) -> PublishTrustList.Request {
    PublishTrustList.Request(header: try header())
  }
}
