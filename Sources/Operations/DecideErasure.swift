package import Access
package import Passports
package import Vocabulary

/// Records the decision that a worker is erased; another person carries it out.
package enum DecideErasure {
  /// What was decided.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Who is to be erased.
    package let worker: WorkerID
    /// Why.
    package let ground: ErasureDecision.Ground
    /// Where the decision is filed.
    package let reference: String
    /// The post that decided.
    package let decidedBy: String
    /// The day of the decision.
    package let decidedOn: CivilDate

    /// A request with these parts.
    package init(
      header: ChangeHeader, worker: WorkerID, ground: ErasureDecision.Ground, reference: String,
      decidedBy: String, decidedOn: CivilDate
    ) {
      self.header = header
      self.worker = worker
      self.ground = ground
      self.reference = reference
      self.decidedBy = decidedBy
      self.decidedOn = decidedOn
    }
  }

  /// The receipt, of the decision.
  ///
  /// - Throws: ``ServiceError``: not found, naming `worker_id`, unless the organisation recorded
  ///   something of the worker or was asked by them; `STATE_FORBIDS`, naming `ground`, where what
  ///   the ground rests on is not so.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    try ServiceError.requirePast(request.decidedOn, now, field: "decided_on")
    return try await service.change(request.header, call) { records in
      let organisation = try call.organisation
      let rule = try records.permit(
        .decideErasure, call, about: RelationFacts(organisation: organisation)
      ).rule
      let isAsked = try records.erasureWasRequested(by: request.worker, of: organisation)
      guard try isAsked || records.keepsRecord(organisation, of: request.worker) else {
        throw ServiceError.absent("worker", field: "worker_id")
      }
      try require(request.ground, isAsked: isAsked, of: request.worker, at: now, in: records)
      try records.record(
        ErasureDecision(
          id: id, worker: request.worker, organisation: organisation, ground: request.ground,
          reference: request.reference, decidedBy: request.decidedBy,
          decidedOn: request.decidedOn, recordedBy: call.caller.subject))
      return ChangeOutcome(id: id, rule: rule)
    }
  }

  /// Refuses a ground that does not hold.
  static func require(
    _ ground: ErasureDecision.Ground, isAsked: Bool, of worker: WorkerID, at now: Instant,
    in records: any RecordChange, field: String = "ground"
  ) throws {
    switch ground {
    case .holderRequest where !isAsked:
      throw ServiceError.stateForbids(field, "the worker did not ask this organisation")
    case .retentionEnded where try records.isEngagedAnywhere(worker, at: now):
      throw ServiceError.stateForbids(
        field, "an engagement of the worker is in force, so the record must be kept")
    default: break
    }
  }
}
