package import Access
package import Passports
package import Vocabulary

/// Changes who a worker is; the earlier version stays known.
package enum UpdateWorkerIdentity {
  /// What can be changed, as the mask of the request names it.
  package enum Field: String, Sendable, CaseIterable {
    /// Given names.
    case givenName = "given_name"
    /// Family name.
    case familyName = "family_name"
    /// Date of birth.
    case birthDate = "birth_date"
    /// Every identifier: the list takes the place of the earlier one.
    case identifiers = "identifiers"
    /// How well the identity is known.
    case identityLevel = "identity_level"
  }

  /// The new values; those the mask does not name say nothing.
  package struct Values: Sendable {
    /// Given names.
    package var givenName: String
    /// Family name, or nil.
    package var familyName: String?
    /// Date of birth, or nil.
    package var birthDate: CivilDate?
    /// Identifiers.
    package var identifiers: [WorkerIdentifier]
    /// How well the identity is known; set where the mask names it.
    package var level: Worker.IdentityLevel?

    /// Values of these parts.
    package init(
      givenName: String, familyName: String?, birthDate: CivilDate?,
      identifiers: [WorkerIdentifier], level: Worker.IdentityLevel?
    ) {
      self.givenName = givenName
      self.familyName = familyName
      self.birthDate = birthDate
      self.identifiers = identifiers
      self.level = level
    }
  }

  /// What is to be changed.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The version of the identity record that was read.
    package let etag: Etag
    /// The fields to change; at least one.
    package let mask: Set<Field>
    /// The new values.
    package let values: Values

    /// A request with these parts.
    package init(
      header: ChangeHeader, worker: WorkerID, etag: Etag, mask: Set<Field>, values: Values
    ) {
      self.header = header
      self.worker = worker
      self.etag = etag
      self.mask = mask
      self.values = values
    }
  }

  /// The receipt, of the worker. Others who may now be the same person are marked, not named.
  ///
  /// - Throws: ``ServiceError`` `ETAG_MISMATCH` where somebody changed the identity first.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      try apply(request, call, now, in: records)
    }
  }

  private static func apply(
    _ request: Request, _ call: Call, _ now: Instant, in records: any RecordChange
  ) throws -> ChangeOutcome {
    let facts = try records.facts(
      call, about: request.worker, purpose: call.keepingPurpose, at: now)
    let permit = try records.permit(.keepRecord, call, about: facts)
    guard try records.workerEtag(request.worker) == request.etag else { throw etagMismatch }
    let sight = try records.permit(.readPassport, call, about: facts).sight
    let known = try records.latestSequence()
    guard let sight, let passport = try records.passport(sight, knownAt: known),
      let current = passport.identity
    else {
      throw ServiceError.stateForbids("worker_id", "the identity is not there to be changed")
    }
    let identity = try request.identity(over: current)
    try check(identity, request, passport, at: now)
    try records.record(
      identity, level: request.level ?? passport.worker.identityLevel, of: request.worker)
    let marked = Set(passport.worker.possibleDuplicates)
    for other in try records.possibleDuplicates(of: identity, besides: request.worker)
    where !marked.contains(other) {
      try records.markPossibleDuplicate(request.worker, other)
    }
    return ChangeOutcome(id: request.worker, rule: permit.rule)
  }

  private static func check(
    _ identity: WorkerIdentity, _ request: Request, _ passport: PassportFacts, at now: Instant
  ) throws(ServiceError) {
    try PassportPolicy.checkBirthDate(
      identity.birthDate, now: now, field: "identity.birth_date")
    guard request.level == .verified, !passport.hasIdentityCheck else { return }
    throw .contradiction(
      "identity_level", "must not be verified before an identity check is on record")
  }

  private static var etagMismatch: ServiceError {
    ServiceError(
      .aborted, .etagMismatch, field: "etag",
      "the identity was changed since it was read: read it again, then retry")
  }
}

extension UpdateWorkerIdentity.Request {
  /// The level asked for, where the mask names it.
  fileprivate var level: Worker.IdentityLevel? {
    mask.contains(.identityLevel) ? values.level : nil
  }

  /// `current` with the fields that the mask names changed.
  fileprivate func identity(over current: WorkerIdentity) throws(ServiceError) -> WorkerIdentity {
    do {
      return try WorkerIdentity(
        givenName: mask.contains(.givenName) ? values.givenName : current.givenName,
        familyName: mask.contains(.familyName) ? values.familyName : current.familyName,
        birthDate: mask.contains(.birthDate) ? values.birthDate : current.birthDate,
        identifiers: mask.contains(.identifiers) ? values.identifiers : current.identifiers)
    } catch {
      throw error.within("identity")
    }
  }
}

extension PassportFacts {
  /// Whether somebody saw originals, or a certified provider did, and that still stands.
  fileprivate var hasIdentityCheck: Bool {
    checks.contains { check in
      let state = FactState(events.map(\.fact).filter { $0.fact == check.origin.id })
      return check.fact.kind == .identity
        && [.seenOriginal, .identityServiceProvider].contains(check.fact.method)
        && state.revokedFrom == nil && state.suspendedFrom == nil
    }
  }
}
