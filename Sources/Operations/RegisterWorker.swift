package import Access
import Credentials
package import Passports
import Roles
import Vocabulary

/// Adds a worker with a first engagement at the caller's organisation.
package enum RegisterWorker {
  /// Who is to be registered.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Who the worker is.
    package let identity: WorkerIdentity
    /// How well that is known.
    package let level: Worker.IdentityLevel
    /// The first engagement; for a trainer a placement.
    package let engagement: EngagementDraft
    /// Whether to register although somebody like this exists.
    package let acceptsPossibleDuplicate: Bool
    /// Whether the person is invented for a demonstration.
    package let isSynthetic: Bool

    /// A request with these parts.
    package init(
      header: ChangeHeader, identity: WorkerIdentity, level: Worker.IdentityLevel,
      engagement: EngagementDraft, acceptsPossibleDuplicate: Bool, isSynthetic: Bool
    ) {
      self.header = header
      self.identity = identity
      self.level = level
      self.engagement = engagement
      self.acceptsPossibleDuplicate = acceptsPossibleDuplicate
      self.isSynthetic = isSynthetic
    }
  }

  /// Who was registered.
  package struct Report: Sendable {
    /// Its identifier is the worker's.
    package let receipt: Receipt
    /// The first engagement's identifier.
    package let engagement: String

    /// A report of these parts.
    package init(receipt: Receipt, engagement: String) {
      self.receipt = receipt
      self.engagement = engagement
    }
  }

  private struct NewIDs: Sendable {
    let worker: WorkerID
    let engagement: FactID
  }

  /// The worker's receipt and the engagement's identifier, the same at every replay.
  ///
  /// - Throws: ``ServiceError`` `POSSIBLE_DUPLICATE` where somebody like this may be registered; it
  ///   tells nothing of them.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let ids = NewIDs(worker: service.newID(), engagement: service.newID())
    let now = service.now()
    let desk = service.desk(at: now)
    let answer = try await service.notedChange(request.header, call) { records in
      try apply(request, call, ids, now, desk, in: records)
    }
    return Report(receipt: answer.receipt, engagement: answer.note)
  }

  private static func apply(
    _ request: Request, _ call: Call, _ ids: NewIDs, _ now: Instant, _ desk: SigningDesk?,
    in records: any RecordChange
  ) throws -> ChangeOutcome {
    let place = RelationFacts(organisation: call.caller.organisation)
    let permit = try records.permit(.registerWorker, call, about: place)
    let engagement = try request.engagement.settled(for: call)
    try check(request, engagement, at: now)
    let alike = try records.possibleDuplicates(of: request.identity)
    guard alike.isEmpty || request.acceptsPossibleDuplicate else { throw possibleDuplicate }
    try records.add(
      Worker(id: ids.worker, identityLevel: request.level, isSynthetic: request.isSynthetic),
      identity: request.identity)
    for other in alike { try records.markPossibleDuplicate(ids.worker, other) }
    try records.record(
      engagement, id: ids.engagement, of: ids.worker, by: call.organisation, source: .direct,
      replacing: nil)
    try records.issueIfAble(ids.engagement, of: ids.worker, by: call.organisation, desk)
    // The note keeps the second identifier for replays.
    return ChangeOutcome(id: ids.worker, rule: permit.rule, note: ids.engagement.description)
  }

  private static func check(
    _ request: Request, _ engagement: Engagement, at now: Instant
  ) throws(ServiceError) {
    guard request.level != .verified else {
      throw .contradiction(
        "identity_level",
        "must not be verified before an identity check is on record: register as basic, record "
          + "the check, then update the identity")
    }
    try PassportPolicy.checkBirthDate(
      request.identity.birthDate, now: now, field: "identity.birth_date")
    let today = LondonTime.date(of: now)
    if let end = engagement.period.end, end <= today {
      throw .contradiction("engagement.to", "must not have passed already")
    }
  }

  private static var possibleDuplicate: ServiceError {
    ServiceError(
      .alreadyExists, .possibleDuplicate, field: "accept_possible_duplicate",
      "somebody like this may be registered already; ask them for a share code, or accept the "
        + "possible duplicate")
  }
}
