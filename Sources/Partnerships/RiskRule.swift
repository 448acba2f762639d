package import Vocabulary

/// What a fund can turn out to be short or over by.
package enum VarianceKind: String, Sendable, CaseIterable {
  /// More was spent than was there.
  case overspend = "OVERSPEND"
  /// Less was spent than was there.
  case underspend = "UNDERSPEND"
  /// A cost of care that nobody planned for.
  case newCareCost = "NEW_CARE_COST"
}

/// How partners share what a fund is over or under by.
package struct RiskRule: Hashable, Sendable {
  /// By what it is shared.
  package enum Method: Hashable, Sendable {
    /// By what each pools, as the fund has it when a variance is shared.
    case byContribution
    /// By fixed shares over one denominator, each partner once; they add up to it exactly.
    case fixedShares([OrganisationID: Int64], denominator: Int64)
    /// All of it falls to one partner.
    case oneBears(OrganisationID)
  }

  /// What it covers; at least one.
  package let covers: Set<VarianceKind>
  /// By what it is shared.
  package let method: Method
  /// The first day it holds.
  package let from: CivilDate
  /// The day by which it is to be looked at again; it holds on after that.
  package let reviewOn: CivilDate

  /// A rule for `partners` whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `shares` where they do not add up to
  ///   one, whatever they are off by.
  package init(
    covers: Set<VarianceKind>, method: Method, from: CivilDate, reviewOn: CivilDate,
    partners: Set<OrganisationID>
  ) throws(ServiceError) {
    guard !covers.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "covers", "must name at least one kind")
    }
    guard reviewOn > from else {
      throw ServiceError(
        .invalidArgument, .intervalReversed, field: "review_on",
        "must follow the first day, \(from); got \(quoted("\(reviewOn)"))")
    }
    switch method {
    case .byContribution: break
    case .fixedShares(let shares, let denominator):
      guard Set(shares.keys) == partners else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "shares", "must name each partner once")
      }
      guard (1...1_000_000).contains(denominator),
        shares.values.allSatisfy({ (0...denominator).contains($0) }),
        shares.values.reduce(0, +) == denominator
      else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "shares",
          "must each be 0 to the denominator, 1 to 1000000, and add up to it exactly")
      }
    case .oneBears(let body):
      guard partners.contains(body) else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "bearer_id", "must be a partner")
      }
    }
    self.covers = covers
    self.method = method
    self.from = from
    self.reviewOn = reviewOn
  }

  /// A rule as it was kept.
  package init(
    kept covers: Set<VarianceKind>, method: Method, from: CivilDate, reviewOn: CivilDate
  ) {
    self.covers = covers
    self.method = method
    self.from = from
    self.reviewOn = reviewOn
  }

  /// What each partner of `fund` weighs; nil where a contribution it goes by is not settled.
  package func weights(in fund: Fund) -> [OrganisationID: Int64]? {
    let bodies = fund.partners.map(\.organisation)
    switch method {
    case .byContribution:
      guard fund.contributedPence != nil else { return nil }
      return Dictionary(
        uniqueKeysWithValues: fund.partners.map { ($0.organisation, $0.pooledPence ?? 0) })
    case .fixedShares(let shares, _): return shares
    case .oneBears(let bearer):
      return Dictionary(uniqueKeysWithValues: bodies.map { ($0, $0 == bearer ? 1 : 0) })
    }
  }
}

/// A rule that somebody proposes for a fund; it holds once every partner agreed.
package struct RiskProposal: Hashable, Sendable {
  /// Its name.
  package let id: RiskProposalID
  /// The fund.
  package let fund: FundID
  /// The rule.
  package let rule: RiskRule
  /// The body that proposes it; where it is a partner, it agrees by that.
  package let proposer: OrganisationID

  /// A proposal with these parts.
  package init(id: RiskProposalID, fund: FundID, rule: RiskRule, proposer: OrganisationID) {
    self.id = id
    self.fund = fund
    self.rule = rule
    self.proposer = proposer
  }
}

/// What a partner says to a proposed rule.
package struct RiskAnswer: Hashable, Sendable {
  /// The proposal.
  package let proposal: RiskProposalID
  /// The partner.
  package let partner: OrganisationID
  /// Whether it agrees.
  package let isAgreed: Bool
  /// Why not, where it does not; 1 to 200 characters.
  package let reason: String?

  /// An answer with these parts.
  ///
  /// - Throws: ``ServiceError`` naming `reason`; a refusal says why.
  package init(
    proposal: RiskProposalID, partner: OrganisationID, isAgreed: Bool, reason: String?
  ) throws(ServiceError) {
    guard isAgreed || reason != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "reason", "must say why the rule is refused")
    }
    self.proposal = proposal
    self.partner = partner
    self.isAgreed = isAgreed
    self.reason = try reason.map { text throws(ServiceError) in
      try boundedText(text, field: "reason")
    }
  }
}

