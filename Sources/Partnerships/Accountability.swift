package import Vocabulary

/// What a post can answer for. A duty that the law lays on a body is one thing and leading a place
/// another: both are recorded, and none is derived from the other.
package enum AccountableDuty: String, Sendable, CaseIterable {
  /// Leading a place; it has no legal form.
  case placeLeadership = "PLACE_LEADERSHIP"
  /// A council's duties for adult social care.
  case adultSocialCare = "ADULT_SOCIAL_CARE"
  /// A council's duties for children.
  case childrenSocialCare = "CHILDREN_SOCIAL_CARE"
  /// A council's public health functions.
  case publicHealth = "PUBLIC_HEALTH"
  /// A council's housing duties.
  case housing = "HOUSING"
  /// The functions of an NHS body.
  case nhsFunctions = "NHS_FUNCTIONS"
  /// Planning the workforce of a place.
  case workforcePlanning = "WORKFORCE_PLANNING"
  /// Employing the members of a team.
  case employment = "EMPLOYMENT"
  /// Managing the members of a team day by day.
  case lineManagement = "LINE_MANAGEMENT"
  /// Holding a fund.
  case fundHolding = "FUND_HOLDING"

  /// Where the duty comes from.
  package enum Regime: String, Sendable, CaseIterable {
    /// The law lays it on a council.
    case councilDuty = "COUNCIL_DUTY"
    /// The law lays it on an NHS body.
    case nhsDuty = "NHS_DUTY"
    /// Partners agreed it among themselves.
    case agreed = "AGREED"
  }

  /// Where it comes from.
  package var regime: Regime {
    switch self {
    case .adultSocialCare, .childrenSocialCare, .publicHealth, .housing: .councilDuty
    case .nhsFunctions: .nhsDuty
    case .placeLeadership, .workforcePlanning, .employment, .lineManagement, .fundHolding: .agreed
    }
  }

  /// Whether every place must show one post that answers for it; where none does, that is a gap.
  package var isExpectedOfPlaces: Bool {
    switch self {
    case .placeLeadership, .adultSocialCare, .nhsFunctions, .workforcePlanning: true
    default: false
    }
  }
}

/// That a post answers for a duty, and to whom.
package struct Accountability: Hashable, Sendable {
  /// The duty.
  package let duty: AccountableDuty
  /// What of it, such as the team it is about; nil for all of it in the place.
  package let subject: String?
  /// The post that answers.
  package let post: PostID
  /// The body it answers to.
  package let accountableTo: OrganisationID
  /// The place it is about.
  package let place: PlaceID
  /// The days.
  package let period: DatePeriod

  /// An accountability with these parts.
  ///
  /// - Throws: ``ServiceError`` naming `subject`.
  package init(
    duty: AccountableDuty, subject: String?, post: PostID, accountableTo: OrganisationID,
    place: PlaceID, period: DatePeriod
  ) throws(ServiceError) {
    self.duty = duty
    self.subject = try subject.map { text throws(ServiceError) in
      try boundedText(text, field: "subject")
    }
    self.post = post
    self.accountableTo = accountableTo
    self.place = place
    self.period = period
  }
}
