package import Vocabulary

/// A body that employs, teaches, attests, plans or pays.
///
/// Bodies merge, close and change their names, so what is known of one is dated, and an attestation
/// outlives its signer through ``Succession``.
package struct Organisation: Hashable, Sendable {
  /// Its opaque identifier here.
  package let id: OrganisationID
  /// Its name as it gives it, 1 to 200 characters.
  package let name: String
  /// What kind of body it is in law and in work.
  package let kind: OrganisationKind
  /// The sector its totals are shown under.
  package let sector: Sector
  /// Public identifiers, each well formed; at most 10.
  package let identifiers: [OrganisationIdentifier]
  /// The days it exists: from its opening to, once closed, the day after its last.
  package let existence: DatePeriod
  /// Whether it signed the StatMand staff movement memorandum of the NHS, from which day.
  package let trainingMemorandumSince: CivilDate?
  /// True for a body invented for a demonstration; shown wherever its name is.
  package let isSynthetic: Bool

  /// A body whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    id: OrganisationID, name: String, kind: OrganisationKind, sector: Sector,
    identifiers: [OrganisationIdentifier], existence: DatePeriod,
    trainingMemorandumSince: CivilDate?, isSynthetic: Bool
  ) throws(ServiceError) {
    guard identifiers.count <= 10 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "identifiers",
        "must be at most 10 identifiers; got \(identifiers.count)")
    }
    guard Set(identifiers).count == identifiers.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "identifiers", "must name each identifier once")
    }
    self.id = id
    self.name = try boundedText(name, field: "name")
    self.kind = kind
    self.sector = sector
    self.identifiers = identifiers
    self.existence = existence
    self.trainingMemorandumSince = trainingMemorandumSince
    self.isSynthetic = isSynthetic
  }
}

/// What kind of body an organisation is.
package enum OrganisationKind: String, Sendable, CaseIterable {
  /// NHS trust or foundation trust.
  case nhsTrust = "NHS_TRUST"
  /// Integrated care board.
  case integratedCareBoard = "ICB"
  /// Primary care network.
  case primaryCareNetwork = "PCN"
  /// General practice.
  case generalPractice = "GP"
  /// Council.
  case localAuthority = "LOCAL_AUTHORITY"
  /// Provider of adult social care.
  case careProvider = "CARE_PROVIDER"
  /// Housing provider.
  case housing = "HOUSING"
  /// Voluntary, community or social enterprise body.
  case voluntary = "VCSE"
  /// School, college, university or training provider.
  case education = "EDUCATION"
  /// A person who employs their own assistants.
  case individualEmployer = "INDIVIDUAL_EMPLOYER"
  /// Any other body.
  case other = "OTHER"
}

/// A public identifier of a body; well formed is never verified.
package struct OrganisationIdentifier: Hashable, Sendable {
  /// The scheme that issued it.
  package enum Scheme: String, Sendable, CaseIterable {
    /// Organisation Data Service code.
    case ods = "ODS"
    /// CQC provider id.
    case cqcProvider = "CQC_PROVIDER"
    /// CQC location id.
    case cqcLocation = "CQC_LOCATION"
    /// ASC-WDS workplace id.
    case ascWDSWorkplace = "ASC_WDS_WORKPLACE"
    /// UK provider reference number of a place of learning.
    case ukprn = "UKPRN"
    /// ONS code of a council's area.
    case ons = "ONS"
    /// The body's own id in files it sends, such as LOCALESTID.
    case local = "LOCAL"
  }

  /// The scheme that issued it.
  package let scheme: Scheme
  /// The value in the scheme's normal form.
  package let value: String

  /// An identifier already in its scheme's normal form, as read back from the store.
  package init(scheme: Scheme, normalised value: String) {
    self.scheme = scheme
    self.value = value
  }
}

/// A dated link from a body to the one that answers for it afterwards.
package struct Succession: Hashable, Sendable {
  /// Why the link exists.
  package enum Kind: String, Sendable, CaseIterable {
    /// Two bodies became one.
    case merger = "MERGER"
    /// The body closed and another keeps its records.
    case closure = "CLOSURE"
    /// The same body under a new identity.
    case rename = "RENAME"
    /// Part of the body moved.
    case split = "SPLIT"
  }

  /// The body that ended or changed.
  package let predecessor: OrganisationID
  /// The body that answers from then on.
  package let successor: OrganisationID
  /// Why.
  package let kind: Kind
  /// The first day the successor answers.
  package let from: CivilDate

  /// A link between two different bodies.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT` where a body would succeed itself.
  package init(
    predecessor: OrganisationID, successor: OrganisationID, kind: Kind, from: CivilDate
  ) throws(ServiceError) {
    guard predecessor != successor else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "successor_id",
        "must differ from the predecessor")
    }
    self.predecessor = predecessor
    self.successor = successor
    self.kind = kind
    self.from = from
  }
}
