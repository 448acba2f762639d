package import Access
package import Passports
package import Vocabulary

/// Sets a fact aside while something is looked into.
package enum SuspendFact {
  /// What is to be set aside.
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
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` for a fact that is taken back or replaced, that is
  ///   suspended from that moment or before, or that was reinstated since.
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
      try requireSuspendable(records.state(of: request.fact), from: from)
      try records.record(
        StatusEvent(
          fact: request.fact, kind: .suspended, effectiveFrom: from, cause: request.cause),
        id: id, of: request.worker, by: call.organisation)
      try records.tellCredentials(of: request.fact, .suspend, desk, now)
      return ChangeOutcome(id: id, rule: rule)
    }
  }

  /// A suspension that begins before the last reinstatement would end there, unseen.
  private static func requireSuspendable(
    _ state: FactState, from: Instant
  ) throws(ServiceError) {
    try state.requireStanding("fact_id")
    if let earlier = state.suspendedFrom, earlier <= from {
      throw .stateForbids("fact_id", "the fact is suspended from then on")
    }
    if let reinstated = state.lastReinstated, from < reinstated {
      throw .stateForbids(
        "effective_from", "must not be before the reinstatement of \(quoted("\(reinstated)"))")
    }
  }
}
