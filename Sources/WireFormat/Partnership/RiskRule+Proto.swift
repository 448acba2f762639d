import OneWorkforceProtos
import Partnerships
import Vocabulary

// Risk rules and what falls to whom.

extension WireRiskRule {
  func nativeCovers() throws(ServiceError) -> Set<VarianceKind> {
    var kinds: Set<VarianceKind> = []
    for (index, text) in covers.enumerated() {
      guard kinds.insert(try requiredChoice(text, "covers[\(index)]")).inserted else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "covers", "must name each kind once")
      }
    }
    return kinds
  }

  func nativeMethod() throws(ServiceError) -> RiskRule.Method {
    switch try requiredChoice(method, "method", RiskMethodName.self) {
    case .byContribution:
      try requireNoShares()
      return .byContribution
    case .fixedShares:
      try requireAtMost(50, shares.count, "shares")
      guard bearerID.isEmpty else { throw Self.notAllowed("bearer_id") }
      var each: [OrganisationID: Int64] = [:]
      for (index, share) in shares.enumerated() {
        let partner: OrganisationID = try requiredID(
          share.organisationID, "shares[\(index)].organisation_id")
        guard each.updateValue(share.numerator, forKey: partner) == nil else {
          throw ServiceError(
            .invalidArgument, .duplicateItem, field: "shares", "must name each partner once")
        }
      }
      return .fixedShares(each, denominator: denominator)
    case .oneBears:
      let bearer: OrganisationID = try requiredID(bearerID, "bearer_id")
      guard shares.isEmpty else { throw Self.notAllowed("shares") }
      return .oneBears(bearer)
    }
  }

  private func requireNoShares() throws(ServiceError) {
    if !shares.isEmpty { throw Self.notAllowed("shares") }
    if !bearerID.isEmpty { throw Self.notAllowed("bearer_id") }
  }

  private static func notAllowed(_ field: String) -> ServiceError {
    ServiceError(
      .invalidArgument, .fieldNotAllowed, field: field, "must be empty for this method")
  }
}

/// The methods by name; what goes with each stands in other fields.
private enum RiskMethodName: String, CaseIterable {
  case byContribution = "BY_CONTRIBUTION"
  case fixedShares = "FIXED_SHARES"
  case oneBears = "ONE_BEARS"
}

extension RiskRule {
  func proto() -> WireRiskRule {
    .with {
      $0.covers = VarianceKind.allCases.filter(covers.contains).map(\.rawValue)
      switch method {
      case .byContribution: $0.method = RiskMethodName.byContribution.rawValue
      case .fixedShares(let shares, let denominator):
        $0.method = RiskMethodName.fixedShares.rawValue
        $0.denominator = denominator
        $0.shares = shares.sorted { $0.key < $1.key }.map { partner, numerator in
          .with {
            $0.organisationID = partner.description
            $0.numerator = numerator
          }
        }
      case .oneBears(let partner):
        $0.method = RiskMethodName.oneBears.rawValue
        $0.bearerID = partner.description
      }
      $0.validFrom = from.description
      $0.reviewOn = reviewOn.description
    }
  }
}

extension RiskStanding.Asked {
  func proto() -> WireRiskProposal {
    .with {
      $0.id = proposal.id.description
      $0.rule = proposal.rule.proto()
      $0.proposerID = proposal.proposer.description
      $0.state = state.rawValue
      $0.answers = answers.sorted { $0.key < $1.key }.map { partner, answer in
        .with {
          $0.organisationID = partner.description
          $0.agreed = answer.isAgreed
          $0.reason = answer.reason ?? ""
        }
      }
    }
  }
}

extension SharedVariance {
  func proto() -> WireSharedVariance {
    .with {
      $0.id = id.description
      $0.kind = variance.kind.rawValue
      if let pence = variance.pence { $0.pence = pence }
      $0.on = variance.on.description
      $0.note = variance.note
      $0.ruleID = rule?.description ?? ""
      $0.shares = (shares ?? [:]).sorted { $0.key < $1.key }.map { partner, pence in
        .with {
          $0.organisationID = partner.description
          $0.pence = pence
        }
      }
      $0.unresolved = unresolved?.rawValue ?? ""
    }
  }
}
