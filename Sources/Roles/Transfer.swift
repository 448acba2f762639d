package import Passports
package import Vocabulary

/// A worker's move to an employer, opened as a record: three lists of what stands in the way.
package struct Transfer: Hashable, Sendable {
  /// Its identifier.
  package let id: TransferID
  /// Who moves.
  package let worker: WorkerID
  /// Where to.
  package let to: OrganisationID
  /// Where from, where that is one of ours.
  package let from: OrganisationID?
  /// The role they are to have.
  package let role: RoleCode
  /// The day they are to start, in London.
  package let startsOn: CivilDate
  /// When the move was opened.
  package let openedAt: Instant
  /// What the passport was worth then.
  package let basis: Basis
  /// The entries, practical first, then legal, then contractual.
  package let items: [TransferItem]

  /// A move with these parts.
  package init(
    id: TransferID, worker: WorkerID, to: OrganisationID, from: OrganisationID?, role: RoleCode,
    startsOn: CivilDate, openedAt: Instant, basis: Basis, items: [TransferItem]
  ) {
    self.id = id
    self.worker = worker
    self.to = to
    self.from = from
    self.role = role
    self.startsOn = startsOn
    self.openedAt = openedAt
    self.basis = basis
    self.items = items
  }
}

/// One thing that must be in order for a move.
package struct TransferItem: Hashable, Sendable {
  /// The three lists.
  package enum List: String, Sendable, CaseIterable {
    /// Skills, training, access: what can be arranged.
    case practical = "PRACTICAL"
    /// What law asks for: identity, right to work, registration, criminal record check.
    case legal = "LEGAL"
    /// What is agreed: notice, continuity of service, local sign-off.
    case contractual = "CONTRACTUAL"
  }

  /// Where the entry stands.
  package enum State: String, Sendable, CaseIterable {
    case pass = "PASS"
    case blocked = "BLOCKED"
    case needsPerson = "NEEDS_PERSON"
  }

  /// What somebody decided about an entry.
  package struct Ruling: Hashable, Sendable {
    /// Whether the move may go on as far as this entry is concerned.
    package let isCleared: Bool
    /// Who decided: a post; 1 to 100 characters.
    package let decidedBy: String
    /// When.
    package let at: Instant

    /// A ruling with a named decider.
    ///
    /// - Throws: ``ServiceError``, naming `decided_by`.
    package init(isCleared: Bool, decidedBy: String, at: Instant) throws(ServiceError) {
      self.isCleared = isCleared
      self.decidedBy = try boundedText(decidedBy, field: "decided_by", limit: 100)
      self.at = at
    }
  }

  /// Which list it is on.
  package let list: List
  /// What it is about: a requirement's code, or `CONTINUITY`, `NOTICE` and the like.
  package let code: String
  /// Where it stood when the move was opened.
  package let state: State
  /// Why, and what to do, in a plain sentence.
  package let explanation: String
  /// Who has to act.
  package let owner: Owner
  /// The cause by which blocked moves are counted; nil for a pass.
  package let cause: FindingReason?
  /// What somebody decided since.
  package let ruling: Ruling?

  /// An entry with these parts.
  package init(
    list: List, code: String, state: State, explanation: String, owner: Owner,
    cause: FindingReason?, ruling: Ruling? = nil
  ) {
    self.list = list
    self.code = code
    self.state = state
    self.explanation = explanation
    self.owner = owner
    self.cause = cause
    self.ruling = ruling
  }
}
