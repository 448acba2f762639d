package import Planning
package import Vocabulary

/// What goes with a post whoever holds it, so that a successor sees all that is open.
package struct PostFile: Hashable, Sendable {
  /// A fund that the post answers for.
  package struct HeldFund: Hashable, Sendable {
    /// The fund.
    package let id: FundID
    /// What it says.
    package let fund: Fund
    /// How its newest risk rule stands; a rule that is not agreed is a dispute.
    package let risk: RiskStanding.State
  }

  /// The post.
  package let id: PostID
  /// What it says.
  package let post: Post
  /// Who fills it on the day, who did, and since when it is vacant.
  package let filled: FilledPost
  /// What it answers for on the day, in order of name.
  package let duties: [AccountabilityID: Accountability]
  /// Powers lent to it or to its body that are in force on the day.
  package let powers: [PowerStanding]
  /// Jointly owned plans that it speaks for.
  package let plans: [PlanApproval]
  /// Funds that it answers for and that are open on the day.
  package let funds: [HeldFund]

  /// The file of `post` on `day`; nil where it is not among `records`.
  package init?(
    of id: PostID, on day: CivilDate, _ records: PartnershipRecords, holdings: [Holding]
  ) {
    guard let post = records.posts[id] else { return nil }
    self.id = id
    self.post = post
    filled = FilledPost(post, holdings, on: day)
    duties = records.accountabilities.filter {
      $0.value.post == id && $0.value.period.contains(day)
    }
    powers = records.powerStandings.filter { standing in
      let recipient = standing.power.recipient.record
      return standing.state(on: day) == .inForce
        && (recipient == id.asRecord || recipient == post.body.asRecord)
    }
    plans = records.owners.values.filter { $0.sides.contains { $0.post == id } }
      .sorted { $0.plan < $1.plan }.compactMap { records.approval(of: $0.plan) }
    funds = records.funds.keys.sorted().compactMap { fund in
      records.funds[fund].flatMap { terms in
        guard terms.period.contains(day), terms.partners.contains(where: { $0.post == id }) else {
          return nil
        }
        return HeldFund(id: fund, fund: terms, risk: records.risk(of: fund).state)
      }
    }
  }

  /// Plans that a side refused and funds whose newest rule a partner refused.
  package var disputes: (plans: [PlanID], funds: [FundID]) {
    (
      plans.filter { $0.state == .refused }.map(\.owners.plan),
      funds.filter { $0.risk == .notAgreed }.map(\.id)
    )
  }
}
