import Credentials
package import Vocabulary

/// A signed status list with where it is published.
package struct ShownStatusList: Hashable, Sendable {
  /// Where credentials say it is.
  package let uri: String
  /// The commit of the latest change that it tells.
  package let version: CommitSequence
  /// The signed token.
  package let token: [UInt8]
  /// When it was signed.
  package let signedAt: Instant
  /// Seconds after which a verifier asks again.
  package let timeToLive: Int64
}

extension RecordSnapshot {
  /// The list as it was last signed, where that still tells how things stand and is young enough.
  func signedIfFresh(_ list: KeptStatusList, _ desk: SigningDesk) throws -> ShownStatusList? {
    guard let signed = try signedList(list.id), signed.version == list.version,
      let key = try signingKey(signed.signingKey, knownAt: latestSequence())?.key,
      key.signs(at: desk.now)
    else { return nil }
    // A verifier that asks gets half its time at least before it must ask again.
    let age = desk.now.milliseconds - signed.signedAt.milliseconds
    guard (0..<list.statusClass.timeToLive * 500).contains(age) else { return nil }
    return ShownStatusList(list, signed, desk)
  }
}

extension RecordChange {
  /// The list signed as it stands now, and kept so.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the issuer has no key for it and there never
  ///   was a signed list; else the last one signed is given, which verifiers see to be old.
  func freshStatusList(_ list: KeptStatusList, _ desk: SigningDesk) throws -> ShownStatusList {
    if let fresh = try signedIfFresh(list, desk) { return fresh }
    let owner = KeyOwner.organisation(list.issuer)
    guard let key = try signingKeys(of: owner, for: .status, at: desk.now).first else {
      if let old = try signedList(list.id) { return ShownStatusList(list, old, desk) }
      throw ServiceError(
        .failedPrecondition, .stateForbids, "the issuer has no key to sign its status lists with")
    }
    guard let secret = try secret(of: key.id) else { throw ServiceError.secretMissing }
    var entries = StatusList()
    for (index, status) in try statuses(in: list.id, knownAt: latestSequence()) {
      guard entries.set(status.rawValue, at: Int64(index)) else {
        throw ServiceError(.internalFault, .internalFault, "an entry lies outside its list")
      }
    }
    let token: CompactJWS
    do {
      token = try StatusListToken.signed(
        entries, uri: desk.addresses.statusList(list.id), at: desk.now,
        timeToLive: list.statusClass.timeToLive, by: secret)
    } catch {
      throw ServiceError.notSigned(error)
    }
    let signed = SignedStatusList(
      list: list.id, version: list.version, signedAt: desk.now, signingKey: key.id,
      token: token.bytes)
    try keep(signed)
    return ShownStatusList(list, signed, desk)
  }
}

extension ShownStatusList {
  fileprivate init(_ list: KeptStatusList, _ signed: SignedStatusList, _ desk: SigningDesk) {
    self.init(
      uri: desk.addresses.statusList(list.id), version: signed.version, token: signed.token,
      signedAt: signed.signedAt, timeToLive: list.statusClass.timeToLive)
  }
}

extension Service {
  /// The lists begun or changed after `sequence`, signed as they stand, the earliest change first;
  /// at most `limit`. A list that nobody can sign is left out.
  func statusLists(
    changedAfter sequence: CommitSequence, limit: Int, _ call: Call
  ) async throws -> (lists: [ShownStatusList], upTo: CommitSequence) {
    let desk = try requireDesk(at: now())
    let (changed, fresh) = try await read(call) { records in
      _ = try records.permit(.readTrust, call, about: .init())
      let changed = try records.statusLists(changedAfter: sequence, limit: limit)
      return (changed, try changed.compactMap { try records.signedIfFresh($0, desk) })
    }
    let upTo = changed.map(\.version).max() ?? sequence
    guard fresh.count < changed.count else { return (fresh, upTo) }
    let signed = try await records.write(shouldStart: call.shouldStart) { records in
      try changed.compactMap { list -> ShownStatusList? in
        guard let current = try records.statusList(list.id) else { return nil }
        do {
          return try records.freshStatusList(current, desk)
        } catch let error as ServiceError where error.reason == .stateForbids {
          return nil
        }
      }
    }
    return (signed, upTo)
  }
}
