package import Vocabulary

/// How one change is recognised when it comes again: who asked, for what, under which name.
package struct RequestKey: Hashable, Sendable {
  /// The issuer of the caller's subject.
  package let issuer: String
  /// The caller's subject.
  package let subject: String
  /// The rpc.
  package let method: String
  /// The name the caller gave the change.
  package let request: RequestID

  /// The key of `request` by `caller` to `method`.
  package init(_ caller: Caller, method: String, request: RequestID) {
    issuer = caller.issuer
    subject = caller.subject
    self.method = method
    self.request = request
  }
}

/// What a change answers, the first time and at every replay.
package struct Receipt: Hashable, Sendable {
  /// The record made or changed, as its UUID.
  package let id: String
  /// The version of the record after the change.
  package let etag: Etag
  /// The commit.
  package let sequence: CommitSequence
  /// When the service recorded it.
  package let recordedAt: Instant
  /// Whether it had been carried out before and nothing was done now.
  package var wasReplayed: Bool
  /// Whether everything was checked and nothing written.
  package var wasValidatedOnly: Bool

  /// A receipt with these parts.
  package init(
    id: String, etag: Etag, sequence: CommitSequence, recordedAt: Instant,
    wasReplayed: Bool = false, wasValidatedOnly: Bool = false
  ) {
    self.id = id
    self.etag = etag
    self.sequence = sequence
    self.recordedAt = recordedAt
    self.wasReplayed = wasReplayed
    self.wasValidatedOnly = wasValidatedOnly
  }
}

/// The trail of changes: who did what under which rule, with the answer kept for replays.
package struct ChangeEntry: Hashable, Sendable {
  /// The key by which a replay is recognised.
  package let key: RequestKey
  /// The organisation the caller acted for; nil for a holder.
  package let organisation: OrganisationID?
  /// The duty the caller acted under.
  package let duty: Duty
  /// The rule that allowed it.
  package let rule: RuleID
  /// What it answered.
  package let receipt: Receipt
  /// Counts and digests worth keeping beside the receipt, as short text; at most 1,000 characters.
  package let note: String

  /// An entry with these parts.
  package init(
    key: RequestKey, organisation: OrganisationID?, duty: Duty, rule: RuleID, receipt: Receipt,
    note: String = ""
  ) {
    self.key = key
    self.organisation = organisation
    self.duty = duty
    self.rule = rule
    self.receipt = receipt
    self.note = note
  }
}

/// Reading commits and earlier changes on one snapshot.
package protocol CommitReading {
  /// The last commit this snapshot sees.
  func latestSequence() throws -> CommitSequence
  /// The last commit at or before `instant`.
  func sequence(knownAt instant: Instant) throws -> CommitSequence
  /// What the change of this key answered, or nil where it has not been carried out.
  ///
  /// - Throws: ``ServiceError`` `REQUEST_ID_REUSED` where `body` differs from the one carried out.
  func earlierChange(_ key: RequestKey, body: [UInt8]) throws -> ChangeEntry?
}

/// Writing under one commit.
package protocol CommitWriting: CommitReading {
  /// The number this change commits under; the first call takes it.
  func sequence() throws -> CommitSequence
  /// When the change is recorded; never before an earlier commit.
  func recordedAt() throws -> Instant
  /// Keeps what was done and its answer, for the audit trail and for replays of the same `body`.
  func record(_ entry: ChangeEntry, body: [UInt8]) throws
  /// Carries out `body` or leaves no trace of it, within the running change. What a constraint
  /// refused comes out as a ``ServiceError``. The change has taken its ``sequence()`` before.
  func savepoint<Value>(_ body: () throws -> Value) throws -> Value
}
