package import Vocabulary

/// A fund as it reads: its money, what went round, who bears what, and the need that no money
/// changes.
package struct FundView: Hashable, Sendable {
  /// Its name.
  package let id: FundID
  /// What it says.
  package let fund: Fund
  /// What was paid in and out, and what of it went round.
  package let money: CircularMoney
  /// The rules, agreed and not.
  package let risk: RiskStanding
  /// The rule that holds on the day; nil where none does.
  package let ruleInForce: RiskProposal?
  /// Whether that rule is past its review.
  package let isReviewOverdue: Bool
  /// Variances by day, each with how it falls to the partners.
  package let variances: [SharedVariance]

  /// The fund `id` on `day`; nil where it is not among `records`.
  package init?(of id: FundID, on day: CivilDate, _ records: PartnershipRecords) {
    guard let fund = records.funds[id] else { return nil }
    self.id = id
    self.fund = fund
    // What happened after the day is not looked at.
    money = CircularMoney(
      records.payments.filter { $0.fund == id && LondonTime.date(of: $0.at) <= day })
    let risk = records.risk(of: id)
    self.risk = risk
    let rule = risk.rule(on: day)
    ruleInForce = rule
    isReviewOverdue = rule.map { $0.rule.reviewOn < day } ?? false
    variances = records.variances.filter { $0.variance.fund == id && $0.variance.on <= day }
      .sorted { ($0.variance.on, $0.id) < ($1.variance.on, $1.id) }
      .map { SharedVariance($0.id, $0.variance, of: fund, by: risk) }
  }
}
