package import Vocabulary

/// What shows an achievement: a test passed, practice observed.
package struct Evidence: Hashable, Sendable {
  /// What kind of showing it is.
  package enum Kind: String, Sendable, CaseIterable {
    case theoryTest = "THEORY_TEST"
    case eLearning = "E_LEARNING"
    case simulation = "SIMULATION"
    case observedPractice = "OBSERVED_PRACTICE"
    case reflection = "REFLECTION"
    case qualification = "QUALIFICATION"
    case employerReference = "EMPLOYER_REFERENCE"
  }

  /// How it went.
  package enum Outcome: String, Sendable, CaseIterable {
    case pass = "PASS"
    case fail = "FAIL"
  }

  /// The achievement it shows.
  package let achievement: FactID
  /// What kind of showing it is.
  package let kind: Kind
  /// The day it happened, in London.
  package let occurredOn: CivilDate
  /// How it went.
  package let outcome: Outcome
  /// Who assessed it, where somebody did.
  package let assessor: Assessor?
  /// Where it happened, where that matters.
  package let setting: CareSetting?
  /// SHA-256 of a document kept elsewhere, 32 bytes, or nil.
  package let digest: [UInt8]?
  /// The person it was done with, or nil.
  package let person: PersonID?
  /// The device, route or product used, 1 to 80 characters, or nil.
  package let device: String?
  /// The moment it happened, on ``occurredOn`` in London; nil where only the day is known.
  package let occurredAt: Instant?

  /// Evidence whose parts agree.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE` where the digest is not 32 bytes,
  ///   `FIELD_REQUIRED` where practice was observed by nobody, `FIELDS_CONTRADICT` where the moment
  ///   is not on the day, and as a bounded text for `device`.
  package init(
    achievement: FactID, kind: Kind, occurredOn: CivilDate, outcome: Outcome, assessor: Assessor?,
    setting: CareSetting?, digest: [UInt8]?, person: PersonID? = nil, device: String? = nil,
    occurredAt: Instant? = nil
  ) throws(ServiceError) {
    guard digest.map({ $0.count == 32 }) != false else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "digest", "must be 32 bytes of SHA-256")
    }
    guard kind != .observedPractice || assessor != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "assessor",
        "must name who observed the practice")
    }
    if let occurredAt, LondonTime.date(of: occurredAt) != occurredOn {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "occurred_at",
        "must lie on `occurred_on` in London; got \(quoted("\(occurredAt)"))")
    }
    self.achievement = achievement
    self.kind = kind
    self.occurredOn = occurredOn
    self.outcome = outcome
    self.assessor = assessor
    self.setting = setting
    self.digest = digest
    self.person = person
    self.device = try optionalText(device ?? "", field: "device", limit: 80)
    self.occurredAt = occurredAt
  }
}

/// An organisation's word that a fact is right: it vouches, and stays answerable.
package struct Attestation: Hashable, Sendable {
  /// The fact vouched for.
  package let fact: FactID
  /// Who vouches.
  package let organisation: OrganisationID
  /// In what capacity the signer signed.
  package let byRole: Duty
  /// When they signed.
  package let signedAt: Instant

  /// The duties under which somebody may vouch.
  package enum Duty: String, Sendable, CaseIterable {
    case manager = "MANAGER"
    case trainer = "TRAINER"
    case assessor = "ASSESSOR"
    case delegator = "DELEGATOR"
  }

  /// An attestation with these parts.
  package init(fact: FactID, organisation: OrganisationID, byRole: Duty, signedAt: Instant) {
    self.fact = fact
    self.organisation = organisation
    self.byRole = byRole
    self.signedAt = signedAt
  }
}

/// What another employer made of an achievement gained elsewhere.
package struct EmployerAcceptance: Hashable, Sendable {
  /// Its answer.
  package enum Answer: String, Sendable, CaseIterable {
    /// Accepted as it stands.
    case accepted = "ACCEPTED"
    /// Accepted once a bridge has been done.
    case acceptedWithBridge = "ACCEPTED_WITH_BRIDGE"
    /// Refused.
    case refused = "REFUSED"
  }

  /// The achievement answered about.
  package let achievement: FactID
  /// Who answered.
  package let organisation: OrganisationID
  /// Its answer.
  package let answer: Answer
  /// The standard that bridges the gap; set for that answer only.
  package let bridge: StandardCode?
  /// From when the answer holds.
  package let from: Instant

  /// An answer whose parts agree.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT`, naming `bridge`.
  package init(
    achievement: FactID, organisation: OrganisationID, answer: Answer, bridge: StandardCode?,
    from: Instant
  ) throws(ServiceError) {
    guard (answer == .acceptedWithBridge) == (bridge != nil) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "bridge",
        "must be given when accepting with a bridge and left out otherwise")
    }
    self.achievement = achievement
    self.organisation = organisation
    self.answer = answer
    self.bridge = bridge
    self.from = from
  }
}
