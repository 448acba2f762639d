package import Access
import Partnerships
package import Vocabulary

/// What a partner says to the newest proposed rule of a fund.
package enum AnswerRiskRule {
  /// What is said.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The proposal.
    package let proposal: RiskProposalID
    /// Whether the caller's organisation agrees.
    package let isAgreed: Bool
    /// Why not.
    package let reason: String?

    /// A request with these parts.
    package init(
      header: ChangeHeader, proposal: RiskProposalID, isAgreed: Bool, reason: String?
    ) {
      self.header = header
      self.proposal = proposal
      self.isAgreed = isAgreed
      self.reason = reason
    }
  }

  /// The receipt, of the proposal. A partner may change its answer until all have agreed.
  ///
  /// - Throws: ``ServiceError``: not found, naming `proposal_id`; `ROLE_NOT_ALLOWED` where the
  ///   caller's organisation is no partner; `STATE_FORBIDS` where a newer rule is proposed, or all
  ///   have agreed.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    return try await service.change(request.header, call) { records in
      try records.requireDuty(.recordAccountability, call)
      let proposal = try records.keptPartnership(
        request.proposal, noun: "proposal", field: "proposal_id"
      ) { fact -> RiskProposal? in
        if case .riskProposal(let proposal) = fact { proposal } else { nil }
      }.fact
      let (kept, fund) = try records.knownFund(proposal.fund, field: "proposal_id")
      let partners = fund.partners.map(\.organisation)
      let rule = try records.permitRecording(
        call, inScopeOf: [fund.host] + partners, in: fund.place, at: now, noun: "proposal",
        field: "proposal_id")
      let organisation = try call.organisation
      guard partners.contains(organisation) else {
        throw ServiceError(
          .permissionDenied, .roleNotAllowed, "only a partner of the fund answers for itself")
      }
      try records.requireOpen(proposal, of: kept)
      let answer = try RiskAnswer(
        proposal: proposal.id, partner: organisation, isAgreed: request.isAgreed,
        reason: request.reason)
      try records.record(.riskAnswer(answer), id: id, by: organisation)
      return ChangeOutcome(id: proposal.id, rule: rule)
    }
  }
}

extension RecordSnapshot {
  fileprivate func requireOpen(_ proposal: RiskProposal, of fund: KeptPartnership) throws {
    var found = PartnershipRecords([fund])
    try addWhatFollows(to: &found, knownAt: latestSequence())
    let newest = found.risk(of: proposal.fund).asked.last
    guard let newest, newest.proposal.id == proposal.id else {
      throw ServiceError.stateForbids("proposal_id", "a newer rule is proposed")
    }
    guard newest.state != .agreed else {
      throw ServiceError.stateForbids("proposal_id", "every partner has agreed: propose another")
    }
  }
}
