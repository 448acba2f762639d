package import Access
package import Partnerships
package import Vocabulary

/// Proposes a risk rule for a fund; it changes nothing before every partner agreed.
package enum ProposeRiskRule {
  /// What is proposed.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The fund.
    package let fund: FundID
    /// What the rule covers.
    package let covers: Set<VarianceKind>
    /// By what it shares.
    package let method: RiskRule.Method
    /// The first day it holds.
    package let from: CivilDate
    /// The day by which it is to be looked at again.
    package let reviewOn: CivilDate

    /// A request with these parts.
    package init(
      header: ChangeHeader, fund: FundID, covers: Set<VarianceKind>, method: RiskRule.Method,
      from: CivilDate, reviewOn: CivilDate
    ) {
      self.header = header
      self.fund = fund
      self.covers = covers
      self.method = method
      self.from = from
      self.reviewOn = reviewOn
    }
  }

  /// The receipt, of the proposal. A partner that proposes agrees by that.
  ///
  /// - Throws: ``ServiceError``: not found, naming `fund_id`; otherwise naming the field at fault
  ///   under `rule`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.RiskProposal.self), service.now())
    return try await service.change(request.header, call) { records in
      try records.requireDuty(.recordAccountability, call)
      let fund = try records.knownFund(request.fund).fact
      let partners = fund.partners.map(\.organisation)
      let permit = try records.permitRecording(call, for: fund, at: now, alsoInScopeOf: partners)
      let rule = try ServiceError.under("rule") { () throws(ServiceError) in
        try RiskRule(
          covers: request.covers, method: request.method, from: request.from,
          reviewOn: request.reviewOn, partners: Set(partners))
      }
      let organisation = try call.organisation
      try records.record(
        .riskProposal(
          RiskProposal(id: id, fund: request.fund, rule: rule, proposer: organisation)),
        id: id.asRecord, by: organisation)
      return ChangeOutcome(id: id, rule: permit)
    }
  }
}
