extension Noun {
  /// A training programme.
  package enum Programme {}
  /// A learner's time on a programme.
  package enum Enrolment {}
  /// A place where learners practise.
  package enum PracticeArea {}
  /// Somebody's readiness to supervise learners.
  package enum Supervisor {}
  /// Places that an area offers.
  package enum PlacementOffer {}
  /// A placement that is asked for.
  package enum PlacementRequest {}
  /// A learner's time at an area.
  package enum Placement {}
  /// One stretch of a learner's time.
  package enum HoursEntry {}
  /// One entry of a learner's practice assessment document.
  package enum PracticeAssessment {}
}

/// A training programme.
package typealias ProgrammeID = OpaqueID<Noun.Programme>
/// A learner's time on a programme.
package typealias EnrolmentID = OpaqueID<Noun.Enrolment>
/// A place where learners practise.
package typealias PracticeAreaID = OpaqueID<Noun.PracticeArea>
/// Somebody's readiness to supervise learners.
package typealias SupervisorID = OpaqueID<Noun.Supervisor>
/// Places that an area offers.
package typealias PlacementOfferID = OpaqueID<Noun.PlacementOffer>
/// A placement that is asked for.
package typealias PlacementRequestID = OpaqueID<Noun.PlacementRequest>
/// A learner's time at an area.
package typealias PlacementID = OpaqueID<Noun.Placement>
/// One stretch of a learner's time.
package typealias HoursEntryID = OpaqueID<Noun.HoursEntry>
/// One entry of a learner's practice assessment document.
package typealias PracticeAssessmentID = OpaqueID<Noun.PracticeAssessment>

extension CodeList {
  /// Training programmes, by the code that plans know them by.
  package enum TrainingProgramme {}
  /// Kinds of learner that an area has places for: `ADULT-NURSING`, `PHARMACY-FOUNDATION`.
  package enum LearnerType {}
  /// Specialties of areas: `COMMUNITY`, `DEMENTIA`.
  package enum Specialty {}
}

/// A training programme as plans name it: `NURSING-BSC`.
package typealias TrainingProgrammeCode = Code<CodeList.TrainingProgramme>
/// A kind of learner, a role and a stage: `ADULT-NURSING`, `PHARMACY-FOUNDATION`.
package typealias LearnerTypeCode = Code<CodeList.LearnerType>
/// A specialty of an area.
package typealias SpecialtyCode = Code<CodeList.Specialty>

extension LondonTime {
  /// The Monday of the London week that `instant` falls in.
  package static func monday(of instant: Instant) -> CivilDate {
    let day = date(of: instant)
    return day.adding(days: 1 - day.weekday)
  }
}