/// The rules of a fund: the one in force and how the newest proposal stands.
package struct RiskStanding: Hashable, Sendable {
  /// How the newest proposal stands.
  package enum State: String, Sendable, CaseIterable {
    /// Nobody proposed a rule.
    case unresolved = "UNRESOLVED"
    /// Not everybody has answered, and nobody refused.
    case awaited = "AWAITED"
    /// A partner refused; what was agreed before goes on.
    case notAgreed = "NOT_AGREED"
    /// Every partner agreed.
    case agreed = "AGREED"
  }

  /// A proposal and what was said to it.
  package struct Asked: Hashable, Sendable {
    /// The proposal.
    package let proposal: RiskProposal
    /// The last answer of each partner that answered.
    package let answers: [OrganisationID: RiskAnswer]
    /// How it stands.
    package let state: State
  }

  /// The proposals, the oldest first.
  package let asked: [Asked]

  /// The standing of `proposals`, the oldest first, after `answers`, the oldest first.
  package init(
    partners: Set<OrganisationID>, proposals: [RiskProposal], answers: [RiskAnswer]
  ) {
    asked = proposals.map { proposal in
      var said: [OrganisationID: RiskAnswer] = [:]
      for answer in answers where answer.proposal == proposal.id { said[answer.partner] = answer }
      var agreed = Set(said.values.filter(\.isAgreed).map(\.partner))
      if said[proposal.proposer] == nil { agreed.insert(proposal.proposer) }
      let state: State =
        if said.values.contains(where: { !$0.isAgreed }) {
          .notAgreed
        } else {
          partners.isSubset(of: agreed) ? .agreed : .awaited
        }
      return Asked(proposal: proposal, answers: said, state: state)
    }
  }

  /// How the newest proposal stands.
  package var state: State { asked.last?.state ?? .unresolved }

  /// The agreed rule that holds on `day`: the one with the latest first day, of several the one
  /// that was proposed last; nil where none does.
  package func rule(on day: CivilDate) -> RiskProposal? {
    asked.filter { $0.state == .agreed && $0.proposal.rule.from <= day }.enumerated()
      .max {
        ($0.element.proposal.rule.from, $0.offset) < ($1.element.proposal.rule.from, $1.offset)
      }
      .map(\.element.proposal)
  }
}

/// What a fund is over or under by.
package struct Variance: Hashable, Sendable {
  /// The fund.
  package let fund: FundID
  /// Which way.
  package let kind: VarianceKind
  /// By how much, in pence; nil where nobody knows yet, which is never 0.
  package let pence: Int64?
  /// The day it is of.
  package let on: CivilDate
  /// What it is about, 1 to 200 characters.
  package let note: String

  /// A variance with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    fund: FundID, kind: VarianceKind, pence: Int64?, on: CivilDate, note: String
  ) throws(ServiceError) {
    self.fund = fund
    self.kind = kind
    self.pence = try pence.map { pence throws(ServiceError) in
      try Pence.checked(pence, field: "pence")
    }
    self.on = on
    self.note = try boundedText(note, field: "note")
  }
}

/// How a variance falls to the partners.
package struct SharedVariance: Hashable, Sendable {
  /// Why nobody knows who bears it.
  package enum Unresolved: String, Sendable, CaseIterable {
    /// Its amount is not known.
    case amountUnknown = "AMOUNT_UNKNOWN"
    /// No rule was agreed for its day.
    case noRule = "NO_RULE"
    /// The rule does not cover it.
    case notCovered = "NOT_COVERED"
    /// The rule goes by contributions and one is not settled.
    case contributionUnknown = "CONTRIBUTION_UNKNOWN"
  }

  /// Its name.
  package let id: RecordID
  /// The variance.
  package let variance: Variance
  /// The rule it is shared by; nil where there is none.
  package let rule: RiskProposalID?
  /// What falls to each partner, in pence, adding up to the whole; nil where that is unresolved.
  package let shares: [OrganisationID: Int64]?
  /// Why it is unresolved; nil where it is shared.
  package let unresolved: Unresolved?

  /// `variance` of `fund`, shared by the rule of its day.
  package init(_ id: RecordID, _ variance: Variance, of fund: Fund, by risk: RiskStanding) {
    self.id = id
    self.variance = variance
    let found = risk.rule(on: variance.on)
    rule = found?.id
    var why: Unresolved?
    var split: [OrganisationID: Int64]?
    if let pence = variance.pence {
      if let found, found.rule.covers.contains(variance.kind) {
        split = found.rule.weights(in: fund).flatMap { Pence.split(pence, by: $0) }
        if split == nil { why = .contributionUnknown }
      } else {
        why = found == nil ? .noRule : .notCovered
      }
    } else {
      why = .amountUnknown
    }
    shares = split
    unresolved = why
  }
}
