package import Access
import Credentials
package import Vocabulary

/// Says that the private part of a key came into other hands: what it signed counts only where the
/// log shows it from before.
package enum MarkKeyCompromised {
  /// Which key.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The key.
    package let key: SigningKeyID
    /// The version of it that was read.
    package let etag: Etag
    /// From when; nil: now.
    package let at: Instant?

    /// A request with these parts.
    package init(header: ChangeHeader, key: SigningKeyID, etag: Etag, at: Instant?) {
      self.header = header
      self.key = key
      self.etag = etag
      self.at = at
    }
  }

  /// The receipt of the key. A retired key may be found to be compromised; a compromise once
  /// recorded stays.
  ///
  /// - Throws: ``ServiceError``: not found, naming `key_id`; `ETAG_MISMATCH`; `STATE_FORBIDS` for a
  ///   key that is marked already; `VALUE_OUT_OF_RANGE` naming `compromised_at` where that lies
  ///   ahead or before the key began.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      let (key, rule) = try records.keyToChange(request.key, request.etag, call)
      guard key.compromise == nil else {
        throw ServiceError.stateForbids("key_id", "the key is compromised")
      }
      let at = request.at ?? now
      guard key.notBefore <= at.wholeSecond, at <= now else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "compromised_at",
          "must not lie ahead or before the key began; got \(quoted("\(at)"))")
      }
      let desk = try service.requireDesk(at: now)
      // Only what was in the log before that moment is beyond doubt.
      let before = try records.sequence(knownAt: at.wholeSecond.adding(milliseconds: -1))
      let size = try records.logSize(knownAt: before)
      try records.record(key.compromised(.init(at: at.wholeSecond, logSize: size)))
      try records.log(.keyCompromise, of: key, desk)
      try records.renewTrustList(desk)
      return ChangeOutcome(id: key.id, rule: rule)
    }
  }
}
