package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRetireSigningKeyRequest: WireChange {}

extension WireRetireSigningKeyRequest {
  /// Which key to retire.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RetireSigningKey.Request {
    RetireSigningKey.Request(
      header: try header(), key: try requiredID(keyID, "key_id"), etag: try requiredEtag(etag))
  }
}
