package import Vocabulary

/// That an employer made a check, when and how: never what a certificate or a health record says.
package struct EmploymentCheck: Hashable, Sendable {
  /// Which check: the NHS six, and those the CQC schedule names beside them.
  package enum Kind: String, Sendable, CaseIterable {
    /// Proof of identity.
    case identity = "IDENTITY"
    /// Right to work in the UK.
    case rightToWork = "RIGHT_TO_WORK"
    /// Professional registration and qualification, as a check an employer made.
    case registrationAndQualification = "REGISTRATION_AND_QUALIFICATION"
    /// Employment history with gaps explained.
    case employmentHistory = "EMPLOYMENT_HISTORY"
    /// References.
    case references = "REFERENCES"
    /// Criminal record check (DBS).
    case criminalRecord = "CRIMINAL_RECORD"
    /// Work health assessment: that the employer made one, and when. Nothing else is kept.
    case workHealthAssessment = "WORK_HEALTH_ASSESSMENT"
    /// Recent photograph.
    case photograph = "PHOTOGRAPH"
    /// Conduct in earlier health, care, child or vulnerable adult work.
    case conductInEarlierCareWork = "CONDUCT_IN_EARLIER_CARE_WORK"
    /// Why that work ended.
    case reasonForLeavingCareWork = "REASON_FOR_LEAVING_CARE_WORK"
  }

  /// How it was made.
  package enum Method: String, Sendable, CaseIterable {
    /// Originals were seen in person.
    case seenOriginal = "SEEN_ORIGINAL"
    /// A certified identity service provider.
    case identityServiceProvider = "IDSP"
    /// The owner's own interface or page.
    case registerAPI = "REGISTER_API"
    /// A Home Office share code.
    case shareCode = "SHARE_CODE"
    /// The body that issued it confirmed it.
    case issuerOfRecord = "ISSUER_OF_RECORD"
    /// The worker says so.
    case selfDeclared = "SELF_DECLARED"
  }

  /// Which check.
  package let kind: Kind
  /// How it was made.
  package let method: Method
  /// The day it was made.
  package let checkedOn: CivilDate
  /// The last day it holds, where the outcome itself ends: a permission to work, for instance.
  package let holdsThrough: CivilDate?
  /// What a criminal record check may say; set for that kind only.
  package let dbs: DBSCheck?

  /// A check whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    kind: Kind, method: Method, checkedOn: CivilDate, holdsThrough: CivilDate?, dbs: DBSCheck?
  ) throws(ServiceError) {
    guard (kind == .criminalRecord) == (dbs != nil) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "dbs",
        "must be given for a criminal record check and for no other")
    }
    if let holdsThrough {
      guard kind == .rightToWork else {
        throw ServiceError(
          .invalidArgument, .fieldNotAllowed, field: "holds_through",
          "is only for a right to work; other checks end by the employer's policy")
      }
      guard holdsThrough >= checkedOn else {
        throw ServiceError(
          .invalidArgument, .intervalReversed, field: "holds_through",
          "must not be before the check; got \(quoted("\(holdsThrough)"))")
      }
    }
    self.kind = kind
    self.method = method
    self.checkedOn = checkedOn
    self.holdsThrough = holdsThrough
    self.dbs = dbs
  }
}

/// The little that may be kept of a DBS check: level, workforce, number, dates. There is no field
/// that could hold what a certificate says (Police Act 1997 s.124), and "no new information" never
/// says whether the certificate is blank.
package struct DBSCheck: Hashable, Sendable {
  /// The level asked for.
  package enum Level: String, Sendable, CaseIterable {
    /// Basic.
    case basic = "BASIC"
    /// Standard.
    case standard = "STANDARD"
    /// Enhanced.
    case enhanced = "ENHANCED"
    /// Enhanced with one or both barred lists.
    case enhancedWithBarredLists = "ENHANCED_WITH_BARRED_LISTS"
  }

  /// The workforce it was asked for.
  package enum Workforce: String, Sendable, CaseIterable {
    /// Child.
    case child = "CHILD"
    /// Adult.
    case adult = "ADULT"
    /// Child and adult.
    case childAndAdult = "CHILD_AND_ADULT"
    /// Other.
    case other = "OTHER"
  }

  /// What an Update Service look-up said.
  package enum UpdateStatus: String, Sendable, CaseIterable {
    /// Nothing new since the certificate was issued.
    case noNewInformation = "NO_NEW_INFORMATION"
    /// The certificate is no longer current: apply for a new one.
    case newInformation = "NEW_INFORMATION"
    /// The details did not match a subscription.
    case noMatch = "NO_MATCH"
  }

  /// The level asked for.
  package let level: Level
  /// The workforce.
  package let workforce: Workforce
  /// The certificate number: exactly 12 digits, a text because zeros lead; nil where not seen.
  package let certificateNumber: String?
  /// The day the certificate was issued.
  package let issuedOn: CivilDate
  /// Whether the worker subscribes to the Update Service.
  package let onUpdateService: Bool
  /// The last look-up there, with its day.
  package let lastStatus: UpdateLookUp?

  /// One look-up in the Update Service.
  package struct UpdateLookUp: Hashable, Sendable {
    /// What it said.
    package let status: UpdateStatus
    /// The day it was made.
    package let on: CivilDate

    /// A look-up with these parts.
    package init(status: UpdateStatus, on: CivilDate) {
      self.status = status
      self.on = on
    }
  }

  /// A DBS check whose parts agree; the number has been through ``PassportPolicy``.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT` where a look-up stands without a subscription
  ///   or before the certificate.
  package init(
    level: Level, workforce: Workforce, certificateNumber: String?, issuedOn: CivilDate,
    onUpdateService: Bool, lastStatus: UpdateLookUp?
  ) throws(ServiceError) {
    if let lastStatus {
      guard onUpdateService, lastStatus.on >= issuedOn else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "dbs.last_status",
          "needs a subscription to the Update Service and a day not before the certificate")
      }
      guard level == .standard || level == .enhanced || level == .enhancedWithBarredLists else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "dbs.level",
          "must be standard or enhanced where the Update Service was asked")
      }
    }
    self.level = level
    self.workforce = workforce
    self.certificateNumber = certificateNumber
    self.issuedOn = issuedOn
    self.onUpdateService = onUpdateService
    self.lastStatus = lastStatus
  }
}
