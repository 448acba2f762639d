package import Vocabulary

/// One look, or an attempt at one: committed before its answer leaves and listed to the worker.
package struct AccessEntry: Hashable, Sendable {
  /// Its identifier.
  package let id: AccessID
  /// Whose passport.
  package let worker: WorkerID
  /// When the look was.
  package let at: Instant
  /// Who looked: the subject the issuer vouches for.
  package let subject: String
  /// The organisation they looked for; nil for the holder.
  package let organisation: OrganisationID?
  /// The duty they acted under.
  package let duty: Duty
  /// The rpc they called.
  package let method: String
  /// Why they said they looked; nil where they gave no listed reason.
  package let purpose: Purpose?
  /// The groups they saw; empty for a denial.
  package let groups: Set<FieldGroup>
  /// Whether they saw anything.
  package let wasAllowed: Bool
  /// The rule that decided.
  package let rule: RuleID
  /// The grant it rested on, where it did.
  package let grant: ShareGrantID?

  /// An entry with these parts.
  package init(
    id: AccessID, worker: WorkerID, at: Instant, subject: String, organisation: OrganisationID?,
    duty: Duty, method: String, purpose: Purpose?, groups: Set<FieldGroup>, wasAllowed: Bool,
    rule: RuleID, grant: ShareGrantID?
  ) {
    self.id = id
    self.worker = worker
    self.at = at
    self.subject = subject
    self.organisation = organisation
    self.duty = duty
    self.method = method
    self.purpose = purpose
    self.groups = groups
    self.wasAllowed = wasAllowed
    self.rule = rule
    self.grant = grant
  }
}

/// Reading relations, grants and looks on one snapshot. Nothing here opens a passport.
package protocol AccessReading {
  /// How the caller's organisation stands to `worker` at `instant`, by what is known now: employs,
  /// enrols and live grants. Empty facts for a worker that does not exist.
  func relations(
    of organisation: OrganisationID?, to worker: WorkerID, at instant: Instant
  ) throws -> RelationFacts
  /// Whether `organisation` wrote or signed the fact.
  func attested(_ fact: FactID, by organisation: OrganisationID) throws -> Bool
  /// Whether `organisation` holds an assessor authorisation in force at `instant`.
  func assesses(_ organisation: OrganisationID, at instant: Instant) throws -> Bool
  /// Whether an audit engagement of `organisation` is in force at `instant`.
  func audits(_ organisation: OrganisationID, at instant: Instant) throws -> Bool
  /// The grant, withdrawn or not, or nil.
  func grant(_ id: ShareGrantID) throws -> ShareGrant?
  /// The grant that `code` stands for, withdrawn or not, or nil.
  func grant(withCode code: ShareCode) throws -> ShareGrant?
  /// The code that stands for the grant; only its holder is ever told.
  func code(of grant: ShareGrantID) throws -> ShareCode?
  /// The worker's grants after `cursor` in order of identifier, at most `limit`.
  func grants(of worker: WorkerID, after cursor: ShareGrantID?, limit: Int) throws -> [ShareGrant]
  /// Looks at the worker's passport, newest first, before `cursor`, at most `limit`.
  func accesses(
    of worker: WorkerID, before cursor: AccessCursor?, limit: Int
  ) throws -> [AccessEntry]
}

/// Where a page of looks ended: looks are listed newest first.
package struct AccessCursor: Hashable, Sendable {
  /// When the last listed look was.
  package let at: Instant
  /// Which of that moment's it was.
  package let id: AccessID

  /// The place just after this entry.
  package init(at: Instant, id: AccessID) {
    self.at = at
    self.id = id
  }
}

/// Writing grants and looks.
package protocol AccessWriting: AccessReading {
  /// Records the grant under a code derived from its identifier; the code.
  func record(_ grant: ShareGrant) throws -> ShareCode
  /// Records that the worker took the grant back at `instant`.
  func withdraw(_ grant: ShareGrantID, at instant: Instant) throws
  /// Records one look.
  func record(_ entry: AccessEntry) throws
  /// Records that `organisation` may audit until the period ends.
  func record(auditBy organisation: OrganisationID, for period: InstantPeriod) throws
}
