package import Access
import Roles
package import Vocabulary

/// Records an engagement with the caller's organisation, or the new version of one.
package enum RecordEngagement {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The engagement.
    package let engagement: EngagementDraft
    /// The earlier version it replaces; nil for a new engagement.
    package let replacing: FactID?

    /// A request with these parts.
    package init(
      header: ChangeHeader, worker: WorkerID, engagement: EngagementDraft, replacing: FactID?
    ) {
      self.header = header
      self.worker = worker
      self.engagement = engagement
      self.replacing = replacing
    }
  }

  /// The receipt of the engagement recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Fact.self), service.now())
    let desk = service.desk(at: now)
    return try await service.change(request.header, call) { records in
      // A first engagement here rests on the worker's grant for the move, or for the training.
      let purpose: Purpose = call.caller.duty == .trainer ? .training : .transfer
      let facts = try records.facts(call, about: request.worker, purpose: purpose, at: now)
      let permit = try records.permit(.engageWorker, call, about: facts)
      let engagement = try request.engagement.settled(for: call)
      try requireEarlier(request, call, in: records)
      try records.record(
        engagement, id: id, of: request.worker, by: call.organisation, source: .direct,
        replacing: request.replacing)
      if let replaced = request.replacing {
        try records.tellCredentials(of: replaced, .supersede, desk, now)
      }
      try records.issueIfAble(id, of: request.worker, by: call.organisation, desk)
      return ChangeOutcome(id: id, rule: permit.rule)
    }
  }

  /// A version is replaced by the body whose engagement it is; of others it learns nothing.
  private static func requireEarlier(
    _ request: Request, _ call: Call, in records: any RecordChange
  ) throws {
    guard let replacing = request.replacing else { return }
    let earlier = try records.engagement(replacing, knownAt: records.latestSequence())
    guard let earlier, earlier.origin.worker == request.worker,
      try earlier.fact.organisation == call.organisation
    else {
      throw ServiceError.absent("engagement", field: "replaces_id")
    }
  }
}
