package import Vocabulary

/// That a worker has, or is working towards, a standard: training, qualification, the Care
/// Certificate or a part of it, a competence.
package struct Achievement: Hashable, Sendable {
  /// What kind of thing was achieved; it decides the field group the worker shares it under.
  package enum Kind: String, Sendable, CaseIterable {
    /// Training in a subject.
    case training = "TRAINING"
    /// The Care Certificate, whole or one of its standards.
    case careCertificate = "CARE_CERTIFICATE"
    /// A regulated or academic qualification.
    case qualification = "QUALIFICATION"
    /// Competence shown in practice.
    case competence = "COMPETENCE"
  }

  /// How far it has come; suspension and revocation are events, expiry is computed.
  package enum Progress: String, Sendable, CaseIterable {
    /// Begun, not held.
    case inProgress = "IN_PROGRESS"
    /// Achieved.
    case achieved = "ACHIEVED"
  }

  /// How far it travels.
  package enum Portability: String, Sendable, CaseIterable {
    /// Counts wherever it is recognised.
    case portable = "PORTABLE"
    /// Counts once the new employer has signed it off.
    case localSignOff = "LOCAL_SIGN_OFF"
    /// For one person only: at another employer it is history, never clearance.
    case personSpecific = "PERSON_SPECIFIC"
  }

  /// How it was learnt.
  package enum Mode: String, Sendable, CaseIterable {
    /// Face to face.
    case faceToFace = "FACE_TO_FACE"
    /// E-learning.
    case eLearning = "E_LEARNING"
    /// Some of each.
    case blended = "BLENDED"
    /// In the workplace.
    case workplace = "WORKPLACE"
  }

  /// What was achieved.
  package let standard: StandardCode
  /// What kind of thing that is.
  package let kind: Kind
  /// The level on a scale, where one is given; without it the achievement counts as unmapped.
  package let level: ProficiencyLevel?
  /// How far it has come.
  package let progress: Progress
  /// The day it was completed, in London; nil while in progress.
  package let completedOn: CivilDate?
  /// The last day it holds by the record's own word, if it has one.
  package let holdsThrough: CivilDate?
  /// The organisation where it was gained.
  package let gainedAt: OrganisationID
  /// Who decided, where that is recorded.
  package let assessor: Assessor?
  /// What it covers.
  package let scopes: AchievementScopes
  /// How far it travels.
  package let portability: Portability
  /// How it was learnt, where recorded.
  package let mode: Mode?

  /// An achievement whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    standard: StandardCode, kind: Kind, level: ProficiencyLevel? = nil, progress: Progress,
    completedOn: CivilDate?, holdsThrough: CivilDate? = nil, gainedAt: OrganisationID,
    assessor: Assessor? = nil, scopes: AchievementScopes = .unlimited,
    portability: Portability = .portable, mode: Mode? = nil
  ) throws(ServiceError) {
    guard (progress == .achieved) == (completedOn != nil) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "completed_on",
        "must be given for what is achieved and left out while in progress")
    }
    if let holdsThrough, let completedOn, holdsThrough < completedOn {
      throw ServiceError(
        .invalidArgument, .intervalReversed, field: "holds_through",
        "must not be before `completed_on`; got \(quoted("\(holdsThrough)"))")
    }
    guard (portability == .personSpecific) == (scopes.person != nil) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "scopes.person_reference",
        "must be given for a person-specific sign-off and for no other")
    }
    self.standard = standard
    self.kind = kind
    self.level = level
    self.progress = progress
    self.completedOn = completedOn
    self.holdsThrough = holdsThrough
    self.gainedAt = gainedAt
    self.assessor = assessor
    self.scopes = scopes
    self.portability = portability
    self.mode = mode
  }
}

/// A level on a published scale, such as EPA-5 level 4.
package struct ProficiencyLevel: Hashable, Sendable {
  /// The scale.
  package let scale: FrameworkCode
  /// The level on it, 1 and up.
  package let level: Int

  /// A level of 1 to 20 on a scale.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `level.level`.
  package init(scale: FrameworkCode, level: Int) throws(ServiceError) {
    guard (1...20).contains(level) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "level.level",
        "must be 1 to 20; got \(quoted("\(level)"))")
    }
    self.scale = scale
    self.level = level
  }
}

/// Who decided that a worker had achieved something.
package struct Assessor: Hashable, Sendable {
  /// Their own passport here, where they have one.
  package let worker: WorkerID?
  /// Their register, where they signed as a registrant.
  package let regulator: Registration.Regulator?
  /// Their registration number in normal form.
  package let registrationNumber: String?
  /// The moment they signed.
  package let signedAt: Instant

  /// An assessor whose register and number come together.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT`, naming `registration_number`.
  package init(
    worker: WorkerID?, regulator: Registration.Regulator?, registrationNumber: String?,
    signedAt: Instant
  ) throws(ServiceError) {
    guard (regulator == nil) == (registrationNumber == nil) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "registration_number",
        "must be given together with the regulator")
    }
    self.worker = worker
    self.regulator = regulator
    self.registrationNumber = registrationNumber
    self.signedAt = signedAt
  }
}

/// What an achievement covers; an empty list covers nothing, `nil` covers any.
package struct AchievementScopes: Hashable, Sendable {
  /// Whose care: adults, children, or both.
  package enum AgeBand: String, Sendable, CaseIterable {
    /// People of 18 and over.
    case adult = "ADULT"
    /// People under 18.
    case child = "CHILD"
  }

  /// The ages covered, or nil for any.
  package let ages: Set<AgeBand>?
  /// The one person it is for, as an opaque reference of the employer; nil for people in general.
  package let person: String?
  /// The devices covered by name, or nil for any; at most 10.
  package let devices: [String]?
  /// The settings covered, or nil for any.
  package let settings: Set<CareSetting>?

  /// Covers everything.
  package static let unlimited = AchievementScopes(uncheckedAges: nil)

  private init(uncheckedAges ages: Set<AgeBand>?) {
    self.ages = ages
    person = nil
    devices = nil
    settings = nil
  }

  /// The same scopes, of `person`.
  package func naming(_ person: PersonID) -> AchievementScopes {
    AchievementScopes(self, naming: person)
  }

  private init(_ scopes: AchievementScopes, naming person: PersonID) {
    ages = scopes.ages
    self.person = person.description
    devices = scopes.devices
    settings = scopes.settings
  }

  /// Scopes of bounded texts.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    ages: Set<AgeBand>?, person: String?, devices: [String]?, settings: Set<CareSetting>?
  ) throws(ServiceError) {
    self.ages = ages
    self.person = try optionalText(person ?? "", field: "scopes.person_reference", limit: 64)
    if let devices {
      guard devices.count <= 10 else {
        throw ServiceError(
          .invalidArgument, .listTooLong, field: "scopes.devices",
          "must be at most 10 devices; got \(devices.count)")
      }
      var bounded: [String] = []
      for device in devices {
        bounded.append(try boundedText(device, field: "scopes.devices", limit: 80))
      }
      self.devices = bounded.sorted()
    } else {
      self.devices = nil
    }
    self.settings = settings
  }
}

/// Where care is given.
package enum CareSetting: String, Sendable, CaseIterable {
  case ownHome = "OWN_HOME"
  case supportedLiving = "SUPPORTED_LIVING"
  case careHome = "CARE_HOME"
  case dayService = "DAY_SERVICE"
  case school = "SCHOOL"
  case clinic = "CLINIC"
  case hospital = "HOSPITAL"
  case other = "OTHER"
}
