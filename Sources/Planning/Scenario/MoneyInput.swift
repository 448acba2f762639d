package import Vocabulary

/// Whose money it is.
package struct BudgetHolder: Hashable, Sendable {
  /// Its code.
  package let code: HolderCode
  /// Its name.
  package let name: String

  /// A holder with this name.
  package init(code: HolderCode, name: String) {
    self.code = code
    self.name = name
  }
}

/// A holder's exact share of something.
package struct HolderShare: Hashable, Sendable {
  /// The holder.
  package let holder: HolderCode
  /// The share.
  package let share: Fraction

  /// A share of `holder`.
  package init(holder: HolderCode, share: Fraction) {
    self.holder = holder
    self.share = share
  }
}

/// What a group is paid at a place, or at all.
package struct PayInput: Hashable, Sendable {
  /// The place; nil for every place without a row of its own.
  package let place: PlanPlaceCode?
  /// The group.
  package let group: GroupCode
  /// Pay of one FTE a year, in pence.
  package let yearlyPayPence: Int64
  /// Employer's on-cost as a share of pay, 0 to 2.
  package let onCostShare: Double
  /// Price of one bank or agency hour, in pence; nil where it is not known.
  package let agencyHourPence: Int64?

  /// Pay with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    place: PlanPlaceCode?, group: GroupCode, yearlyPayPence: Int64, onCostShare: Double,
    agencyHourPence: Int64? = nil, field: String
  ) throws(ServiceError) {
    try requireNumber(
      Double(yearlyPayPence), in: 1...1e9, field: field + ".yearly_pay_pence")
    try requireNumber(onCostShare, in: 0...2, field: field + ".on_cost_share")
    if let agencyHourPence {
      try requireNumber(
        Double(agencyHourPence), in: 0...1e6, field: field + ".agency_hour_pence")
    }
    self.place = place
    self.group = group
    self.yearlyPayPence = yearlyPayPence
    self.onCostShare = onCostShare
    self.agencyHourPence = agencyHourPence
  }
}

/// A line of cost, shared among holders exactly.
package struct CostLineInput: Hashable, Sendable {
  /// What the line adds up.
  package enum Kind: Hashable, Sendable {
    /// Pay and on-cost of a group.
    case pay(GroupCode)
    /// Bank and agency hours of a group at their price.
    case agency(GroupCode)
    /// Training for delegated tasks: newly trained × (course + assessor hours) × pence an hour.
    case training(pencePerHour: Int64)
    /// Travel of joint posts: hours × pence an hour.
    case travel(pencePerHour: Int64)
    /// A lever's yearly cost while it is pulled.
    case lever(LeverCode)
  }

  /// Its code.
  package let code: CostLineCode
  /// Its name.
  package let name: String
  /// The place; nil for all places together.
  package let place: PlanPlaceCode?
  /// What it adds up.
  package let kind: Kind
  /// Who pays which part; shares sum to exactly 1.
  package let shares: [HolderShare]

  /// A line with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    code: CostLineCode, name: String, place: PlanPlaceCode?, kind: Kind,
    shares: [HolderShare], field: String
  ) throws(ServiceError) {
    try Fraction.requireSumOfOne(shares.map(\.share), field: field + ".shares")
    guard Set(shares.map(\.holder)).count == shares.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: field + ".shares", "must name each holder once")
    }
    self.code = code
    self.name = name
    self.place = place
    self.kind = kind
    self.shares = shares
  }
}

/// A pooled fund: what each holder puts in, and who bears what is left or lacking.
package struct PooledFundInput: Hashable, Sendable {
  /// What one holder puts in a year.
  package struct Contribution: Hashable, Sendable {
    /// The holder.
    package let holder: HolderCode
    /// Pence a year.
    package let pence: Int64

    /// A contribution of `holder`; ``PooledFundInput`` checks it.
    package init(holder: HolderCode, pence: Int64) {
      self.holder = holder
      self.pence = pence
    }
  }

  /// Its name.
  package let name: String
  /// Who holds it.
  package let host: HolderCode
  /// Its legal basis in words, such as `section 75`.
  package let legalBasis: String
  /// The cost lines it pays.
  package let lines: [CostLineCode]
  /// Contributions a year, in pence.
  package let contributionsPence: [Contribution]
  /// How over- and underspend is shared; nil where it is not agreed, and the amount is unresolved.
  package let riskShares: [HolderShare]?

  /// A fund with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    name: String, host: HolderCode, legalBasis: String, lines: [CostLineCode],
    contributionsPence: [Contribution],
    riskShares: [HolderShare]?, field: String
  ) throws(ServiceError) {
    guard !name.isEmpty, !legalBasis.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".legal_basis",
        "a fund needs a name and a legal basis")
    }
    for contribution in contributionsPence {
      try requireNumber(
        Double(contribution.pence), in: 0...1e13, field: field + ".contributions_pence")
    }
    if let riskShares {
      try Fraction.requireSumOfOne(riskShares.map(\.share), field: field + ".risk_shares")
    }
    self.name = name
    self.host = host
    self.legalBasis = legalBasis
    self.lines = lines
    self.contributionsPence = contributionsPence
    self.riskShares = riskShares
  }
}
