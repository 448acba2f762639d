package import Access
import Credentials
package import Vocabulary

/// Makes a new key in place of one, which signs no more from then on; what it signed still holds.
package enum RotateSigningKey {
  /// Which key.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The key that is replaced.
    package let key: SigningKeyID
    /// The version of it that was read.
    package let etag: Etag
    /// The first moment the new key signs no more; nil: a year from now.
    package let expires: Instant?

    /// A request with these parts.
    package init(header: ChangeHeader, key: SigningKeyID, etag: Etag, expires: Instant?) {
      self.header = header
      self.key = key
      self.etag = etag
      self.expires = expires
    }
  }

  /// The receipt of the new key.
  ///
  /// - Throws: ``ServiceError``: not found, naming `key_id`; `ETAG_MISMATCH`; `STATE_FORBIDS` for a
  ///   key that is retired or compromised; `VALUE_OUT_OF_RANGE` naming `expires_at`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.SigningKey.self), service.now())
    return try await service.change(request.header, call) { records in
      let (key, rule) = try records.keyToChange(request.key, request.etag, call)
      try key.requireInUse()
      let end = try keyEnd(request.expires, from: now)
      let desk = try service.requireDesk(at: now)
      _ = try records.addKey(id, of: key.owner, for: key.use, until: end, desk)
      try records.record(key.retired(at: now.wholeSecond))
      try records.log(.keyRetire, of: key, desk)
      try records.renewTrustList(desk)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}

extension SigningKey {
  /// Refuses a key that has ended by somebody's word.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `key_id`.
  func requireInUse() throws(ServiceError) {
    guard compromise == nil else { throw .stateForbids("key_id", "the key is compromised") }
    guard retiredAt == nil else { throw .stateForbids("key_id", "the key is retired") }
  }
}
