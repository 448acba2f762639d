package import Access
package import Passports
package import Vocabulary

/// Takes a fact back for good.
package enum RevokeFact {
  /// What is to be taken back.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The fact.
    package let fact: FactID
    /// From when; nil: now.
    package let effectiveFrom: Instant?
    /// Why.
    package let cause: StatusEvent.Cause

    /// A request with these parts.
    package init(
      header: ChangeHeader, worker: WorkerID, fact: FactID, effectiveFrom: Instant?,
      cause: StatusEvent.Cause
    ) {
      self.header = header
      self.worker = worker
      self.fact = fact
      self.effectiveFrom = effectiveFrom
      self.cause = cause
    }
  }

  /// The receipt of what happened to the fact. It restricts, so it may be back-dated.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` for a fact taken back from that moment or before;
  ///   an earlier moment may still be recorded.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(prepare(request, call, in: service), call)
  }

  static func prepare(_ request: Request, _ call: Call, in service: Service) -> PreparedChange {
    let (id, now) = (service.newID(Noun.Fact.self), service.now())
    let desk = service.desk(at: now)
    return PreparedChange(request.header) { records, _ in
      let rule = try records.permitChange(of: request.fact, about: request.worker, call)
      let from = request.effectiveFrom ?? now
      try PassportPolicy.checkPast(from, now: now, field: "effective_from")
      if let earlier = try records.state(of: request.fact).revokedFrom, earlier <= from {
        throw ServiceError.stateForbids("fact_id", "the fact has been taken back from then on")
      }
      try records.record(
        StatusEvent(fact: request.fact, kind: .revoked, effectiveFrom: from, cause: request.cause),
        id: id, of: request.worker, by: call.organisation)
      try records.tellCredentials(of: request.fact, .revoke, desk, now)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
