package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireCreateSigningKeyRequest: WireChange {}

extension WireCreateSigningKeyRequest {
  /// Which key to make.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> CreateSigningKey.Request {
    CreateSigningKey.Request(
      header: try header(), use: try requiredChoice(use, "use"),
      expires: try optionalInstant(hasExpiresAt, expiresAt, "expires_at"))
  }
}
