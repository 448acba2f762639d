package import Access
package import Credentials
package import Vocabulary

/// Signs credentials about facts that the caller's organisation vouches for.
package enum IssueCredentials {
  /// About what.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The facts, at most ``mostFacts``; empty for all that the organisation wrote or signed and
    /// that can be carried.
    package let facts: [FactID]

    /// A request with these parts.
    package init(header: ChangeHeader, worker: WorkerID, facts: [FactID]) {
      self.header = header
      self.worker = worker
      self.facts = facts
    }
  }

  /// The most facts of one request, and the most credentials that one without facts signs.
  package static let mostFacts = 64

  /// The receipt, and the credentials that are in force.
  package struct Report: Sendable {
    /// The receipt; its record is the worker.
    package let receipt: Receipt
    /// The organisation's credentials about the facts, as they stand; empty where the request was
    /// only checked.
    package let credentials: [KeptCredential]
  }

  /// One credential for each fact: the one in force, else a new one.
  ///
  /// - Throws: ``ServiceError``: not found for a fact that is not the worker's or that the
  ///   organisation neither wrote nor signed; `STATE_FORBIDS` where a fact named can't be carried,
  ///   or the organisation has no key or may not say such a thing.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let receipt = try await service.change(prepare(request, call, in: service), call)
    guard !receipt.wasValidatedOnly else { return Report(receipt: receipt, credentials: []) }
    let now = service.now()
    let credentials = try await service.read(call) { records in
      let organisation = try call.organisation
      let facts = Set(request.facts)
      return try records.credentials(of: request.worker, knownAt: records.latestSequence())
        .filter { kept in
          kept.credential.issuer == organisation && kept.status == .valid
            && kept.credential.expires.map { now < $0 } ?? true
            && (facts.isEmpty || facts.contains(kept.credential.fact))
        }
    }
    return Report(receipt: receipt, credentials: credentials)
  }

  static func prepare(_ request: Request, _ call: Call, in service: Service) -> PreparedChange {
    let now = service.now()
    return PreparedChange(request.header) { records, _ in
      let rule = try permit(request, call, in: records)
      let organisation = try call.organisation
      let desk = try service.requireDesk(at: now)
      for fact in request.facts {
        try records.issue(fact, of: request.worker, by: organisation, desk)
      }
      if request.facts.isEmpty {
        try issueAll(of: request.worker, by: organisation, in: records, desk)
      }
      return ChangeOutcome(id: request.worker, rule: rule)
    }
  }

  /// Every fact must be one that the organisation wrote or signed; without any named, one at least.
  private static func permit(
    _ request: Request, _ call: Call, in records: any RecordChange
  ) throws -> RuleID {
    var facts = RelationFacts(worker: request.worker, organisation: call.caller.organisation)
    if let organisation = call.caller.organisation {
      let vouched = try records.factsVouched(by: organisation, of: request.worker)
      facts.attested =
        request.facts.isEmpty ? !vouched.isEmpty : Set(request.facts).isSubset(of: vouched)
    }
    return try records.permit(
      .changeFact, call, about: facts, noun: request.facts.isEmpty ? "worker" : "fact",
      field: request.facts.isEmpty ? "worker_id" : "fact_ids"
    ).rule
  }

  private static func issueAll(
    of worker: WorkerID, by organisation: OrganisationID, in records: any RecordChange,
    _ desk: SigningDesk
  ) throws {
    var count = 0
    for fact in try records.factsVouched(by: organisation, of: worker) {
      let state = try records.state(of: fact)
      guard state.revokedFrom == nil, !state.isSuperseded, state.suspendedFrom == nil,
        try records.liveCredential(of: fact, by: organisation, at: desk.now) == nil
      else { continue }
      try records.issueIfAble(fact, of: worker, by: organisation, desk)
      count += 1
      if count == mostFacts { return }
    }
  }
}
