package import Access
package import Passports
package import Vocabulary

/// Records evidence of an achievement.
package enum RecordEvidence {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The evidence.
    package let evidence: Evidence

    /// A request with these parts.
    package init(header: ChangeHeader, worker: WorkerID, evidence: Evidence) {
      self.header = header
      self.worker = worker
      self.evidence = evidence
    }
  }

  /// The receipt of the evidence recorded. Evidence may describe the past; it counts from now.
  ///
  /// - Throws: ``ServiceError`` `ASSESSMENT_SELF` where the worker assessed themself,
  ///   `EVIDENCE_BEFORE_START` for practice before their engagement; otherwise naming the field at
  ///   fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Fact.self), service.now())
    return try await service.change(request.header, call) { records in
      var facts = try records.facts(call, about: request.worker, purpose: nil, at: now)
      facts.registered = try records.isRegistered(request.evidence.assessor, call, at: now)
      let permit = try records.permit(.recordAchievement, call, about: facts)
      try requirePast(request.evidence, now)
      try request.evidence.assessor?.requireOther(
        than: request.worker, field: "evidence.assessor.worker_id")
      try records.requireStarted(
        request.evidence, of: request.worker, at: call.organisation)
      _ = try records.requireAchievement(
        request.evidence.achievement, of: request.worker, field: "evidence.achievement_id")
      try records.record(
        request.evidence, id: id, of: request.worker, by: call.organisation, source: .direct)
      return ChangeOutcome(id: id, rule: permit.rule)
    }
  }

  private static func requirePast(_ evidence: Evidence, _ now: Instant) throws(ServiceError) {
    try PassportPolicy.checkPast(evidence.occurredOn, now: now, field: "evidence.occurred_on")
    if let moment = evidence.occurredAt {
      try PassportPolicy.checkPast(moment, now: now, field: "evidence.occurred_at")
    }
    if let signed = evidence.assessor?.signedAt {
      try PassportPolicy.checkPast(signed, now: now, field: "evidence.assessor.signed_at")
    }
  }
}
