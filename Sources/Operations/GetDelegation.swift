import Access
import Delegations
package import Vocabulary

/// An agreement with all that happened to it, and how it stands at a moment.
package enum GetDelegation {
  /// Which agreement, at which moment, as known when.
  package struct Request: Sendable {
    /// The agreement.
    package let agreement: AgreementID
    /// The moment of its state; nil: now.
    package let at: Instant?
    /// What is known at; nil: now.
    package let asKnownAt: Instant?

    /// A request with these parts.
    package init(agreement: AgreementID, at: Instant? = nil, asKnownAt: Instant? = nil) {
      self.agreement = agreement
      self.at = at
      self.asKnownAt = asKnownAt
    }
  }

  /// The agreement as it stands.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `agreement_id`, also where the caller
  ///   may not know of it or nobody knew of it then; `INSTANT_INVALID`, naming `as_known_at`, where
  ///   that lies ahead.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> AgreementView {
    let now = service.now()
    if let past = request.asKnownAt, past > now {
      throw ServiceError(
        .invalidArgument, .instantInvalid, field: "as_known_at",
        "must not lie in the future; got \(quoted("\(past)"))")
    }
    return try await service.read(call) { records in
      let current = try records.permit(.readDelegation, call, on: request.agreement, at: now)
        .agreement
      let at = request.at ?? now
      guard let past = request.asKnownAt else {
        var view = try records.view(
          of: current, at: at, now: now, etag: records.agreementEtag(current.id))
        view.localRules = try records.localRules(
          on: current.terms, at: at, knownAt: records.latestSequence())
        return view
      }
      let known = try records.sequence(knownAt: past)
      guard let then = try records.agreement(request.agreement, knownAt: known) else {
        throw ServiceError.absent("agreement", field: "agreement_id")
      }
      var view = try records.view(of: then, at: at, now: now, knownAt: known)
      view.localRules = try records.localRules(on: then.terms, at: at, knownAt: known)
      return view
    }
  }
}

extension RecordSnapshot {
  /// `agreement` as it stands at `instant`, on what was known at `known`.
  func view(
    of agreement: Agreement, at instant: Instant, now: Instant, etag: Etag? = nil,
    knownAt known: CommitSequence? = nil
  ) throws -> AgreementView {
    let facts = try facts(around: agreement, at: instant, now: now, knownAt: known)
    return AgreementView(
      agreement: agreement, state: AgreementState(of: agreement, at: instant, in: facts),
      etag: etag, delegators: agreement.everyDelegator, period: agreement.period(at: instant),
      at: instant)
  }
}
