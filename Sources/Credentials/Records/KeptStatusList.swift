package import Vocabulary

/// How quickly a change of status must be seen: each class has lists of its own.
package enum StatusClass: Int, Hashable, Sendable, CaseIterable {
  /// Registrations and delegations: asked again after five minutes.
  case quick = 1
  /// Everything else: asked again after an hour.
  case usual = 2

  /// The class of a credential of `type`.
  package init(_ type: PassportType) {
    self = type == .registrationCheck || type == .delegatedIntervention ? .quick : .usual
  }

  /// Seconds after which a verifier asks for a fresh list.
  package var timeToLive: Int64 {
    self == .quick ? StatusListToken.shortTimeToLive : StatusListToken.longTimeToLive
  }
}

/// A status list without its entries.
package struct KeptStatusList: Hashable, Sendable {
  /// The list.
  package let id: StatusListID
  /// Whose credentials.
  package let issuer: OrganisationID
  /// How quickly a change must be seen.
  package let statusClass: StatusClass
  /// Counts the issuer's lists of the class from 1; the next begins where one is full.
  package let epoch: Int
  /// The commit of the latest change to an entry, or that began the list.
  package let version: CommitSequence

  /// A list as the store gives it.
  package init(
    id: StatusListID, issuer: OrganisationID, statusClass: StatusClass, epoch: Int,
    version: CommitSequence
  ) {
    self.id = id
    self.issuer = issuer
    self.statusClass = statusClass
    self.epoch = epoch
    self.version = version
  }
}

/// A status list as it was last signed.
package struct SignedStatusList: Hashable, Sendable {
  /// The list.
  package let list: StatusListID
  /// The version of the list that was signed.
  package let version: CommitSequence
  /// When it was signed.
  package let signedAt: Instant
  /// The key that signed it.
  package let signingKey: SigningKeyID
  /// The signed token, as verifiers take it.
  package let token: [UInt8]

  /// A signed list with these parts.
  package init(
    list: StatusListID, version: CommitSequence, signedAt: Instant, signingKey: SigningKeyID,
    token: [UInt8]
  ) {
    self.list = list
    self.version = version
    self.signedAt = signedAt
    self.signingKey = signingKey
    self.token = token
  }
}
