package import Vocabulary

/// Who signs with a key.
package enum KeyOwner: Hashable, Sendable {
  /// A body, for itself.
  case organisation(OrganisationID)
  /// The service: its log and its trust list.
  case service
}

/// What a key signs; one key has one use.
package enum KeyUse: String, Hashable, Sendable, CaseIterable {
  /// A body's credentials.
  case issue = "ISSUE"
  /// A body's status lists.
  case status = "STATUS"
  /// What a body presents under a share.
  case share = "SHARE"
  /// The heads of the service's log.
  case log = "LOG"
  /// The service's trust list.
  case `operator` = "OPERATOR"

  /// The one algorithm of a key of this use: C2SP asks for Ed25519 on a log's heads.
  package var algorithm: SignatureAlgorithm { self == .log ? .ed25519 : .es256 }

  /// Whether the service itself owns keys of this use, and no body does.
  package var isOfService: Bool { self == .log || self == .operator }
}

/// A key that a body, or the service, signs with, and what became of it. The private part is
/// elsewhere.
package struct SigningKey: Hashable, Sendable {
  /// That the private part came into other hands.
  package struct Compromise: Hashable, Sendable {
    /// From when.
    package let at: Instant
    /// Leaves in the log when that was recorded.
    package let logSize: UInt64

    /// A compromise from `at` on, known when the log had `logSize` leaves.
    package init(at: Instant, logSize: UInt64) {
      self.at = at
      self.logSize = logSize
    }
  }

  /// The key's own identifier.
  package let id: SigningKeyID
  /// Who signs with it.
  package let owner: KeyOwner
  /// What it signs.
  package let use: KeyUse
  /// What its signatures are checked with.
  package let publicKey: PublicKey
  /// From when it signs.
  package let notBefore: Instant
  /// The first moment it signs no more; what it signed before still holds.
  package let expires: Instant
  /// From when it was retired, or nil.
  package let retiredAt: Instant?
  /// The compromise, or nil.
  package let compromise: Compromise?

  /// The longest life of a key, in days: three years.
  package static let longestLifeDays = 1_096

  /// A key whose parts agree.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT` naming `use` where a body is given a use of the
  ///   service or the other way round, or the key has another algorithm than the use asks for;
  ///   `INTERVAL_REVERSED` naming `expires_at` where it ends before it begins.
  package init(
    id: SigningKeyID, owner: KeyOwner, use: KeyUse, publicKey: PublicKey, notBefore: Instant,
    expires: Instant, retiredAt: Instant? = nil, compromise: Compromise? = nil
  ) throws(ServiceError) {
    guard (owner == .service) == use.isOfService, publicKey.algorithm == use.algorithm else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "use",
        "must be `LOG` or `OPERATOR` for the service and `ISSUE`, `STATUS` or `SHARE` for an "
          + "organisation")
    }
    guard notBefore < expires else {
      throw ServiceError(
        .invalidArgument, .intervalReversed, field: "expires_at",
        "must be after the key begins; got \(quoted("\(expires)"))")
    }
    self.id = id
    self.owner = owner
    self.use = use
    self.publicKey = publicKey
    self.notBefore = notBefore
    self.expires = expires
    self.retiredAt = retiredAt
    self.compromise = compromise
  }

  /// The key's name in tokens: its RFC 7638 thumbprint.
  package var kid: String { publicKey.thumbprint }

  /// Whether it may sign at `instant`.
  package func signs(at instant: Instant) -> Bool {
    notBefore <= instant && instant < expires && compromise == nil
      && retiredAt.map { instant < $0 } ?? true
  }

  /// The same key, retired from `instant` on.
  package func retired(at instant: Instant) -> SigningKey {
    SigningKey(self, retiredAt: instant, compromise: compromise)
  }

  /// The same key, compromised.
  package func compromised(_ compromise: Compromise) -> SigningKey {
    SigningKey(self, retiredAt: retiredAt, compromise: compromise)
  }

  private init(_ key: SigningKey, retiredAt: Instant?, compromise: Compromise?) {
    id = key.id
    owner = key.owner
    use = key.use
    publicKey = key.publicKey
    notBefore = key.notBefore
    expires = key.expires
    self.retiredAt = retiredAt
    self.compromise = compromise
  }
}

/// A key with the commit of its latest version.
package struct KeptSigningKey: Hashable, Sendable {
  /// The key as it stood.
  package let key: SigningKey
  /// The commit that recorded this version.
  package let sequence: CommitSequence
  /// When it was recorded.
  package let recordedAt: Instant

  /// A key as the store gives it.
  package init(key: SigningKey, sequence: CommitSequence, recordedAt: Instant) {
    self.key = key
    self.sequence = sequence
    self.recordedAt = recordedAt
  }
}
