package import Access
import ReferenceData
package import Vocabulary

/// Lets one organisation see some groups of fields, for one purpose, until an end.
package enum GrantDisclosure {
  /// What the worker grants.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The one organisation that may look.
    package let verifier: OrganisationID
    /// What it may see.
    package let groups: Set<FieldGroup>
    /// Why it may look.
    package let purpose: Purpose
    /// The first moment it no longer may; nil: the policy's default from now.
    package let endsAt: Instant?

    /// A request with these parts.
    package init(
      header: ChangeHeader, verifier: OrganisationID, groups: Set<FieldGroup>, purpose: Purpose,
      endsAt: Instant?
    ) {
      self.header = header
      self.verifier = verifier
      self.groups = groups
      self.purpose = purpose
      self.endsAt = endsAt
    }
  }

  /// The grant as recorded, with its code for the holder alone.
  package struct Report: Sendable {
    /// The receipt.
    package let receipt: Receipt
    /// The grant; nil where the request was only checked.
    package let grant: CodedGrant?
  }

  /// The grant and its code; the same again for the same request.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let id = service.newID(Noun.ShareGrant.self)
    let now = service.now()
    let desk = service.desk(at: now)
    let receipt = try await service.change(request.header, call) { records in
      let permit = try records.permit(.controlSight, call, about: .ownRecord(of: call.caller))
      guard let worker = call.caller.worker else { throw ServiceError.absent("worker") }
      guard try records.organisation(request.verifier, knownAt: records.latestSequence()) != nil
      else { throw ServiceError.absent("organisation", field: "verifier_id") }
      let period = try permittedPeriod(until: request.endsAt, from: now)
      let grant = try ShareGrant(
        id: id, worker: worker, verifier: request.verifier, groups: request.groups,
        purpose: request.purpose, period: period)
      _ = try records.record(grant)
      try records.log(.shareGrant, of: grant, desk)
      return ChangeOutcome(id: id, rule: permit.rule)
    }
    guard !receipt.wasValidatedOnly else { return Report(receipt: receipt, grant: nil) }
    let recorded = try ShareGrantID(receipt.id, field: "receipt.id")
    let coded = try await service.records.read { try $0.codedGrant(recorded) }
    return Report(receipt: receipt, grant: coded)
  }

  /// From now until `end`, or for as long as the policy says where nobody does.
  ///
  /// - Throws: ``ServiceError`` naming `ends_at` where it is later than the policy lets it be.
  static func permittedPeriod(until end: Instant?, from now: Instant) throws -> InstantPeriod {
    let longest = try limit(.maximumDays, on: now)
    let end = try end ?? now.adding(days: limit(.defaultDays, on: now))
    guard end <= now.adding(days: longest) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "ends_at",
        "must be at most \(longest) days from now; got \(quoted("\(end)"))")
    }
    return try InstantPeriod(from: now, to: end, field: "ends_at")
  }

  private static func limit(_ parameter: PolicyParameter, on now: Instant) throws -> Int {
    let key = PolicyKey(FrameworkCode(listed: "SHARE-GRANT"), parameter)
    let resolution = PolicyTable.shipped.resolve(key, on: LondonTime.date(of: now))
    guard let days = resolution.value.number else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, "no policy says how long a grant may last")
    }
    return days
  }
}

/// A grant with the code that stands for it.
package struct CodedGrant: Hashable, Sendable {
  /// The grant.
  package let grant: ShareGrant
  /// Its code; told only to its holder.
  package let code: ShareCode
}

extension RecordSnapshot {
  /// The grant with its code.
  func codedGrant(_ id: ShareGrantID) throws -> CodedGrant? {
    guard let grant = try grant(id), let code = try code(of: id) else { return nil }
    return CodedGrant(grant: grant, code: code)
  }
}

extension RelationFacts {
  /// The facts of a holder asking about their own record; empty for any other caller.
  static func ownRecord(of caller: Caller) -> RelationFacts {
    RelationFacts(worker: caller.worker, purpose: .ownRecord)
  }
}

extension Instant {
  /// The moment `count` times 24 hours later.
  func adding(days count: Int) -> Instant {
    let (length, overflow) = Int64(clamping: count).multipliedReportingOverflow(by: 86_400_000)
    return adding(milliseconds: overflow ? .max : length)
  }
}
