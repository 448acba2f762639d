package import Vocabulary

/// Reading posts, powers, funds and jointly owned plans on one snapshot.
package protocol PartnershipReading {
  /// The fact of that name as it was current at `known`, or nil.
  func partnership(_ id: RecordID, knownAt known: CommitSequence) throws -> KeptPartnership?
  /// The facts about any of `subjects` that were current at `known`, each once, in the order in
  /// which they were first recorded.
  func partnerships(
    about subjects: Set<RecordID>, knownAt known: CommitSequence
  ) throws -> [KeptPartnership]
  /// The funds of the place after `cursor` in order of identifier, at most `limit`.
  func funds(
    in place: PlaceID, after cursor: FundID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptPartnership]
  /// The days on which `organisation` engages the worker, learners' time aside, as known at
  /// `known`.
  func engagementDays(
    of worker: WorkerID, at organisation: OrganisationID, knownAt known: CommitSequence
  ) throws -> [DatePeriod]
}

/// Writing posts, powers, funds and jointly owned plans; each call appends.
package protocol PartnershipWriting: PartnershipReading {
  /// Appends a fact under `id`; where there is a version of it, that one's recorded interval is
  /// closed.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` where it names a worker who is not known, or
  ///   where what bears the name is a fact of another kind.
  func record(_ fact: PartnershipFact, id: RecordID, by organisation: OrganisationID) throws
}
