package import Vocabulary

/// One person's tie to one piece of work. The seven kinds are never merged into one.
package struct Engagement: Hashable, Sendable {
  /// The seven kinds.
  package enum Kind: String, Sendable, CaseIterable {
    case employment = "EMPLOYMENT"
    case secondment = "SECONDMENT"
    case deployment = "DEPLOYMENT"
    case jointPost = "JOINT_POST"
    case rotation = "ROTATION"
    case placement = "PLACEMENT"
    case volunteering = "VOLUNTEERING"

    /// Whether the person is a learner there: a learner is not part of the workforce.
    package var isLearner: Bool { self == .placement }
  }

  /// The terms in law on which the work is done.
  package enum LegalBasis: String, Sendable, CaseIterable {
    case employment = "EMPLOYMENT"
    case secondment = "SECONDMENT"
    case section113 = "S113"
    case section75 = "S75"
    case honorary = "HONORARY"
    case licenceToAttend = "LICENCE_TO_ATTEND"
    case bank = "BANK"
    case agency = "AGENCY"
  }

  /// The body the work is for.
  package let organisation: OrganisationID
  /// Which of the seven kinds.
  package let kind: Kind
  /// The terms in law.
  package let legalBasis: LegalBasis
  /// The role profile, where one fits.
  package let role: RoleCode?
  /// The job role code of ASC-WDS, where the employer gives one.
  package let ascWDSJobRole: Int?
  /// The days it lasts.
  package let period: DatePeriod
  /// The share of full-time work, where known; absent is unknown, never zero.
  package let fullTimeEquivalent: FullTimeEquivalent?
  /// Contracted minutes a week, where known; 0 is a zero-hours contract.
  package let contractedMinutesPerWeek: Int?

  /// An engagement whose parts agree.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `contracted_minutes_per_week`, unless
  ///   0 to 10,080.
  package init(
    organisation: OrganisationID, kind: Kind, legalBasis: LegalBasis, role: RoleCode?,
    ascWDSJobRole: Int? = nil, period: DatePeriod, fullTimeEquivalent: FullTimeEquivalent? = nil,
    contractedMinutesPerWeek: Int? = nil
  ) throws(ServiceError) {
    if let minutes = contractedMinutesPerWeek, !(0...10_080).contains(minutes) {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "contracted_minutes_per_week",
        "must be 0 to 10080; got \(quoted("\(minutes)"))")
    }
    self.organisation = organisation
    self.kind = kind
    self.legalBasis = legalBasis
    self.role = role
    self.ascWDSJobRole = ascWDSJobRole
    self.period = period
    self.fullTimeEquivalent = fullTimeEquivalent
    self.contractedMinutesPerWeek = contractedMinutesPerWeek
  }
}

/// A stretch of service as a body counts it, and who recognises it for what.
///
/// Facts only: nothing here computes what anybody is entitled to.
package struct ContinuityPeriod: Hashable, Sendable {
  /// What service can be recognised for.
  package enum Benefit: String, Sendable, CaseIterable {
    case annualLeave = "ANNUAL_LEAVE"
    case sickPay = "SICK_PAY"
    case redundancy = "REDUNDANCY"
    case parentalLeave = "PARENTAL_LEAVE"
    case notice = "NOTICE"
  }

  /// Why a body recognises service or doesn't.
  package enum Ground: String, Sendable, CaseIterable {
    case contract = "CONTRACT"
    case collectiveAgreement = "COLLECTIVE_AGREEMENT"
    case modificationOrder = "MODIFICATION_ORDER"
    case transferOfUndertaking = "TRANSFER_OF_UNDERTAKING"
    case localPolicy = "LOCAL_POLICY"
    case none = "NONE"
  }

  /// One body's word on one benefit.
  package struct Recognition: Hashable, Sendable {
    /// The body that decided.
    package let organisation: OrganisationID
    /// The benefit.
    package let benefit: Benefit
    /// Whether it recognises the service for it.
    package let isRecognised: Bool
    /// Why.
    package let ground: Ground
    /// Who decided: a post, such as `Head of HR`; 1 to 100 characters.
    package let decidedBy: String

    /// A recognition with a named decider.
    ///
    /// - Throws: ``ServiceError``, naming `recognitions.decided_by`.
    package init(
      organisation: OrganisationID, benefit: Benefit, isRecognised: Bool, ground: Ground,
      decidedBy: String
    ) throws(ServiceError) {
      self.organisation = organisation
      self.benefit = benefit
      self.isRecognised = isRecognised
      self.ground = ground
      self.decidedBy = try boundedText(decidedBy, field: "recognitions.decided_by", limit: 100)
    }
  }

  /// The employer served.
  package let employer: OrganisationID
  /// The days of service.
  package let period: DatePeriod
  /// Breaks inside it, in order, apart from one another; at most 50.
  package let breaks: [DatePeriod]
  /// Who recognises it for what; at most 50.
  package let recognitions: [Recognition]

  /// A period whose breaks lie inside it, in order.
  ///
  /// - Throws: ``ServiceError`` naming `breaks` or `recognitions`.
  package init(
    employer: OrganisationID, period: DatePeriod, breaks: [DatePeriod],
    recognitions: [Recognition]
  ) throws(ServiceError) {
    guard breaks.count <= 50, recognitions.count <= 50 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: breaks.count > 50 ? "breaks" : "recognitions",
        "must be at most 50 entries")
    }
    for (index, gap) in breaks.enumerated() {
      let endsInside = gap.end.map { end in period.end.map { end < $0 } ?? true } == true
      let isInside = gap.start > period.start && endsInside
      let follows = index == 0 || breaks[index - 1].end.map { $0 <= gap.start } == true
      guard isInside, follows else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "breaks",
          "must lie inside the period, each with an end, in order and apart; got "
            + quoted("\(gap.start)"))
      }
    }
    self.employer = employer
    self.period = period
    self.breaks = breaks
    self.recognitions = recognitions
  }
}
