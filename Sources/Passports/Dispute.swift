package import Vocabulary

/// A holder's mark that an entry of their passport is wrong, and what the body that attested it
/// answered. It hides nothing: it travels with the entry, and whoever sees the one sees the other.
package struct Dispute: Hashable, Sendable {
  /// What is wrong, from a closed list.
  package enum Ground: String, Sendable, CaseIterable {
    /// The entry is about somebody else.
    case notMine = "NOT_MINE"
    /// What it says never happened.
    case neverHappened = "NEVER_HAPPENED"
    case wrongDate = "WRONG_DATE"
    case wrongLevel = "WRONG_LEVEL"
    /// Something else in it.
    case wrongDetail = "WRONG_DETAIL"
    /// It was right once.
    case outOfDate = "OUT_OF_DATE"
    /// Another entry says the same.
    case duplicate = "DUPLICATE"
  }

  /// What the body answers.
  package enum Outcome: String, Sendable, CaseIterable {
    /// The entry is right as it is.
    case stands = "STANDS"
    /// The entry was taken back or replaced.
    case corrected = "CORRECTED"
  }

  /// How it stands.
  package enum State: String, Sendable, CaseIterable {
    /// Nobody has answered.
    case open = "OPEN"
    case stands = "STANDS"
    case corrected = "CORRECTED"
  }

  /// The body's answer; a dispute has at most one.
  package struct Answer: Hashable, Sendable {
    /// What it answers.
    package let outcome: Outcome
    /// Which body.
    package let organisation: OrganisationID
    /// Why, 1 to 500 characters, or nil.
    package let note: String?
    /// When.
    package let at: Instant

    /// An answer whose parts are bounded.
    ///
    /// - Throws: ``ServiceError`` naming `note`.
    package init(
      outcome: Outcome, organisation: OrganisationID, note: String?, at: Instant
    ) throws(ServiceError) {
      self.outcome = outcome
      self.organisation = organisation
      self.note = try optionalText(note ?? "", field: "note", limit: Dispute.longestText)
      self.at = at
    }
  }

  /// The longest statement and note, in characters.
  package static let longestText = 500

  /// Its identifier.
  package let id: RecordID
  /// The entry.
  package let fact: FactID
  /// What is wrong.
  package let ground: Ground
  /// In the holder's own words, 1 to 500 characters, or nil; also nil once the holder was erased.
  package let statement: String?
  /// When it was opened.
  package let openedAt: Instant
  /// The answer, once there is one.
  package var answer: Answer?

  /// A dispute whose parts are bounded.
  ///
  /// - Throws: ``ServiceError`` naming `statement`.
  package init(
    id: RecordID, fact: FactID, ground: Ground, statement: String?, openedAt: Instant,
    answer: Answer? = nil
  ) throws(ServiceError) {
    self.id = id
    self.fact = fact
    self.ground = ground
    self.statement = try optionalText(
      statement ?? "", field: "statement", limit: Self.longestText)
    self.openedAt = openedAt
    self.answer = answer
  }

  /// How it stands.
  package var state: State {
    switch answer?.outcome {
    case nil: .open
    case .stands: .stands
    case .corrected: .corrected
    }
  }
}

extension Sequence<Dispute> {
  /// The mark that an entry with these disputes bears: that of the one opened last, an open one
  /// before all others; nil without any.
  package var mark: Dispute.State? {
    if contains(where: { $0.state == .open }) { return .open }
    return self.max { ($0.openedAt, $0.id) < ($1.openedAt, $1.id) }?.state
  }
}

/// A dispute with whose entry it is about.
package struct WorkerDispute: Hashable, Sendable {
  /// Whose entry; the record that others were merged into, where they were.
  package let worker: WorkerID
  /// The dispute.
  package let dispute: Dispute

  /// The dispute of `worker`.
  package init(worker: WorkerID, dispute: Dispute) {
    self.worker = worker
    self.dispute = dispute
  }
}

/// Reading disputes on one snapshot; those of a passport come with it.
package protocol DisputeReading {
  /// The dispute, or nil where there is none.
  func dispute(_ id: RecordID) throws -> WorkerDispute?
  /// The worker's disputes after `cursor` in order of identifier, at most `limit`.
  func disputes(
    of worker: WorkerID, isOpen: Bool, after cursor: RecordID?, limit: Int
  ) throws -> [WorkerDispute]
  /// Disputes about entries that `organisation` recorded or attested, after `cursor` in order of
  /// identifier, at most `limit`.
  func disputes(
    about organisation: OrganisationID, isOpen: Bool, after cursor: RecordID?, limit: Int
  ) throws -> [WorkerDispute]
}

/// Writing disputes.
package protocol DisputeWriting: DisputeReading {
  /// Opens a dispute of an entry of the worker.
  ///
  /// - Throws: ``ServiceError``: not found, naming `fact_id`, where they have no such entry.
  func record(_ dispute: Dispute, of worker: WorkerID) throws
  /// Answers an open dispute.
  func record(_ answer: Dispute.Answer, of dispute: RecordID) throws
}
