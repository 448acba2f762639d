package import Access
package import Passports
package import Vocabulary

/// Reading engagements, service and moves on one snapshot.
package protocol RoleReading {
  /// The worker's engagements as far as `sight` reaches, oldest first; empty where employment is
  /// not in sight.
  func engagements(
    _ sight: Sight, knownAt known: CommitSequence
  ) throws -> [Recorded<Engagement>]
  /// The worker's continuity of service as far as `sight` reaches, oldest first.
  func continuity(
    _ sight: Sight, knownAt known: CommitSequence
  ) throws -> [Recorded<ContinuityPeriod>]
  /// The move, with what has been decided since, or nil.
  func transfer(_ id: TransferID) throws -> Transfer?
  /// The version of the move's record.
  func transferEtag(_ id: TransferID) throws -> Etag?
  /// The worker's engagements at `organisation` that it recorded itself, as known now, oldest
  /// first; no sight is needed for what it wrote.
  func engagements(
    of worker: WorkerID, at organisation: OrganisationID
  ) throws -> [Recorded<Engagement>]
  /// The engagement, if the fact is one.
  func engagement(_ fact: FactID, knownAt known: CommitSequence) throws -> Recorded<Engagement>?
}

/// Writing engagements, service and moves.
package protocol RoleWriting: RoleReading {
  /// Appends an engagement; where `replacing` names an earlier one of the worker, that one's
  /// recorded interval is closed.
  func record(
    _ engagement: Engagement, id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    source: SourceSystem, replacing: FactID?
  ) throws
  /// Appends a stretch of service; `replacing` as for engagements.
  func record(
    _ continuity: ContinuityPeriod, id: FactID, of worker: WorkerID,
    by organisation: OrganisationID, source: SourceSystem, replacing: FactID?
  ) throws
  /// Records a move and its entries.
  func record(_ transfer: Transfer, by organisation: OrganisationID) throws
  /// Records what somebody decided about an entry of a move.
  func record(
    _ ruling: TransferItem.Ruling, on list: TransferItem.List, code: String,
    of transfer: TransferID
  ) throws
}
