package import Vocabulary

/// An entry of a status list.
package struct StatusPlace: Hashable, Sendable {
  /// The list.
  package let list: StatusListID
  /// The entry, 0 to 2^20 - 1.
  package let index: Int

  /// The entry `index` of `list`.
  package init(list: StatusListID, index: Int) {
    self.list = list
    self.index = index
  }
}

/// A credential that was signed about a fact.
package struct IssuedCredential: Hashable, Sendable {
  /// SHA-256 of what was signed.
  package let id: CredentialID
  /// Whose passport.
  package let worker: WorkerID
  /// The fact it says.
  package let fact: FactID
  /// The kind of credential.
  package let type: PassportType
  /// Who vouches.
  package let issuer: OrganisationID
  /// The key it was signed with.
  package let signingKey: SigningKeyID
  /// Where its status is told.
  package let place: StatusPlace
  /// From when it holds.
  package let notBefore: Instant
  /// The first moment it no longer holds, or nil.
  package let expires: Instant?

  /// A credential with these parts.
  package init(
    id: CredentialID, worker: WorkerID, fact: FactID, type: PassportType, issuer: OrganisationID,
    signingKey: SigningKeyID, place: StatusPlace, notBefore: Instant, expires: Instant?
  ) {
    self.id = id
    self.worker = worker
    self.fact = fact
    self.type = type
    self.issuer = issuer
    self.signingKey = signingKey
    self.place = place
    self.notBefore = notBefore
    self.expires = expires
  }
}

/// A credential as the store keeps it.
package struct KeptCredential: Hashable, Sendable {
  /// What was issued.
  package let credential: IssuedCredential
  /// How it stands.
  package let status: StatusValue
  /// The credential with all its disclosures, as signed; nil where the worker's key was erased.
  package let token: [UInt8]?
  /// The commit that recorded it.
  package let sequence: CommitSequence
  /// When it was recorded.
  package let recordedAt: Instant

  /// A credential as the store gives it.
  package init(
    credential: IssuedCredential, status: StatusValue, token: [UInt8]?, sequence: CommitSequence,
    recordedAt: Instant
  ) {
    self.credential = credential
    self.status = status
    self.token = token
    self.sequence = sequence
    self.recordedAt = recordedAt
  }
}

/// Who a credential is about, as far as its issuer is told in the moment of signing.
package struct CredentialHolder: Sendable {
  /// What the issuer calls the worker: 128 bits in base64url, another for each issuer.
  package let subject: String
  /// The given name.
  package let givenName: String
  /// The family name, where there is one.
  package let familyName: String?
  /// The birth date, where it is known.
  package let birthDate: CivilDate?
  /// The key that the service keeps for the worker and signs with under a share alone.
  package let key: PublicKey

  /// A holder with these parts.
  package init(
    subject: String, givenName: String, familyName: String?, birthDate: CivilDate?, key: PublicKey
  ) {
    self.subject = subject
    self.givenName = givenName
    self.familyName = familyName
    self.birthDate = birthDate
    self.key = key
  }
}
