package import Access
import Passports
package import Vocabulary

/// Vouches for a fact of a passport, in the name of the caller's organisation.
package enum AttestEvidence {
  /// What is vouched for.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// The fact.
    package let fact: FactID
    /// When the signer signed; nil: now.
    package let signedAt: Instant?

    /// A request with these parts.
    package init(header: ChangeHeader, worker: WorkerID, fact: FactID, signedAt: Instant?) {
      self.header = header
      self.worker = worker
      self.fact = fact
      self.signedAt = signedAt
    }
  }

  /// The receipt of the attestation.
  ///
  /// To vouch is permissive, so it is not back-dated: the signature must be of the London day on
  /// which it is recorded.
  ///
  /// - Throws: ``ServiceError`` `BACKDATED_GRANT_BLOCKED` for an earlier day, `STATE_FORBIDS` for a
  ///   fact that is taken back or replaced, `ASSESSMENT_SELF` for one that the worker signed.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Fact.self), service.now())
    let desk = service.desk(at: now)
    return try await service.change(request.header, call) { records in
      let rule = try records.permitChange(of: request.fact, about: request.worker, call)
      guard let duty = Attestation.Duty(call.caller.duty) else { throw ServiceError.absent("fact") }
      let signedAt = request.signedAt ?? now
      try requireToday(signedAt, now)
      try records.state(of: request.fact).requireStanding("fact_id")
      let achievement = try records.achievement(request.fact, knownAt: records.latestSequence())
      try achievement?.fact.assessor?.requireOther(than: request.worker, field: "fact_id")
      let organisation = try call.organisation
      try records.record(
        Attestation(
          fact: request.fact, organisation: organisation, byRole: duty, signedAt: signedAt),
        id: id, of: request.worker, by: organisation)
      if try records.liveCredential(of: request.fact, by: organisation, at: now) == nil,
        try records.state(of: request.fact).suspendedFrom == nil
      {
        try records.issueIfAble(request.fact, of: request.worker, by: organisation, desk)
      }
      return ChangeOutcome(id: id, rule: rule)
    }
  }

  private static func requireToday(_ signedAt: Instant, _ now: Instant) throws(ServiceError) {
    try PassportPolicy.checkPast(signedAt, now: now, field: "signed_at")
    guard LondonTime.date(of: signedAt) == LondonTime.date(of: now) else {
      throw ServiceError(
        .failedPrecondition, .backdatedGrantBlocked, field: "signed_at",
        "must lie on the day of recording; got \(quoted("\(signedAt)"))")
    }
  }
}
