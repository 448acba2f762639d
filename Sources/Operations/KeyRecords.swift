import Access
package import Credentials
package import Vocabulary

// Whose keys a caller keeps, and making one.

/// A key with the version that a later change names.
package struct ShownKey: Hashable, Sendable {
  /// The key.
  package let key: SigningKey
  /// Its version.
  package let etag: Etag
}

extension RecordSnapshot {
  /// The rule that lets the caller keep the keys of `owner`: a steward those of its own
  /// organisation, an operator those of the service.
  func permitKeeping(_ owner: KeyOwner, _ call: Call, field: String? = nil) throws -> RuleID {
    switch owner {
    case .service:
      return try permit(
        .keepServiceKeys, call, about: RelationFacts(), noun: "key", field: field
      ).rule
    case .organisation(let id):
      return try permit(
        .keepOrganisationKeys, call, about: RelationFacts(organisation: id), noun: "key",
        field: field
      ).rule
    }
  }

  /// The key and the rule that lets the caller change it.
  ///
  /// - Throws: ``ServiceError``: not found, naming `key_id`, also where it is somebody else's;
  ///   `ETAG_MISMATCH` where it was changed since it was read.
  func keyToChange(
    _ id: SigningKeyID, _ etag: Etag, _ call: Call
  ) throws -> (key: SigningKey, rule: RuleID) {
    // Who keeps no keys at all is told so, whether there is such a key or not.
    _ = try permitKeeping(call.keyOwner, call)
    guard let kept = try signingKey(id, knownAt: latestSequence()), kept.key.owner == call.keyOwner
    else { throw ServiceError.absent("key", field: "key_id") }
    guard Etag(kept.sequence) == etag else { throw ServiceError.etagMismatch("etag") }
    return (kept.key, try permitKeeping(kept.key.owner, call, field: "key_id"))
  }
}

extension Call {
  /// Whose keys the caller is asked to keep: an operator's are the service's.
  var keyOwner: KeyOwner {
    guard caller.duty != .operator, let organisation = caller.organisation else { return .service }
    return .organisation(organisation)
  }
}

extension RecordChange {
  /// Makes a key and notes it in the log.
  func addKey(
    _ id: SigningKeyID, of owner: KeyOwner, for use: KeyUse, until expires: Instant,
    _ desk: SigningDesk
  ) throws -> SigningKey {
    var generator = desk.chance()
    let secret: PrivateKey
    do {
      secret = try newPrivateKey(use.algorithm, using: &generator)
    } catch {
      throw ServiceError.notSigned(error)
    }
    let key = try SigningKey(
      id: id, owner: owner, use: use, publicKey: secret.publicKey, notBefore: desk.now.wholeSecond,
      expires: expires)
    try add(key, secret: secret)
    try log(.keyAdd, of: key, desk)
    return key
  }
}

/// The end of a key that begins now.
///
/// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE` naming `expires_at` where it is not in the
///   future or over three years away.
func keyEnd(_ asked: Instant?, from now: Instant) throws(ServiceError) -> Instant {
  let latest = now.adding(days: SigningKey.longestLifeDays)
  let end = asked ?? now.adding(days: 365)
  guard end > now, end <= latest else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: "expires_at",
      "must be after now and at most \(SigningKey.longestLifeDays) days away; got "
        + quoted("\(end)"))
  }
  return end
}
