package import Vocabulary

/// Reading joint roles, line managers and role templates on one snapshot.
package protocol JointRoleReading {
  /// The role with all that happened to it, or nil.
  func jointRole(_ id: JointRoleID, knownAt known: CommitSequence) throws -> JointRole?
  /// The version of the role: the last commit that wrote of it.
  func jointRoleEtag(_ id: JointRoleID) throws -> Etag?
  /// Roles after `cursor` in order of identifier, at most `limit`.
  func jointRoles(
    _ whose: JointRoleScope, after cursor: JointRoleID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [JointRole]
  /// The engagements that the role brought into its holders' passports and that are current.
  func jointEngagements(of role: JointRoleID) throws -> [(fact: FactID, said: JointEngagement)]
  /// The engagements that the role brought and that somebody has replaced since, as they were
  /// brought: now they are the employer's own.
  func takenEngagements(of role: JointRoleID) throws -> [JointEngagement]
  /// What was named of line managers, oldest recorded first, at most `limit`.
  func lineManagements(
    _ whose: ManagementScope, limit: Int, knownAt known: CommitSequence
  ) throws -> [LineManagement]
  /// Whether `worker` is engaged with `organisation` on `day`; a learner's engagement and one that
  /// was revoked by then do not count.
  func isEngaged(
    _ worker: WorkerID, with organisation: OrganisationID, on day: CivilDate,
    knownAt known: CommitSequence
  ) throws -> Bool
  /// The template, or nil.
  func roleTemplate(_ id: RecordID, knownAt known: CommitSequence) throws -> RoleTemplate?
  /// Templates after `cursor` in order of identifier, at most `limit`; those of `organisation`
  /// where one is named.
  func roleTemplates(
    of organisation: OrganisationID?, after cursor: RecordID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [RoleTemplate]
}

/// Writing joint roles, line managers and role templates; each call appends.
package protocol JointRoleWriting: JointRoleReading {
  /// Appends what happened to the role; the first event adds it.
  func record(
    _ what: JointRoleEvent.What, id: RecordID, of role: JointRoleID,
    by organisation: OrganisationID) throws
  /// Keeps that `engagement` was brought into a passport by `role`, in place of `replaced`.
  func link(_ engagement: FactID, of worker: WorkerID, to role: JointRoleID, replacing: FactID?)
    throws
  /// Closes an engagement that `role` brought into a passport and does not mean any more.
  func closeEngagement(_ engagement: FactID, of worker: WorkerID, from role: JointRoleID) throws
  /// Appends the naming of a line manager.
  func record(_ management: LineManagement, by organisation: OrganisationID) throws
  /// Appends a template.
  func record(_ template: RoleTemplate) throws
}

/// Which joint roles.
package enum JointRoleScope: Hashable, Sendable {
  /// Those that the body is or was a party to.
  case organisation(OrganisationID)
  /// Those that the worker holds or held.
  case worker(WorkerID)
  /// Those that serve the place.
  case place(PlaceID)
  /// Those in which the worker is or was named as a line manager.
  case manager(WorkerID)
}

/// Whose line management.
package enum ManagementScope: Hashable, Sendable {
  /// Of the body's people.
  case employer(OrganisationID)
  /// By the manager.
  case manager(WorkerID)
}
