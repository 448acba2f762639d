package import Access
import Credentials
package import Vocabulary

/// Ends the use of a key: it signs no more, and what it signed still holds.
package enum RetireSigningKey {
  /// Which key.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The key.
    package let key: SigningKeyID
    /// The version of it that was read.
    package let etag: Etag

    /// A request with these parts.
    package init(header: ChangeHeader, key: SigningKeyID, etag: Etag) {
      self.header = header
      self.key = key
      self.etag = etag
    }
  }

  /// The receipt of the key. Its private part is gone.
  ///
  /// - Throws: ``ServiceError``: not found, naming `key_id`; `ETAG_MISMATCH`; `STATE_FORBIDS` for a
  ///   key that is retired or compromised.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      let (key, rule) = try records.keyToChange(request.key, request.etag, call)
      try key.requireInUse()
      let desk = try service.requireDesk(at: now)
      try records.record(key.retired(at: now.wholeSecond))
      try records.log(.keyRetire, of: key, desk)
      try records.renewTrustList(desk)
      return ChangeOutcome(id: key.id, rule: rule)
    }
  }
}
