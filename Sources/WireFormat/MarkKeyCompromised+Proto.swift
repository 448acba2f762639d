package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireMarkKeyCompromisedRequest: WireChange {}

extension WireMarkKeyCompromisedRequest {
  /// Which key, and from when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> MarkKeyCompromised.Request {
    MarkKeyCompromised.Request(
      header: try header(), key: try requiredID(keyID, "key_id"), etag: try requiredEtag(etag),
      at: try optionalInstant(hasCompromisedAt, compromisedAt, "compromised_at"))
  }
}
