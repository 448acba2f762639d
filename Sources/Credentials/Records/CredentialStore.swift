package import Vocabulary

/// Reading keys, credentials, statuses, the log and the trust list on one snapshot.
package protocol CredentialReading {
  /// The key as it stood at `known`, or nil.
  func signingKey(_ id: SigningKeyID, knownAt known: CommitSequence) throws -> KeptSigningKey?
  /// The owner's keys after `cursor` in order of identifier, at most `limit`, the past ones too.
  func signingKeys(
    of owner: KeyOwner, after cursor: SigningKeyID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptSigningKey]
  /// The owner's keys of that use that may sign at `instant`, the newest first.
  func signingKeys(
    of owner: KeyOwner, for use: KeyUse, at instant: Instant
  ) throws -> [SigningKey]
  /// The private part, or nil where it is held no longer: a retired or compromised key has none.
  func secret(of key: SigningKeyID) throws -> PrivateKey?
  /// Every body that has or had a key, in order of identifier.
  func keyHolders() throws -> [OrganisationID]

  /// The credential, or nil.
  func credential(_ id: CredentialID, knownAt known: CommitSequence) throws -> KeptCredential?
  /// The credentials about `fact`, oldest first.
  func credentials(of fact: FactID, knownAt known: CommitSequence) throws -> [KeptCredential]
  /// All credentials of `worker`, merged records' too, oldest first.
  func credentials(of worker: WorkerID, knownAt known: CommitSequence) throws -> [KeptCredential]
  /// What of the worker `organisation` wrote or signed, oldest recorded first; facts about other
  /// facts aside.
  func factsVouched(by organisation: OrganisationID, of worker: WorkerID) throws -> [FactID]
  /// The key that the service keeps for the worker; nil where none was needed yet or it was erased.
  func holderSecret(of worker: WorkerID) throws -> PrivateKey?

  /// The list without its entries, or nil.
  func statusList(_ id: StatusListID) throws -> KeptStatusList?
  /// Lists begun or changed after `sequence`, the earliest change first, at most `limit`.
  func statusLists(changedAfter sequence: CommitSequence, limit: Int) throws -> [KeptStatusList]
  /// The entries of the list that are not valid, by index.
  func statuses(
    in list: StatusListID, knownAt known: CommitSequence
  ) throws -> [(index: Int, status: StatusValue)]
  /// The list as it was last signed, or nil.
  func signedList(_ id: StatusListID) throws -> SignedStatusList?

  /// Leaves in the log.
  func logSize() throws -> UInt64
  /// Leaves that were in the log once `sequence` was committed.
  func logSize(knownAt sequence: CommitSequence) throws -> UInt64
  /// The hashes of the log's first `size` leaves.
  func logTree(size: UInt64) throws -> any MerkleNodes
  /// The hashes `[start, end)` of a level of tiles in order, as far as there are any: of leaves at
  /// level 0, above of complete subtrees of 256^level leaves.
  func logHashes(level: Int, from start: UInt64, to end: UInt64) throws -> [MerkleHash]
  /// The leaves `[start, end)` in order, as far as there are any.
  func logLeaves(from start: UInt64, to end: UInt64) throws -> [LogLeaf]
  /// The entries of `event` about `subject`, oldest first; none where they were erased.
  func logEntries(of event: LogEvent, to subject: [UInt8]) throws -> [LogEntry]
  /// What witnesses said of the largest head of at most `size` leaves that any of them saw.
  func cosignatures(upTo size: UInt64) throws -> [LogCosignature]

  /// What stewards let `organisation` say, as known at `known`, in order of type.
  func entitlements(
    of organisation: OrganisationID, knownAt known: CommitSequence
  ) throws -> [KeptEntitlement]
  /// The latest trust list, or nil before the first.
  func trustList() throws -> PublishedTrustList?
}

/// Writing keys, credentials, statuses, the log and the trust list; each call appends.
package protocol CredentialWriting: CredentialReading {
  /// Adds a key with its private part, which is sealed.
  func add(_ key: SigningKey, secret: PrivateKey) throws
  /// Records what became of a key; a retired or compromised one loses its private part.
  func record(_ key: SigningKey) throws
  /// Who the worker is for a credential by `organisation`; the first time, a key is made to be kept
  /// for them.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` for no worker, `STATE_FORBIDS` for one whose
  ///   identity was erased.
  func holder(_ worker: WorkerID, for organisation: OrganisationID) throws -> CredentialHolder
  /// A place that no credential has had, in the issuer's newest list of the class; a new list where
  /// there is none or it is full.
  func newStatusPlace(for issuer: OrganisationID, _ statusClass: StatusClass) throws -> StatusPlace
  /// Adds a credential; `token` is sealed under the worker's own key.
  func record(_ credential: IssuedCredential, token: [UInt8]) throws
  /// Says how the credential at `place` stands from this change on.
  func set(_ status: StatusValue, at place: StatusPlace) throws
  /// Keeps a signed list in place of the one signed before.
  func keep(_ signed: SignedStatusList) throws
  /// Appends a leaf for `note` at `instant`; its index. What happens once and was noted before has
  /// the index it had.
  @discardableResult
  func log(_ note: LogNote, at instant: Instant) throws -> UInt64
  /// Keeps what a witness said of a head; the same line again changes nothing.
  func keep(_ cosignature: LogCosignature) throws
  /// Records whether the body may say the type; what was recorded of that type before is closed.
  func record(_ entitlement: IssuerEntitlement) throws
  /// Adds the trust list.
  func publish(_ list: PublishedTrustList) throws
}
