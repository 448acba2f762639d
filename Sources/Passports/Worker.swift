package import Vocabulary

/// A worker: the holder of a passport. Facts carry only ``id``; who that is stands apart, sealed.
package struct Worker: Hashable, Sendable {
  /// How well the service knows that the record is this person's.
  package enum IdentityLevel: String, Sendable, CaseIterable {
    /// Nobody has checked.
    case none = "NONE"
    /// Somebody says so.
    case basic = "BASIC"
    /// Checked by an organisation against originals or by a certified provider.
    case verified = "VERIFIED"
  }

  /// The opaque random identifier.
  package let id: WorkerID
  /// How well the identity is known.
  package let identityLevel: IdentityLevel
  /// The record this one was merged into; its facts are read there.
  package let mergedInto: WorkerID?
  /// Records that may be the same person and are not resolved yet.
  package let possibleDuplicates: [WorkerID]
  /// True for a person invented for a demonstration.
  package let isSynthetic: Bool

  /// A worker with these parts.
  package init(
    id: WorkerID, identityLevel: IdentityLevel, mergedInto: WorkerID? = nil,
    possibleDuplicates: [WorkerID] = [], isSynthetic: Bool
  ) {
    self.id = id
    self.identityLevel = identityLevel
    self.mergedInto = mergedInto
    self.possibleDuplicates = possibleDuplicates
    self.isSynthetic = isSynthetic
  }
}

/// Who a worker is. Kept sealed under a key of that worker's own; erasing the key erases this.
package struct WorkerIdentity: Hashable, Sendable {
  /// Given names, 1 to 100 characters.
  package let givenName: String
  /// Family name, 1 to 100 characters; NHS records show that it can be missing.
  package let familyName: String?
  /// Date of birth where known.
  package let birthDate: CivilDate?
  /// Identifiers, each well formed and never thereby verified; at most 20.
  package let identifiers: [WorkerIdentifier]

  /// An identity whose parts are bounded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    givenName: String, familyName: String?, birthDate: CivilDate?, identifiers: [WorkerIdentifier]
  ) throws(ServiceError) {
    self.givenName = try boundedText(givenName, field: "given_name", limit: 100)
    self.familyName = try optionalText(familyName ?? "", field: "family_name", limit: 100)
    guard identifiers.count <= 20 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "identifiers",
        "must be at most 20 identifiers; got \(identifiers.count)")
    }
    guard Set(identifiers).count == identifiers.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "identifiers", "must name each identifier once")
    }
    self.birthDate = birthDate
    self.identifiers = identifiers
  }
}

/// A number that some body knows a worker by.
package struct WorkerIdentifier: Hashable, Sendable {
  /// Who issues the number.
  package enum Scheme: String, Sendable, CaseIterable {
    /// General Medical Council.
    case gmc = "GMC"
    /// Nursing and Midwifery Council.
    case nmc = "NMC"
    /// Health and Care Professions Council.
    case hcpc = "HCPC"
    /// Social Work England.
    case socialWorkEngland = "SWE"
    /// General Pharmaceutical Council.
    case gphc = "GPHC"
    /// NHS Electronic Staff Record person number.
    case esr = "ESR"
    /// `LOCALESTID/UNIQUEWORKERID` of the ASC-WDS bulk upload of one employer.
    case ascWDSWorker = "ASC_WDS_WORKER"
    /// National Insurance number: a match key, kept only as a keyed hash.
    case nationalInsurance = "NI_NUMBER"
  }

  /// Who issues it.
  package let scheme: Scheme
  /// The value in its normal form: upper case, no spaces.
  package let value: String
  /// The organisation in whose files the number means something; set for `ESR` and
  /// `ASC_WDS_WORKER` only.
  package let organisation: OrganisationID?

  /// An identifier already in its normal form: made by ``PassportPolicy`` from what a caller sent,
  /// or read back from the store.
  package init(scheme: Scheme, normalised value: String, organisation: OrganisationID? = nil) {
    self.scheme = scheme
    self.value = value
    self.organisation = organisation
  }
}
