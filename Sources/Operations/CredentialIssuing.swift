import Credentials
import Passports
import Vocabulary

// Signing credentials and saying how they stand, inside the change that makes it so.

extension Service {
  /// What signing at `now` needs; nil where the service has no public address, and then it signs
  /// nothing.
  func desk(at now: Instant) -> SigningDesk? {
    addresses.map { SigningDesk(addresses: $0, now: now, chance: chance) }
  }

  /// As ``desk(at:)``.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the service has no public address.
  func requireDesk(at now: Instant) throws(ServiceError) -> SigningDesk {
    guard let desk = desk(at: now) else {
      throw ServiceError(
        .failedPrecondition, .stateForbids,
        "this service has no public address, so that it signs nothing")
    }
    return desk
  }
}

extension RecordChange {
  /// Signs a credential about `fact` where the body has keys, may say it and the fact can be
  /// carried; else nothing is done. Attesting never fails for want of a credential.
  func issueIfAble(
    _ fact: FactID, of worker: WorkerID, by organisation: OrganisationID, _ desk: SigningDesk?
  ) throws {
    guard let desk else { return }
    let owner = KeyOwner.organisation(organisation)
    guard let key = try signingKeys(of: owner, for: .issue, at: desk.now).first,
      let sheet = try claimSheet(for: fact, of: worker),
      try isIssuable(sheet, by: organisation, desk)
    else { return }
    _ = try sign(sheet, fact, of: worker, by: organisation, key, desk)
  }

  /// The credential about `fact`: the one in force, or a new one.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`: naming `fact_ids` where the fact can't be carried,
  ///   is taken back, replaced or suspended; where the body has no key to sign with; where it may
  ///   not say such a thing.
  func issue(
    _ fact: FactID, of worker: WorkerID, by organisation: OrganisationID, _ desk: SigningDesk
  ) throws {
    guard try liveCredential(of: fact, by: organisation, at: desk.now) == nil else { return }
    let state = try state(of: fact)
    try state.requireStanding("fact_ids")
    guard state.suspendedFrom == nil else {
      throw ServiceError.stateForbids("fact_ids", "the fact is suspended")
    }
    let owner = KeyOwner.organisation(organisation)
    guard let key = try signingKeys(of: owner, for: .issue, at: desk.now).first else {
      throw ServiceError(
        .failedPrecondition, .stateForbids,
        "the organisation has no key to sign credentials with; create one")
    }
    guard let sheet = try claimSheet(for: fact, of: worker) else {
      throw ServiceError.stateForbids("fact_ids", "no credential says such a fact")
    }
    guard try isIssuable(sheet, by: organisation, desk) else {
      throw ServiceError.stateForbids(
        "fact_ids",
        "the organisation may not issue \(sheet.type.code) now, or the fact has run out")
    }
    _ = try sign(sheet, fact, of: worker, by: organisation, key, desk)
  }

  /// The credential of `organisation` about `fact` that is valid and has not run out, or nil.
  func liveCredential(
    of fact: FactID, by organisation: OrganisationID, at now: Instant
  ) throws -> KeptCredential? {
    try credentials(of: fact, knownAt: latestSequence()).last { kept in
      kept.credential.issuer == organisation && kept.status == .valid && kept.token != nil
        && kept.credential.expires.map { now < $0 } ?? true
    }
  }

  private func isIssuable(
    _ sheet: ClaimSheet, by organisation: OrganisationID, _ desk: SigningDesk
  ) throws -> Bool {
    // A token tells whole seconds: what ends within this one has ended.
    let isInTime = sheet.expiry(signedAt: desk.now).map { desk.now.wholeSecond < $0.wholeSecond }
    return try isInTime ?? true && isEntitled(organisation, to: sheet, at: desk.now, desk)
  }

  private func sign(
    _ sheet: ClaimSheet, _ fact: FactID, of worker: WorkerID, by organisation: OrganisationID,
    _ key: SigningKey, _ desk: SigningDesk
  ) throws -> CredentialID {
    guard let secret = try secret(of: key.id) else { throw ServiceError.secretMissing }
    let holder = try holder(worker, for: organisation)
    let place = try newStatusPlace(for: organisation, StatusClass(sheet.type))
    let held: HeldCredential
    do {
      held = try sheet.signed(of: holder, by: organisation, with: secret, at: place, desk)
    } catch {
      throw ServiceError.notSigned(error)
    }
    let id = held.issued.credentialID
    try record(
      IssuedCredential(
        id: id, worker: worker, fact: fact, type: sheet.type, issuer: organisation,
        signingKey: key.id, place: place, notBefore: desk.now.wholeSecond,
        expires: sheet.expiry(signedAt: desk.now)?.wholeSecond),
      token: held.issued.bytes)
    try log(
      LogNote(.issue, to: id.bytes, by: desk.addresses.issuer(organisation), worker: worker),
      at: desk.now)
    return id
  }
}

extension RecordChange {
  /// Says of every credential about `fact` how it stands after `event`, whoever issued it, and
  /// notes it in the log. What was revoked stays so, and only what was suspended is reinstated.
  func tellCredentials(of fact: FactID, _ event: LogEvent, _ desk: SigningDesk?, _ now: Instant)
    throws
  {
    for kept in try credentials(of: fact, knownAt: latestSequence()) {
      guard let status = kept.status.after(event) else { continue }
      try set(status, at: kept.credential.place)
      // An address that was taken away leaves nobody to call by name; the status is told anyway.
      guard let desk else { continue }
      let issuer = desk.addresses.issuer(kept.credential.issuer)
      let worker = kept.token == nil ? nil : kept.credential.worker
      try log(
        LogNote(event, to: kept.credential.id.bytes, by: issuer, worker: worker), at: now)
    }
  }
}

extension StatusValue {
  /// The status that `event` leads to from this one; nil where it changes nothing.
  fileprivate func after(_ event: LogEvent) -> StatusValue? {
    switch (event, self) {
    case (.revoke, .valid), (.revoke, .suspended), (.revoke, .superseded): .revoked
    case (.suspend, .valid): .suspended
    case (.reinstate, .suspended): .valid
    case (.supersede, .valid), (.supersede, .suspended): .superseded
    default: nil
    }
  }
}

extension ServiceError {
  /// A key in force without its private part.
  static var secretMissing: ServiceError {
    ServiceError(.internalFault, .internalFault, "a key in force has no private part")
  }

  /// Something could not be signed.
  static func notSigned(_ fault: any Error) -> ServiceError {
    ServiceError(.internalFault, .internalFault, "signing failed: \(fault)")
  }
}
