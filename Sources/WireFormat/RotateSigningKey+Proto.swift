package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRotateSigningKeyRequest: WireChange {}

extension WireRotateSigningKeyRequest {
  /// Which key to replace.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RotateSigningKey.Request {
    RotateSigningKey.Request(
      header: try header(), key: try requiredID(keyID, "key_id"),
      etag: try requiredEtag(etag),
      expires: try optionalInstant(hasExpiresAt, expiresAt, "expires_at"))
  }
}
