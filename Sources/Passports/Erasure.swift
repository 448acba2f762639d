package import Vocabulary

/// A decision, as a steward recorded it, that a worker is erased.
package struct ErasureDecision: Hashable, Sendable {
  /// Why, from a closed list.
  package enum Ground: String, Sendable, CaseIterable {
    /// The holder asked the deciding organisation.
    case holderRequest = "HOLDER_REQUEST"
    /// The time for which the record must be kept is over.
    case retentionEnded = "RETENTION_ENDED"
    /// A court or regulator ordered it.
    case order = "ORDER"
  }

  /// Its identifier.
  package let id: RecordID
  /// Who is to be erased.
  package let worker: WorkerID
  /// The organisation that decided.
  package let organisation: OrganisationID
  /// Why.
  package let ground: Ground
  /// Where the decision is filed, 1 to 100 characters; it names no person.
  package let reference: String
  /// The post that decided, 1 to 100 characters.
  package let decidedBy: String
  /// The day of the decision.
  package let decidedOn: CivilDate
  /// Who recorded it: another must carry it out.
  package let recordedBy: String

  /// A decision whose parts are bounded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    id: RecordID, worker: WorkerID, organisation: OrganisationID, ground: Ground,
    reference: String, decidedBy: String, decidedOn: CivilDate, recordedBy: String
  ) throws(ServiceError) {
    self.id = id
    self.worker = worker
    self.organisation = organisation
    self.ground = ground
    self.reference = try boundedText(reference, field: "reference", limit: 100)
    self.decidedBy = try boundedText(decidedBy, field: "decided_by", limit: 100)
    self.decidedOn = decidedOn
    self.recordedBy = recordedBy
  }
}

/// What stays of a worker who was erased.
package struct WorkerTombstone: Hashable, Sendable {
  /// The opaque identifier that others' records may still name.
  package let worker: WorkerID
  /// The decision it rests on.
  package let decision: RecordID
  /// When.
  package let erasedAt: Instant

  /// A tombstone with these parts.
  package init(worker: WorkerID, decision: RecordID, erasedAt: Instant) {
    self.worker = worker
    self.decision = decision
    self.erasedAt = erasedAt
  }
}

/// Records of one kind about a worker, as they are kept.
package struct HeldTable: Hashable, Sendable {
  /// What becomes of such records when the worker is erased.
  package enum Fate: String, Sendable, CaseIterable {
    /// They go.
    case deleted = "DELETED"
    /// The record stays in its chain and what it says goes.
    case cleared = "CLEARED"
    /// They stay as another body's record, under an opaque identifier and no name.
    case kept = "KEPT"
  }

  /// One part of a record.
  package struct Field: Hashable, Sendable {
    /// What it is called.
    package let name: String
    /// What it says: a text, a whole number, a moment, an identifier or hexadecimal digits.
    package let value: String

    /// A part.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The table's name.
  package let name: String
  /// What its records say, as a plain sentence.
  package let what: String
  /// What becomes of them.
  package let fate: Fate
  /// The records, each its parts that have a value.
  package let rows: [[Field]]

  /// A table with these parts.
  package init(name: String, what: String, fate: Fate, rows: [[Field]]) {
    self.name = name
    self.what = what
    self.fate = fate
    self.rows = rows
  }
}

/// Reading what is held of a worker and what was decided about erasing them.
package protocol ErasureReading {
  /// The records about the worker beside who they are and their passport's entries: table by table,
  /// those without any left out. Keys and keyed hashes are not shown.
  func held(of worker: WorkerID) throws -> [HeldTable]
  /// Whether the worker asked `organisation` to be erased.
  func erasureWasRequested(by worker: WorkerID, of organisation: OrganisationID) throws -> Bool
  /// The decision, or nil.
  func erasureDecision(_ id: RecordID) throws -> ErasureDecision?
  /// What stays of the worker; nil where they were not erased.
  func tombstone(of worker: WorkerID) throws -> WorkerTombstone?
  /// Whether `organisation` recorded anything in the worker's passport.
  func keepsRecord(_ organisation: OrganisationID, of worker: WorkerID) throws -> Bool
  /// Whether any engagement of the worker is in force at `instant`.
  func isEngagedAnywhere(_ worker: WorkerID, at instant: Instant) throws -> Bool
}

/// Erasing.
package protocol ErasureWriting: ErasureReading {
  /// Records that the worker asks `organisation` to be erased.
  func recordErasureRequest(
    _ id: RecordID, by worker: WorkerID, of organisation: OrganisationID, at instant: Instant
  ) throws
  /// Records a decision.
  func record(_ decision: ErasureDecision) throws
  /// Erases the worker of `decision` with every record merged into theirs: keys, keyed hashes,
  /// identity, passport, grants, looks and what their answers said; the tombstone is set. How many
  /// rows went.
  func carryOut(_ decision: ErasureDecision, at instant: Instant) throws -> Int
}
