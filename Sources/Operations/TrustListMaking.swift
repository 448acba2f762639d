import Access
import Credentials
import Organisations
import ReferenceData
import Vocabulary

// Building the trust list from bodies, their keys and what they may say, and signing it.

extension RecordSnapshot {
  /// The entry of every body that has or had a key, in order of identifier.
  func trustEntries(_ desk: SigningDesk) throws -> [TrustEntry] {
    try keyHolders().map { try trustEntry(of: $0, desk) }
  }

  private func trustEntry(
    of organisation: OrganisationID, _ desk: SigningDesk
  ) throws -> TrustEntry {
    let known = try latestSequence()
    guard let body = try self.organisation(organisation, knownAt: known) else {
      throw ServiceError(.internalFault, .internalFault, "a body with a key is missing")
    }
    let keys = try signingKeys(
      of: .organisation(organisation), after: nil, limit: 10_000, knownAt: known)
    // Where several took its place, the first by day and identifier stands in its entry.
    let succession = try successions(from: [organisation], knownAt: known)
      .filter { $0.predecessor == organisation && $0.kind != .split }
      .min { ($0.from, $0.successor) < ($1.from, $1.successor) }
    let entry = TrustEntry(
      issuer: desk.addresses.issuer(organisation), identifiers: body.trustIdentifiers,
      entitlements: try effectiveEntitlements(of: body).compactMap {
        $0.entitlement.token(desk.addresses)
      },
      keys: keys.compactMap(\.key.registryKey),
      successor: succession.flatMap {
        TrustEntry.Successor(
          desk.addresses.issuer($0.successor), from: max(0, Int64($0.from.dayNumber) * 86_400))
      })
    guard let entry else {
      throw ServiceError(.internalFault, .internalFault, "a body makes no entry of the trust list")
    }
    return entry
  }

  /// The operator keys that sign now, newest first.
  fileprivate func operatorKeys(_ desk: SigningDesk) throws -> [PrivateKey] {
    try signingKeys(of: .service, for: .operator, at: desk.now).map { key in
      guard let secret = try secret(of: key.id) else { throw ServiceError.secretMissing }
      return secret
    }
  }
}

extension RecordChange {
  /// Signs a new list where an entry changed and two operators have keys; else nothing is done.
  func renewTrustList(_ desk: SigningDesk) throws {
    let operators = try operatorKeys(desk)
    guard operators.count >= 2 else { return }
    let entries = try trustEntries(desk)
    guard try trustList()?.entriesDigest != entries.digest else { return }
    _ = try sign(entries, by: operators, desk)
  }

  /// Signs a new list whether anything changed or not.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where fewer than two operator keys sign now: a
  ///   verifier believes no list by one.
  func signTrustList(_ desk: SigningDesk) throws -> PublishedTrustList {
    let operators = try operatorKeys(desk)
    guard operators.count >= 2 else {
      throw ServiceError(
        .failedPrecondition, .stateForbids,
        "two operator keys must sign a trust list; there are \(operators.count)")
    }
    return try sign(try trustEntries(desk), by: operators, desk)
  }

  private func sign(
    _ entries: [TrustEntry], by operators: [PrivateKey], _ desk: SigningDesk
  ) throws -> PublishedTrustList {
    let number = (try trustList()?.number ?? 0) + 1
    let expires = desk.now.adding(milliseconds: TrustList.life * 1_000)
    let (payload, parts) = try entries.payload(number: number, from: desk.now, to: expires)
    let tokens: [[UInt8]]
    do {
      // Two are enough to be believed, and every bundle carries them.
      tokens = try TrustList.signed(payload, by: Array(operators.prefix(2)))
    } catch {
      throw ServiceError.notSigned(error)
    }
    let list = PublishedTrustList(
      number: number, issuedAt: desk.now, expires: expires, entriesDigest: entries.digest,
      tokens: tokens, parts: parts)
    try publish(list)
    let subject = CredentialID(of: payload.json.encoded()[...]).bytes
    try log(LogNote(.trustChange, to: subject, by: desk.addresses.logOrigin), at: desk.now)
    return list
  }
}

extension [TrustEntry] {
  /// SHA-256 of all entries.
  fileprivate var digest: [UInt8] {
    CredentialID(of: JSONValue.array(map(\.json)).encoded()[...]).bytes
  }

  /// What operators sign: the entries themselves, or where they are long the digests of parts, each
  /// short enough to be carried alone.
  fileprivate func payload(
    number: Int64, from: Instant, to: Instant
  ) throws(ServiceError) -> (TrustPayload, parts: [[UInt8]]) {
    let (issuedAt, expires) = (TokenTime.seconds(of: from), TokenTime.seconds(of: to))
    let whole = TrustPayload(
      sequence: number, issuedAt: issuedAt, expires: expires, entries: self)
    if let whole, whole.json.encoded().count <= TrustList.longestWholePayload { return (whole, []) }
    for bits in 1...12 {
      guard let (table, parts) = TrustParts.cutting(self, bits: bits) else { break }
      guard bits == 12 || parts.allSatisfy({ $0.count <= 65_536 }) else { continue }
      guard
        let payload = TrustPayload(
          sequence: number, issuedAt: issuedAt, expires: expires, parts: table)
      else { break }
      return (payload, parts)
    }
    throw ServiceError(.internalFault, .internalFault, "the trust list can't be made")
  }
}

extension SigningKey {
  /// The key as the trust list writes it; nil for a key of the service, which is an anchor.
  fileprivate var registryKey: RegistryKey? {
    let use: RegistryKey.Use
    switch self.use {
    case .issue: use = .issue
    case .status: use = .status
    case .share: use = .share
    case .log, .operator: return nil
    }
    return RegistryKey(
      publicKey, use: use, notBefore: TokenTime.seconds(of: notBefore),
      expires: TokenTime.seconds(of: expires), retiredAt: retiredAt.map(TokenTime.seconds(of:)),
      compromise: compromise.flatMap {
        RegistryKey.Compromise(at: TokenTime.seconds(of: $0.at), logSize: $0.logSize)
      })
  }
}

extension Organisation {
  /// The codes by which verifiers elsewhere know the body.
  fileprivate var trustIdentifiers: [TrustEntry.Identifier: String] {
    let pairs = identifiers.compactMap { identifier -> (TrustEntry.Identifier, String)? in
      switch identifier.scheme {
      case .ods: (.ods, identifier.value)
      case .cqcProvider: (.cqcProvider, identifier.value)
      case .cqcLocation: (.cqcLocation, identifier.value)
      case .ukprn: (.ukprn, identifier.value)
      case .ascWDSWorkplace, .ons, .local: nil
      }
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
