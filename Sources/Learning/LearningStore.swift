package import Vocabulary

/// Reading networks, topics and cohorts on one snapshot.
package protocol LearningReading {
  /// The network with its memberships, or nil.
  func network(_ id: NetworkID, knownAt known: CommitSequence) throws -> NetworkStanding?
  /// Networks after `cursor` in order of identifier, at most `limit`; only those `member` leads or
  /// ever joined, where it is given.
  func networks(
    of member: OrganisationID?, after cursor: NetworkID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [NetworkStanding]
  /// The topic, or nil.
  func topic(_ id: TopicID, knownAt known: CommitSequence) throws -> LearningTopic?
  /// Topics after `cursor` in order of identifier, at most `limit`; only those of `owner` or of
  /// `network`, where given.
  func topics(
    of owner: OrganisationID?, in network: NetworkID?, after cursor: TopicID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [LearningTopic]
  /// The cohort, or nil.
  func cohort(_ id: CohortID, knownAt known: CommitSequence) throws -> Cohort?
  /// The version of the cohort: the last commit that wrote of it or of a learner.
  func cohortEtag(_ id: CohortID) throws -> Etag?
  /// Cohorts after `cursor` in order of identifier, at most `limit`.
  func cohorts(
    _ scope: CohortScope, after cursor: CohortID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [Cohort]
  /// Everyone who was ever in the cohort, in order of worker, with what happened to them.
  func learners(of cohort: CohortID, knownAt known: CommitSequence) throws -> [Learner]
  /// The worker in the cohort, or nil where they were never in it.
  func learner(
    _ worker: WorkerID, in cohort: CohortID, knownAt known: CommitSequence
  ) throws -> Learner?
  /// Different workers engaged with each of `organisations` at `instant`, learners on placement
  /// aside; a body without any on record has no entry. Counts only.
  func staffCounts(
    of organisations: [OrganisationID], at instant: Instant
  ) throws -> [OrganisationID: Int]
}

/// Writing joint learning. Each call appends; what a membership corrects is closed, never changed.
package protocol LearningWriting: LearningReading {
  /// Adds a network without members.
  func add(_ network: LearningNetwork) throws
  /// Appends a membership; where the same body's began on the same day, that version is closed.
  func record(_ membership: NetworkMembership, in network: NetworkID) throws
  /// Adds a topic.
  func add(_ topic: LearningTopic) throws
  /// Adds a cohort.
  func add(_ cohort: Cohort) throws
  /// Appends what happened to a learner on a day.
  func record(
    _ event: LearnerEvent.What, on day: CivilDate, of worker: WorkerID, in cohort: CohortID,
    by organisation: OrganisationID
  ) throws
}

/// Which cohorts.
package enum CohortScope: Hashable, Sendable {
  /// Those the organisation runs.
  case organisation(OrganisationID)
  /// Those of the network.
  case network(NetworkID)
  /// Those that a worker was ever in.
  case worker(WorkerID)
  /// Those in which one of these bodies ever had a learner, that overlap the days.
  case employers([OrganisationID], overlapping: DatePeriod)
  /// Those the organisation runs that overlap the days.
  case run(by: OrganisationID, overlapping: DatePeriod)
}
