package import Access
package import Roles
package import Vocabulary

/// Records a stretch of service and who recognises it for what; it computes no entitlement.
package enum RecordContinuity {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The stretch of service.
    package let continuity: ContinuityPeriod
    /// The earlier version it replaces; nil for a new one.
    package let replacing: FactID?

    /// A request with these parts.
    package init(
      header: ChangeHeader, worker: WorkerID, continuity: ContinuityPeriod, replacing: FactID?
    ) {
      self.header = header
      self.worker = worker
      self.continuity = continuity
      self.replacing = replacing
    }
  }

  /// The receipt of the stretch recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Fact.self), service.now())
    return try await service.change(request.header, call) { records in
      let facts = try records.facts(
        call, about: request.worker, purpose: call.keepingPurpose, at: now)
      let permit = try records.permit(.keepRecord, call, about: facts)
      try requireBodies(of: request.continuity, in: records)
      if let replacing = request.replacing {
        let sight = try records.permit(.readPassport, call, about: facts).sight
        try requireEarlier(replacing, within: sight, call, in: records)
      }
      try records.record(
        request.continuity, id: id, of: request.worker, by: call.organisation, source: .direct,
        replacing: request.replacing)
      return ChangeOutcome(id: id, rule: permit.rule)
    }
  }

  private static func requireBodies(
    of continuity: ContinuityPeriod, in records: any RecordChange
  ) throws {
    try records.requireOrganisation(continuity.employer, field: "continuity.employer_id")
    for body in Set(continuity.recognitions.map(\.organisation)) {
      try records.requireOrganisation(
        body, field: "continuity.recognitions.organisation_id")
    }
  }

  /// A version is replaced by the body that recorded it; of others it learns nothing.
  private static func requireEarlier(
    _ replacing: FactID, within sight: Sight?, _ call: Call, in records: any RecordChange
  ) throws {
    let seen = try sight.map { try records.continuity($0, knownAt: records.latestSequence()) } ?? []
    let organisation = try call.organisation
    guard
      seen.contains(where: { $0.origin.id == replacing && $0.origin.recordedBy == organisation })
    else {
      throw ServiceError.absent("continuity period", field: "replaces_id")
    }
  }
}
