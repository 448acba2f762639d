package import Access
import Credentials
package import Vocabulary

/// The holder's credentials as one file that is verified without the service.
package enum ExportPassport {
  /// What is wanted.
  package struct Request: Sendable {
    /// What is disclosed; empty: every group.
    package let groups: Set<FieldGroup>
    /// The entries to present; empty: every one that may be.
    package let facts: Set<FactID>
    /// The grant under which it is bound to a verifier, with the verifier's challenge; nil: it is
    /// for nobody in particular.
    package let grant: (id: ShareGrantID, challenge: Challenge)?

    /// A request with these parts.
    package init(
      groups: Set<FieldGroup>, facts: Set<FactID>, grant: (id: ShareGrantID, challenge: Challenge)?
    ) {
      self.groups = groups
      self.facts = facts
      self.grant = grant
    }
  }

  /// The file.
  package struct Report: Sendable {
    /// The file and what is in it.
    package let presented: PresentedPassport
    /// This look.
    package let access: AccessID
  }

  /// The file; the look is logged with it.
  ///
  /// - Throws: ``ServiceError``: not found, naming `grant_id`, unless that is a live grant of the
  ///   holder; `RECORD_EXISTS`, naming `nonce`, for a challenge used with it before; those of
  ///   presenting.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let desk = try service.requireDesk(at: now)
    let access = service.newID(Noun.Access.self)
    do {
      let presented = try await service.records.write(shouldStart: call.shouldStart) { records in
        _ = try records.permit(.controlSight, call, about: .ownRecord(of: call.caller))
        guard let worker = call.caller.worker,
          let sight = try records.permit(
            .readPassport, call,
            about: records.facts(call, about: worker, purpose: .ownRecord, at: now)
          ).sight
        else { throw ServiceError.absent("worker") }
        let scope = try scope(request, of: worker, in: records, desk)
        let presented = try records.presentation(of: worker, scope, desk)
        try records.record(sight.look(of: call, id: access, at: now))
        return presented
      }
      return Report(presented: presented, access: access)
    } catch let denial as AccessDenied {
      try await service.record(denial, of: call)
      throw denial.refusal
    }
  }

  private static func scope(
    _ request: Request, of worker: WorkerID, in records: any RecordChange, _ desk: SigningDesk
  ) throws -> PresentationScope {
    let groups = request.groups.isEmpty ? Set(FieldGroup.allCases) : request.groups
    let facts = request.facts.isEmpty ? nil : request.facts
    guard let (id, challenge) = request.grant else {
      return PresentationScope(groups: groups, facts: facts, request: nil)
    }
    guard let grant = try records.grant(id), grant.worker == worker, grant.isLive(at: desk.now)
    else { throw ServiceError.absent("grant", field: "grant_id") }
    try records.redeem(grant.id, with: challenge, at: desk.now)
    return PresentationScope(
      groups: groups.intersection(grant.groups), facts: facts,
      request: PresentationRequest(
        audience: desk.addresses.issuer(grant.verifier), nonce: challenge.text))
  }
}
