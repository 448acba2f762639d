package import Roles
package import Vocabulary

/// Reading vacancies, courses, teams and permissions on one snapshot.
package protocol VacancyReading {
  /// The current version of the record at `known`, or nil.
  func jobRecord(_ id: RecordID, knownAt known: CommitSequence) throws -> KeptJobRecord?
  /// Vacancies that are published at `at`, after `cursor` in order of identifier, at most `limit`.
  ///
  /// - Parameters:
  ///   - organisation: Only this employer's; nil for everybody's.
  ///   - place: Only those in this area or inside it; nil for anywhere.
  ///   - role: Only for this role; nil for any.
  func vacancies(
    of organisation: OrganisationID?, in place: PlaceID?, role: RoleCode?, at: Instant,
    after cursor: VacancyID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptJobRecord]
  /// Courses that lead to one of `standards`, ended ones included, in order of identifier.
  func trainingOffers(
    for standards: Set<StandardCode>, knownAt known: CommitSequence
  ) throws -> [DatedOffer]
  /// Courses of a provider, or of all, that can be joined at `at`, after `cursor`, at most `limit`.
  func trainingOffers(
    of provider: OrganisationID?, at: Instant, after cursor: TrainingOfferID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [DatedOffer]
  /// Teams in this area or inside it that are published at `at`, in order of identifier.
  func teams(
    in place: PlaceID, at: Instant, limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptJobRecord]
  /// The worker's permissions to be found, ended ones included, oldest first.
  func matchingConsents(
    of worker: WorkerID, knownAt known: CommitSequence
  ) throws -> [KeptJobRecord]
  /// What was seen of the worker among `criteria` until `at`, the latest finding of each.
  func attitudes(
    of worker: WorkerID, among criteria: [AttitudeCode], at: Instant,
    knownAt known: CommitSequence
  ) throws -> [AttitudeFinding]
  /// Workers who let themselves be found for vacancies at `at` and are old enough, each with what
  /// they surely lack; in no order. Whoever surely lacks what rules out a match is left out.
  ///
  /// A worker whose record is tied to another is told to lack nothing.
  func matchCandidates(
    for rules: MatchRules, at: Instant, knownAt known: CommitSequence
  ) throws -> [MatchCandidate]
  /// Workers who let themselves be found by skill at `at`, are engaged in this area or inside it
  /// and have a trace of one of `standards`, after `cursor` in order, at most `limit`.
  func skillCandidates(
    in place: PlaceID, _ standards: Set<StandardCode>, at: Instant, after cursor: WorkerID?,
    limit: Int, knownAt known: CommitSequence
  ) throws -> [WorkerID]
  /// What is judged of the members of a team that works for `organisation`, in the order of
  /// `members`; those who are not known are left out.
  ///
  /// Their passports are opened without a sight: they are judged and never shown, and a total is
  /// all that leaves.
  func teamCases(
    _ members: [WorkerID], at organisation: OrganisationID, knownAt known: CommitSequence
  ) throws -> [TeamCoverage.Case]

  // Totals without a name.

  /// People and FTE by role and sector in this area or inside it on `day`, and vacancies published
  /// at `at`; roles without either are left out.
  func postTotals(
    in place: PlaceID, at: Instant, knownAt known: CommitSequence
  ) throws -> [PostTotal]
  /// Holders of each of `standards` by sector in this area or inside it at `at`: completed, in date
  /// by the record's own word and not taken back.
  func holdingTotals(
    in place: PlaceID, of standards: [StandardCode], at: Instant, knownAt known: CommitSequence
  ) throws -> [HoldingTotal]
}

/// Writing vacancies and the rest.
package protocol VacancyWriting: VacancyReading {
  /// Appends a record, or its next version: an earlier one of the same name is closed, never
  /// changed.
  func record(_ record: JobRecord) throws
}
