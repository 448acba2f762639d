package import Vocabulary

/// Where a fact comes from and when the service came to know it.
package struct FactOrigin: Hashable, Sendable {
  /// The fact's own identifier.
  package let id: FactID
  /// The worker it is about.
  package let worker: WorkerID
  /// The organisation that recorded it.
  package let recordedBy: OrganisationID
  /// When the service came to know it.
  package let recordedAt: Instant
  /// The commit that recorded it.
  package let sequence: CommitSequence
  /// The system it came from.
  package let source: SourceSystem

  /// An origin with these parts, as the store gives it.
  package init(
    id: FactID, worker: WorkerID, recordedBy: OrganisationID, recordedAt: Instant,
    sequence: CommitSequence, source: SourceSystem
  ) {
    self.id = id
    self.worker = worker
    self.recordedBy = recordedBy
    self.recordedAt = recordedAt
    self.sequence = sequence
    self.source = source
  }
}

/// The kind of system a fact came from.
package enum SourceSystem: String, Sendable, CaseIterable {
  /// Entered by a person or system of the recording organisation over the rpc.
  case direct = "DIRECT"
  /// The ASC-WDS bulk upload files.
  case ascWDS = "ASC_WDS"
  /// The plain training file.
  case trainingFile = "TRAINING_FILE"
  /// The Electronic Staff Record.
  case esr = "ESR"
}

/// A fact and its origin.
package struct Recorded<Fact: Hashable & Sendable>: Hashable, Sendable {
  /// Where it comes from.
  package let origin: FactOrigin
  /// What it says.
  package let fact: Fact

  /// `fact` with its origin.
  package init(_ fact: Fact, origin: FactOrigin) {
    self.fact = fact
    self.origin = origin
  }
}

/// Something that happened to a fact later; it has its own instant and may be back-dated where it
/// restricts.
package struct StatusEvent: Hashable, Sendable {
  /// What happened.
  package enum Kind: String, Sendable, CaseIterable {
    /// Set aside while something is looked into: a safeguarding event.
    case suspended = "SUSPENDED"
    /// A suspension lifted.
    case reinstated = "REINSTATED"
    /// Taken back for good.
    case revoked = "REVOKED"
    /// Replaced by a newer fact: routine.
    case superseded = "SUPERSEDED"
  }

  /// Why, from a closed list; no free text.
  package enum Cause: String, Sendable, CaseIterable {
    /// Recorded by mistake.
    case recordedInError = "RECORDED_IN_ERROR"
    /// The assessment did not hold up.
    case assessmentUnsound = "ASSESSMENT_UNSOUND"
    /// The assessor was not competent, authorised or registered.
    case assessorUnfit = "ASSESSOR_UNFIT"
    /// The evidence was not the worker's own or was false.
    case evidenceFalse = "EVIDENCE_FALSE"
    /// Practice was unsafe.
    case unsafePractice = "UNSAFE_PRACTICE"
    /// Under investigation.
    case underInvestigation = "UNDER_INVESTIGATION"
    /// An investigation ended without a finding.
    case investigationClosed = "INVESTIGATION_CLOSED"
    /// A newer record replaces it.
    case replaced = "REPLACED"
    /// At the worker's request.
    case workerRequest = "WORKER_REQUEST"
  }

  /// The fact it happened to.
  package let fact: FactID
  /// What happened.
  package let kind: Kind
  /// From when it holds, by the clock of facts; before it, the fact reads as it did.
  package let effectiveFrom: Instant
  /// Why.
  package let cause: Cause
  /// The newer fact, for `superseded` only.
  package let replacement: FactID?

  /// An event whose parts agree.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT` unless just `superseded` names a replacement,
  ///   another fact than itself.
  package init(
    fact: FactID, kind: Kind, effectiveFrom: Instant, cause: Cause, replacement: FactID? = nil
  ) throws(ServiceError) {
    guard (kind == .superseded) == (replacement != nil), replacement != fact else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "replacement_id",
        "must name another fact for a supersession and be empty otherwise")
    }
    self.fact = fact
    self.kind = kind
    self.effectiveFrom = effectiveFrom
    self.cause = cause
    self.replacement = replacement
  }
}
