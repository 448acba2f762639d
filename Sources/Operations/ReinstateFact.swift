package import Access
package import Passports
package import Vocabulary

/// Lifts a suspension.
package enum ReinstateFact {
  /// What is to be reinstated.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The fact.
    package let fact: FactID
    /// Why.
    package let cause: StatusEvent.Cause

    /// A request with these parts.
    package init(
      header: ChangeHeader, worker: WorkerID, fact: FactID, cause: StatusEvent.Cause
    ) {
      self.header = header
      self.worker = worker
      self.fact = fact
      self.cause = cause
    }
  }

  /// The receipt of the reinstatement. It permits, so it holds from now and is never back-dated.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` for a fact that is not suspended, or that is taken
  ///   back or replaced.
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
      let state = try records.state(of: request.fact)
      try state.requireStanding("fact_id")
      guard let suspended = state.suspendedFrom else {
        throw ServiceError.stateForbids("fact_id", "the fact is not suspended")
      }
      // Of one moment the suspension wins, so the reinstatement takes the next.
      let from = max(now, suspended.adding(milliseconds: 1))
      try records.record(
        StatusEvent(
          fact: request.fact, kind: .reinstated, effectiveFrom: from, cause: request.cause),
        id: id, of: request.worker, by: call.organisation)
      try records.tellCredentials(of: request.fact, .reinstate, desk, now)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
