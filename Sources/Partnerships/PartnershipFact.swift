package import Vocabulary

/// Everything that is recorded of posts, powers, funds and jointly owned plans. A fact is appended;
/// a later version of it closes the one before and leaves it readable.
package enum PartnershipFact: Hashable, Sendable {
  /// A post.
  case post(Post)
  /// A person's time in a post.
  case appointment(Appointment)
  /// That a post answers for a duty.
  case accountability(Accountability)
  /// A power that is lent.
  case power(LentPower)
  /// That a lent power ended before its date.
  case powerEnding(PowerEnding)
  /// A decision under a lent power.
  case powerDecision(PowerDecision)
  /// A fund.
  case fund(Fund)
  /// Money into a fund or out of it.
  case payment(Payment)
  /// What a fund is over or under by.
  case variance(Variance)
  /// A risk rule that is proposed.
  case riskProposal(RiskProposal)
  /// What a partner says to it.
  case riskAnswer(RiskAnswer)
  /// Whose a plan is.
  case planOwners(PlanOwners)
  /// What a side says to a plan.
  case planAnswer(PlanAnswer)

  /// The records that it is about: it is found by each of them.
  package var subjects: Set<RecordID> {
    switch self {
    case .post(let post): [post.body.asRecord]
    case .appointment(let one): [one.post.asRecord, one.holder.asRecord]
    case .accountability(let one):
      [one.post.asRecord, one.place.asRecord, one.accountableTo.asRecord]
    case .power(let power):
      [power.place.asRecord, power.lender.asRecord, power.recipient.record]
    case .powerEnding(let ending): [ending.power.asRecord]
    case .powerDecision(let decision): [decision.power.asRecord]
    case .fund(let fund):
      Set([fund.place.asRecord, fund.host.asRecord])
        .union(fund.partners.map(\.organisation.asRecord))
        .union(fund.partners.compactMap(\.post?.asRecord))
    case .payment(let payment): [payment.fund.asRecord]
    case .variance(let variance): [variance.fund.asRecord]
    case .riskProposal(let proposal): [proposal.fund.asRecord]
    case .riskAnswer(let answer): [answer.proposal.asRecord]
    case .planOwners(let owners):
      Set([owners.plan.asRecord, owners.place?.asRecord].compactMap(\.self))
        .union(owners.sides.map(\.organisation.asRecord))
        .union(owners.sides.compactMap(\.post?.asRecord))
    case .planAnswer(let answer): [answer.plan.asRecord]
    }
  }

  /// The worker it names; nil where it names none.
  package var worker: WorkerID? {
    if case .appointment(let appointment) = self { appointment.holder } else { nil }
  }
}

extension LentPower.Recipient {
  /// The body or the post.
  package var record: RecordID {
    switch self {
    case .organisation(let body): body.asRecord
    case .post(let post): post.asRecord
    }
  }
}

/// A fact with its name and who recorded this version of it when.
package struct KeptPartnership: Hashable, Sendable {
  /// Its name; every version of it has the same.
  package let id: RecordID
  /// What it says.
  package let fact: PartnershipFact
  /// The organisation that recorded this version.
  package let recordedBy: OrganisationID
  /// When it did.
  package let recordedAt: Instant
  /// The commit.
  package let sequence: CommitSequence

  /// A fact with these parts.
  package init(
    id: RecordID, fact: PartnershipFact, recordedBy: OrganisationID, recordedAt: Instant,
    sequence: CommitSequence
  ) {
    self.id = id
    self.fact = fact
    self.recordedBy = recordedBy
    self.recordedAt = recordedAt
    self.sequence = sequence
  }
}
