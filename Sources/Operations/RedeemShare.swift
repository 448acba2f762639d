package import Access
import Credentials
package import Vocabulary

/// The presentation that a share code stands for, limited to what was granted and bound to the one
/// verifier.
package enum RedeemShare {
  /// Which code.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The code.
    package let code: ShareCode
    /// The caller's challenge.
    package let challenge: Challenge

    /// A request with these parts.
    package init(header: ChangeHeader, code: ShareCode, challenge: Challenge) {
      self.header = header
      self.code = code
      self.challenge = challenge
    }
  }

  /// What it stands for.
  package struct Report: Sendable {
    /// The receipt; its record is the grant.
    package let receipt: Receipt
    /// The file; nil where the request was only checked.
    package let presented: PresentedPassport?
    /// The first moment the grant no longer holds.
    package let endsAt: Instant?
  }

  /// The file; each redemption is logged where the holder sees it.
  ///
  /// - Throws: ``ServiceError``: not found, naming `share_code`, for a code that is unknown, has
  ///   ended, was taken back or names another verifier, all alike; `RATE_LIMITED` after twenty such
  ///   codes of an organisation, or twenty redemptions of a grant, within an hour; `RECORD_EXISTS`,
  ///   naming `nonce`, for a challenge used with it before; those of presenting.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let desk = try service.requireDesk(at: now)
    try await refuseGuessing(call, at: now, in: service)
    let access = service.newID(Noun.Access.self)
    do {
      let receipt = try await service.change(request.header, call) { records in
        let (grant, sight) = try open(request.code, call, at: now, in: records)
        try redeem(grant, request, at: now, in: records)
        // What can't be presented is not redeemed.
        _ = try records.presentation(of: grant.worker, scope(grant, request, desk), desk)
        try records.record(sight.look(of: call, id: access, at: now))
        return ChangeOutcome(id: grant.id, rule: sight.rule)
      }
      guard !receipt.wasValidatedOnly else {
        return Report(receipt: receipt, presented: nil, endsAt: nil)
      }
      let (presented, end) = try await service.records.write(shouldStart: call.shouldStart) {
        records in
        let (grant, _) = try open(request.code, call, at: now, in: records)
        return (
          try records.presentation(of: grant.worker, scope(grant, request, desk), desk),
          grant.period.end
        )
      }
      return Report(receipt: receipt, presented: presented, endsAt: end)
    } catch let denial as AccessDenied {
      try await noteMiss(call, at: now, in: service)
      throw denial.refusal
    } catch let refusal as ServiceError where refusal.field == "share_code" {
      try await noteMiss(call, at: now, in: service)
      throw refusal
    }
  }

  /// The live grant of `code` to the caller, and what it lets be seen.
  private static func open(
    _ code: ShareCode, _ call: Call, at now: Instant, in records: any RecordChange
  ) throws -> (ShareGrant, Sight) {
    let grant = try records.grant(withCode: code)
    var facts = RelationFacts(
      worker: grant?.worker, organisation: call.caller.organisation, purpose: grant?.purpose)
    // This one grant and no other: another code opens another's groups.
    if let grant { facts.add([grant], liveAt: now) }
    let sight = try records.permit(
      .redeemShare, call, about: facts, noun: "share code", field: "share_code"
    ).sight
    guard let grant, let sight else {
      throw ServiceError.absent("share code", field: "share_code")
    }
    return (grant, sight)
  }

  private static func redeem(
    _ grant: ShareGrant, _ request: Request, at now: Instant, in records: any RecordChange
  ) throws {
    let since = now.adding(milliseconds: -RedemptionLimits.window)
    guard try records.redemptions(of: grant.id, since: since) < RedemptionLimits.ofGrant else {
      throw tooMany("the code was redeemed \(RedemptionLimits.ofGrant) times within the hour")
    }
    try records.redeem(grant.id, with: request.challenge, at: now)
  }

  private static func scope(
    _ grant: ShareGrant, _ request: Request, _ desk: SigningDesk
  ) -> PresentationScope {
    PresentationScope(
      groups: grant.groups, facts: nil,
      request: PresentationRequest(
        audience: desk.addresses.issuer(grant.verifier), nonce: request.challenge.text))
  }

  // MARK: - Guessing

  private static func refuseGuessing(
    _ call: Call, at now: Instant, in service: Service
  ) async throws {
    guard let organisation = call.caller.organisation else { return }
    let since = now.adding(milliseconds: -RedemptionLimits.window)
    let misses = try await service.records.read {
      try $0.missedCodes(by: organisation, since: since)
    }
    guard misses < RedemptionLimits.misses else {
      throw tooMany("\(RedemptionLimits.misses) codes that open nothing were named within the hour")
    }
  }

  private static func noteMiss(_ call: Call, at now: Instant, in service: Service) async throws {
    guard let organisation = call.caller.organisation else { return }
    try await service.records.write(shouldStart: { true }) {
      try $0.recordMiss(by: organisation, at: now)
    }
  }

  private static func tooMany(_ what: String) -> ServiceError {
    ServiceError(
      .resourceExhausted, .rateLimited, field: "share_code", what,
      retryAfterMilliseconds: Int(RedemptionLimits.window))
  }
}
