package import Access
package import OneWorkforceProtos
package import Organisations
package import Passports
package import Roles
package import SwiftProtobuf
package import Vocabulary

// Enumerations: the wire's numbers and our names, one table each. Zero and numbers of a later
// version are refused by the field's name.

/// A wire enumeration paired with one of ours, name by name.
package protocol WireChoice: SwiftProtobuf.Enum where RawValue == Int {
  /// What it means to us.
  associatedtype Native: Hashable
  /// Every pair, each side once.
  static var pairs: [(wire: Self, native: Native)] { get }
}

extension WireChoice {
  /// The choice made; none and unknown ones are refused.
  package func native(_ field: String) throws(ServiceError) -> Native {
    if let pair = Self.pairs.first(where: { $0.wire == self }) { return pair.native }
    guard rawValue != 0 else {
      throw ServiceError(.invalidArgument, .enumUnspecified, field: field, "must be chosen")
    }
    throw ServiceError(
      .invalidArgument, .enumUnknown, field: field,
      "must be a choice of this version; got \(quoted("\(rawValue)"))")
  }

  /// The choice made, or nil where none was; unknown ones are refused.
  package func optionalNative(_ field: String) throws(ServiceError) -> Native? {
    rawValue == 0 ? nil : try native(field)
  }

  /// The wire's word for `native`; zero only where the table lacks it, which a test excludes.
  package init(_ native: Native) {
    self = Self.pairs.first { $0.native == native }?.wire ?? Self()
  }
}

extension WireSector: WireChoice {
  /// Sectors.
  package static let pairs: [(wire: WireSector, native: Sector)] = [
    (.health, .health), (.socialCare, .socialCare), (.housing, .housing),
    (.voluntary, .voluntary), (.education, .education), (.other, .other),
  ]
}

extension WirePurpose: WireChoice {
  /// Purposes.
  package static let pairs: [(wire: WirePurpose, native: Purpose)] = [
    (.preEmploymentCheck, .preEmploymentCheck), (.transfer, .transfer),
    (.staffManagement, .staffManagement), (.training, .training), (.delegation, .delegation),
    (.ownRecord, .ownRecord), (.audit, .audit),
  ]
}

extension WireFieldGroup: WireChoice {
  /// Groups of fields.
  package static let pairs: [(wire: WireFieldGroup, native: FieldGroup)] = [
    (.identity, .identity), (.registrations, .registrations),
    (.employmentChecks, .employmentChecks), (.qualifications, .qualifications),
    (.training, .training), (.competences, .competences), (.employment, .employment),
  ]
}

extension WireOrganisationKind: WireChoice {
  /// Kinds of body.
  package static let pairs: [(wire: WireOrganisationKind, native: OrganisationKind)] = [
    (.nhsTrust, .nhsTrust), (.icb, .integratedCareBoard), (.pcn, .primaryCareNetwork),
    (.gp, .generalPractice), (.localAuthority, .localAuthority), (.careProvider, .careProvider),
    (.housing, .housing), (.vcse, .voluntary), (.education, .education),
    (.individualEmployer, .individualEmployer), (.other, .other),
  ]
}

extension WirePlaceKind: WireChoice {
  /// Sizes of area.
  package static let pairs: [(wire: WirePlaceKind, native: Place.Kind)] = [
    (.system, .system), (.place, .place), (.neighbourhood, .neighbourhood),
  ]
}

extension WireIdentityLevel: WireChoice {
  /// Levels of identity.
  package static let pairs: [(wire: WireIdentityLevel, native: Worker.IdentityLevel)] = [
    (.none, .none), (.basic, .basic), (.verified, .verified),
  ]
}

extension WireRegulator: WireChoice {
  /// Regulators.
  package static let pairs: [(wire: WireRegulator, native: Registration.Regulator)] = [
    (.gmc, .gmc), (.nmc, .nmc), (.hcpc, .hcpc), (.swe, .socialWorkEngland), (.gphc, .gphc),
  ]
}

extension WireRegistrationStatus: WireChoice {
  /// What registers say.
  package static let pairs: [(wire: WireRegistrationStatus, native: Registration.Status)] = [
    (.effective, .effective), (.conditions, .conditions), (.suspended, .suspended),
    (.lapsed, .lapsed), (.struckOff, .struckOff), (.voluntarilyRemoved, .voluntarilyRemoved),
    (.unknown, .unknown),
  ]
}

extension WireCheckKind: WireChoice {
  /// Kinds of employment check.
  package static let pairs: [(wire: WireCheckKind, native: EmploymentCheck.Kind)] = [
    (.identity, .identity), (.rightToWork, .rightToWork),
    (.registrationAndQualification, .registrationAndQualification),
    (.employmentHistory, .employmentHistory), (.references, .references),
    (.criminalRecord, .criminalRecord), (.workHealthAssessment, .workHealthAssessment),
    (.photograph, .photograph), (.conductInEarlierCareWork, .conductInEarlierCareWork),
    (.reasonForLeavingCareWork, .reasonForLeavingCareWork),
  ]
}

extension WireAchievementKind: WireChoice {
  /// Kinds of achievement.
  package static let pairs: [(wire: WireAchievementKind, native: Achievement.Kind)] = [
    (.training, .training), (.careCertificate, .careCertificate),
    (.qualification, .qualification), (.competence, .competence),
  ]
}

extension WireProgress: WireChoice {
  /// How far an achievement has come.
  package static let pairs: [(wire: WireProgress, native: Achievement.Progress)] = [
    (.inProgress, .inProgress), (.achieved, .achieved),
  ]
}

extension WirePortability: WireChoice {
  /// How far an achievement travels.
  package static let pairs: [(wire: WirePortability, native: Achievement.Portability)] = [
    (.portable, .portable), (.localSignOff, .localSignOff), (.personSpecific, .personSpecific),
  ]
}

extension WireEngagementKind: WireChoice {
  /// Kinds of engagement.
  package static let pairs: [(wire: WireEngagementKind, native: Engagement.Kind)] = [
    (.employment, .employment), (.secondment, .secondment), (.deployment, .deployment),
    (.jointPost, .jointPost), (.rotation, .rotation), (.placement, .placement),
    (.volunteering, .volunteering),
  ]
}

extension WireVerdict: WireChoice {
  /// Verdicts of a report.
  package static let pairs: [(wire: WireVerdict, native: ReadinessReport.Verdict)] = [
    (.ready, .ready), (.notReady, .notReady), (.cannotTell, .cannotTell),
  ]
}

extension WireOutcome: WireChoice {
  /// Outcomes of a finding.
  package static let pairs: [(wire: WireOutcome, native: Finding.Outcome)] = [
    (.met, .met), (.metByEquivalence, .metByEquivalence), (.partial, .partial),
    (.expired, .expired), (.suspended, .suspended), (.revoked, .revoked), (.missing, .missing),
    (.unknown, .unknown), (.stale, .stale), (.notApplicable, .notApplicable),
  ]
}
