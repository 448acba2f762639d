package import ReferenceData
package import Vocabulary

/// What an answer rests on, so that it can be given again.
package struct DecisionBasis: Hashable, Sendable {
  /// The moment asked about, the start of a window.
  package let at: Instant
  /// What was known at: the last commit at or before it.
  package let asKnownAt: Instant
  /// The last commit that the answer saw; a replay reads at just this one.
  package let sequence: CommitSequence
  /// The catalogue.
  package let catalogue: String
  /// The policy set.
  package let policy: String
  /// The civil clock's rule.
  package let civilTime: String

  /// A basis of these parts.
  package init(
    at: Instant, asKnownAt: Instant, sequence: CommitSequence, catalogue: String, policy: String,
    civilTime: String = LondonTime.ruleVersion
  ) {
    self.at = at
    self.asKnownAt = asKnownAt
    self.sequence = sequence
    self.catalogue = catalogue
    self.policy = policy
    self.civilTime = civilTime
  }
}

/// An answer as it is kept: never changed, and chained by hash to the one before.
package struct DecisionRecord: Hashable, Sendable {
  /// Its name.
  package let id: DecisionID
  /// What was asked.
  package let question: DelegationQuestion
  /// What was answered.
  package let decision: Decision
  /// What that rests on.
  package let basis: DecisionBasis
  /// The organisation that asked; nil for a holder.
  package let askedBy: OrganisationID?

  /// A record of these parts.
  package init(
    id: DecisionID, question: DelegationQuestion, decision: Decision, basis: DecisionBasis,
    askedBy: OrganisationID?
  ) {
    self.id = id
    self.question = question
    self.decision = decision
    self.basis = basis
    self.askedBy = askedBy
  }
}

/// A kept answer's place in the chain. Its hash covers the place, the name, the instant, the
/// commitment and the hash before; the commitment is SHA-256 over a random salt and the content, so
/// that erasing both keeps the chain whole and tells nothing.
package struct DecisionLink: Hashable, Sendable {
  /// Its number in the chain, from 1 without gaps.
  package let number: Int64
  /// The record.
  package let id: DecisionID
  /// When it was recorded.
  package let recordedAt: Instant
  /// The commit that brought it.
  package let sequence: CommitSequence
  /// SHA-256 over salt and content, 32 bytes.
  package let commitment: [UInt8]
  /// The hash of the link before, 32 bytes; zeros before the first.
  package let previous: [UInt8]
  /// Its own hash, 32 bytes.
  package let hash: [UInt8]

  /// A link of these parts.
  package init(
    number: Int64, id: DecisionID, recordedAt: Instant, sequence: CommitSequence,
    commitment: [UInt8], previous: [UInt8], hash: [UInt8]
  ) {
    self.number = number
    self.id = id
    self.recordedAt = recordedAt
    self.sequence = sequence
    self.commitment = commitment
    self.previous = previous
    self.hash = hash
  }
}

/// A kept answer as read back.
package struct KeptDecision: Hashable, Sendable {
  /// What is left of it.
  package enum Content: Hashable, Sendable {
    /// All of it.
    case whole(DecisionRecord)
    /// Its content was erased under an order; a replay is incomplete.
    case erased(at: Instant, reason: String)
  }

  /// Its place in the chain.
  package let link: DecisionLink
  /// What is left of it.
  package let content: Content

  /// A kept answer of these parts.
  package init(link: DecisionLink, content: Content) {
    self.link = link
    self.content = content
  }
}

/// What a look-back found: today's answer to an earlier question, beside the one given then.
package struct DecisionFinding: Hashable, Sendable {
  /// The record the look-back started from: an assessor's fact, a mapping, a delegator's.
  package let cause: RecordID
  /// Today's verdict on what held then.
  package let verdict: Decision.Verdict
  /// Today's reasons, in table order, by code.
  package let reasons: [DelegationReason]
  /// What it was judged on: the last commit the look-back saw.
  package let sequence: CommitSequence
  /// When it was found.
  package let at: Instant

  /// A finding of these parts.
  package init(
    cause: RecordID, verdict: Decision.Verdict, reasons: [DelegationReason],
    sequence: CommitSequence, at: Instant
  ) {
    self.cause = cause
    self.verdict = verdict
    self.reasons = reasons
    self.sequence = sequence
    self.at = at
  }
}
