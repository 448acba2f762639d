package import Passports
package import Vocabulary

/// Places that an area offers to a kind of learner for a time.
package struct PlacementOffer: Hashable, Sendable {
  /// The area.
  package let area: PracticeAreaID
  /// The kind of learner.
  package let learnerType: LearnerTypeCode
  /// How many, 1 to 1,000.
  package let places: Int
  /// From when to when.
  package let period: DatePeriod
  /// Minutes a week of a supervisor's time that each learner gets, or nil where not said.
  package let supervisionMinutesPerWeek: Int?

  /// An offer with an end.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    area: PracticeAreaID, learnerType: LearnerTypeCode, places: Int, period: DatePeriod,
    supervisionMinutesPerWeek: Int?
  ) throws(ServiceError) {
    try require(places, in: 1...1_000, "places")
    if let supervisionMinutesPerWeek {
      try require(supervisionMinutesPerWeek, in: 0...10_080, "supervision_minutes_per_week")
    }
    try requireEnd(period, "ends_on")
    self.area = area
    self.learnerType = learnerType
    self.places = places
    self.period = period
    self.supervisionMinutesPerWeek = supervisionMinutesPerWeek
  }
}

/// A placement that a programme asks for, for one learner.
package struct PlacementRequest: Hashable, Sendable {
  /// The learner's enrolment.
  package let enrolment: EnrolmentID
  /// The part of the programme, from 1.
  package let part: Int
  /// The days wanted.
  package let period: DatePeriod
  /// What is to be practised; nil: anything.
  package let specialty: SpecialtyCode?
  /// The sector wanted; nil: any.
  package let sector: Sector?
  /// The kind of place wanted; nil: any.
  package let setting: CareSetting?
  /// Minutes a week of a supervisor's time that are needed; nil: none said.
  package let supervisionMinutesPerWeek: Int?

  /// A request with an end.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    enrolment: EnrolmentID, part: Int, period: DatePeriod, specialty: SpecialtyCode?,
    sector: Sector?, setting: CareSetting?, supervisionMinutesPerWeek: Int?
  ) throws(ServiceError) {
    try require(part, in: 1...10, "part")
    if let supervisionMinutesPerWeek {
      try require(supervisionMinutesPerWeek, in: 0...10_080, "supervision_minutes_per_week")
    }
    try requireEnd(period, "ends_on")
    self.enrolment = enrolment
    self.part = part
    self.period = period
    self.specialty = specialty
    self.sector = sector
    self.setting = setting
    self.supervisionMinutesPerWeek = supervisionMinutesPerWeek
  }
}

/// Refuses days without an end.
///
/// - Throws: ``ServiceError`` `FIELD_REQUIRED`, naming `field`.
func requireEnd(_ period: DatePeriod, _ field: String) throws(ServiceError) {
  guard period.end != nil else {
    throw ServiceError(
      .invalidArgument, .fieldRequired, field: field, "must say the day after the last")
  }
}

extension DatePeriod {
  /// Whether every day of `other` lies inside.
  package func covers(_ other: DatePeriod) -> Bool {
    guard start <= other.start else { return false }
    guard let end else { return true }
    return other.end.map { $0 <= end } ?? false
  }
}
