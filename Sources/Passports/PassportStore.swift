package import Access
package import Vocabulary

/// Reading passports on one snapshot. Each reader of a passport needs a ``Access/Sight``: there is
/// no way to build the query without one.
package protocol PassportReading {
  /// The passport as far as `sight` reaches, as known at `known`; nil where there is none.
  ///
  /// Assessors' registrations and the bodies named come with it.
  func passport(_ sight: Sight, knownAt known: CommitSequence) throws -> PassportFacts?
  /// The worker's record without anything in the passport; nil where there is none.
  func worker(_ id: WorkerID, knownAt known: CommitSequence) throws -> Worker?
  /// The version of the worker's identity record.
  func workerEtag(_ id: WorkerID) throws -> Etag?
  /// Workers whose family name and birth date, folded, are just these; at most `limit`.
  func workers(
    familyName: String, birthDate: CivilDate, limit: Int
  ) throws -> [WorkerID]
  /// Workers that carry this identifier; at most `limit`.
  func workers(identifiedBy identifier: WorkerIdentifier, limit: Int) throws -> [WorkerID]
  /// Workers with an engagement of `organisation` in force at `instant` after `cursor`, in order of
  /// identifier, at most `limit`.
  func workers(
    engagedBy organisation: OrganisationID, at instant: Instant, after cursor: WorkerID?, limit: Int
  ) throws -> [WorkerID]
  /// Which worker a fact is about, or nil; a fact's existence is not disclosed by itself.
  func subject(of fact: FactID) throws -> WorkerID?
  /// Which worker and achievement, if the fact is one, as known now.
  func achievement(_ fact: FactID, knownAt known: CommitSequence) throws -> Recorded<Achievement>?
  /// Status events of a fact, oldest recorded first.
  func events(of fact: FactID, knownAt known: CommitSequence) throws -> [Recorded<StatusEvent>]
  /// What `organisation` itself holds of the worker from files of `source`, as known now; no sight
  /// is needed for what it wrote. Superseded achievements are left out.
  func importedFacts(
    of worker: WorkerID, by organisation: OrganisationID, source: SourceSystem
  ) throws -> ImportedFacts
  /// The registration, if the fact is one.
  func registration(
    _ fact: FactID, knownAt known: CommitSequence
  ) throws -> Recorded<Registration>?
  /// The check, if the fact is one.
  func check(_ fact: FactID, knownAt known: CommitSequence) throws -> Recorded<EmploymentCheck>?
}

/// Writing passports. Each call appends one fact under the running change; what it corrects is
/// closed, never changed.
package protocol PassportWriting: PassportReading {
  /// Adds a worker with a sealed identity under a key of their own.
  func add(_ worker: Worker, identity: WorkerIdentity) throws
  /// Replaces the sealed identity; the earlier version is closed.
  func record(_ identity: WorkerIdentity, level: Worker.IdentityLevel, of worker: WorkerID) throws
  /// Adds one identifier to the sealed identity, which nobody reads for it.
  func add(_ identifier: WorkerIdentifier, to worker: WorkerID) throws
  /// Marks two records as possibly one person.
  func markPossibleDuplicate(_ one: WorkerID, _ other: WorkerID) throws
  /// Settles a possible duplicate: `duplicate` is read at `kept` from now on.
  func merge(_ duplicate: WorkerID, into kept: WorkerID) throws
  /// Settles that two records are different people.
  func separate(_ one: WorkerID, _ other: WorkerID) throws
  /// Appends a registration.
  func record(
    _ registration: Registration, id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    source: SourceSystem
  ) throws
  /// Appends an employment check.
  func record(
    _ check: EmploymentCheck, id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    source: SourceSystem
  ) throws
  /// Appends an achievement.
  func record(
    _ achievement: Achievement, id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    source: SourceSystem
  ) throws
  /// Appends evidence of an achievement of the same worker.
  func record(
    _ evidence: Evidence, id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    source: SourceSystem
  ) throws
  /// Appends something that happened to a fact of the worker.
  func record(
    _ event: StatusEvent, id: FactID, of worker: WorkerID, by organisation: OrganisationID
  ) throws
  /// Appends an attestation of a fact of the worker.
  func record(
    _ attestation: Attestation, id: FactID, of worker: WorkerID, by organisation: OrganisationID
  ) throws
  /// Appends an employer's answer about an achievement of the worker.
  func record(
    _ acceptance: EmployerAcceptance, id: FactID, of worker: WorkerID,
    by organisation: OrganisationID
  ) throws
}
