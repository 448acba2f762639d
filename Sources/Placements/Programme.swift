package import Vocabulary

/// A training programme of an education provider, with the hours it asks for.
package struct Programme: Hashable, Sendable {
  /// What the programme leads to; it decides which standing rules apply.
  package enum Award: String, Sendable, CaseIterable {
    /// A degree that leads to registration as a nurse.
    case nurse = "NURSE"
    /// A foundation degree that leads to registration as a nursing associate.
    case nursingAssociate = "NURSING_ASSOCIATE"
    /// An integrated apprenticeship, of four stages.
    case integratedApprenticeship = "INTEGRATED_APPRENTICESHIP"
    /// Foundation training of a pharmacist.
    case pharmacist = "PHARMACIST"
    /// Foundation training of a pharmacy technician.
    case pharmacyTechnician = "PHARMACY_TECHNICIAN"
    /// An allied health profession.
    case alliedHealth = "ALLIED_HEALTH"
    /// Social work.
    case socialWork = "SOCIAL_WORK"
    /// A vocational award in care, such as a diploma or a returner's course.
    case care = "CARE"
    /// Anything else.
    case other = "OTHER"
  }

  /// Who approves the programme.
  package enum Regulator: String, Sendable, CaseIterable {
    case nmc = "NMC"
    case hcpc = "HCPC"
    case gphc = "GPHC"
    case gmc = "GMC"
    case socialWorkEngland = "SWE"
    /// No regulator: a vocational award.
    case none = "NONE"
  }

  /// The education provider that runs it.
  package var organisation: OrganisationID
  /// The code plans name it by.
  package let code: TrainingProgrammeCode
  /// Its name, 1 to 200 characters.
  package let name: String
  /// What it leads to.
  package let award: Award
  /// Who approves it.
  package let regulator: Regulator
  /// The kind of learner its students are, by which areas count places.
  package let learnerType: LearnerTypeCode
  /// How many months it lasts, 1 to 84.
  package let months: Int
  /// How many parts it has, 1 to 10; assessors change between parts.
  package let parts: Int
  /// The hours it asks for beyond the standing rules.
  package let hours: ProgrammeHours
  /// The share of its students that is expected to complete, in percent, 0 to 100; nil: not known.
  package let completionPercent: Int?
  /// The days on which it takes part.
  package let period: DatePeriod

  /// A programme whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    organisation: OrganisationID, code: TrainingProgrammeCode, name: String, award: Award,
    regulator: Regulator, learnerType: LearnerTypeCode, months: Int, parts: Int,
    hours: ProgrammeHours, completionPercent: Int?, period: DatePeriod
  ) throws(ServiceError) {
    try require(months, in: 1...84, "months")
    try require(parts, in: 1...10, "parts")
    if let completionPercent { try require(completionPercent, in: 0...100, "completion_percent") }
    self.organisation = organisation
    self.code = code
    self.name = try boundedText(name, field: "name")
    self.award = award
    self.regulator = regulator
    self.learnerType = learnerType
    self.months = months
    self.parts = parts
    self.hours = hours
    self.completionPercent = completionPercent
    self.period = period
  }
}

/// The hours that a programme itself asks for, in minutes; nil where it says nothing, and then the
/// standing rule of its award counts, if there is one.
package struct ProgrammeHours: Hashable, Sendable {
  /// Theory and practice together, at least.
  package let programmeMinutes: Int?
  /// Practice, at least.
  package let practiceMinutes: Int?
  /// Simulated practice that counts, at most.
  package let simulatedMinutesMost: Int?
  /// All minutes of a London week, at most.
  package let weeklyMinutesMost: Int?

  /// Says nothing.
  package static let unsaid = ProgrammeHours()

  private init() {
    programmeMinutes = nil
    practiceMinutes = nil
    simulatedMinutesMost = nil
    weeklyMinutesMost = nil
  }

  /// Hours of a programme: 0 to 20,000 hours, a week's up to 168.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE` naming the field.
  package init(
    programmeMinutes: Int?, practiceMinutes: Int?, simulatedMinutesMost: Int?,
    weeklyMinutesMost: Int?
  ) throws(ServiceError) {
    let most = 20_000 * 60
    if let programmeMinutes { try require(programmeMinutes, in: 0...most, "programme_minutes") }
    if let practiceMinutes { try require(practiceMinutes, in: 0...most, "practice_minutes") }
    if let simulatedMinutesMost {
      try require(simulatedMinutesMost, in: 0...most, "simulated_minutes_most")
    }
    if let weeklyMinutesMost {
      try require(weeklyMinutesMost, in: 1...10_080, "weekly_minutes_most")
    }
    self.programmeMinutes = programmeMinutes
    self.practiceMinutes = practiceMinutes
    self.simulatedMinutesMost = simulatedMinutesMost
    self.weeklyMinutesMost = weeklyMinutesMost
  }
}

/// A learner's time on a programme.
///
/// A learner is supernumerary: no enrolment and no placement is ever counted as supply.
package struct Enrolment: Hashable, Sendable {
  /// The programme.
  package let programme: ProgrammeID
  /// The learner.
  package let learner: WorkerID
  /// The intake they belong to, as a short name such as `2026-09`.
  package let cohort: String
  /// From the first day to the day after the last; nil while the end is not known.
  package let period: DatePeriod
  /// The employer of an apprentice, or nil.
  package let employer: OrganisationID?

  /// An enrolment.
  ///
  /// - Throws: ``ServiceError`` naming `cohort`.
  package init(
    programme: ProgrammeID, learner: WorkerID, cohort: String, period: DatePeriod,
    employer: OrganisationID?
  ) throws(ServiceError) {
    self.programme = programme
    self.learner = learner
    self.cohort = try boundedText(cohort, field: "cohort", limit: 40)
    self.period = period
    self.employer = employer
  }

  /// Which month of the programme `day` lies in, from 0; nil outside the enrolment.
  package func month(on day: CivilDate) -> Int? {
    guard period.contains(day) else { return nil }
    let (start, now) = (period.start.parts, day.parts)
    let months = (now.year - start.year) * 12 + now.month - start.month
    // The month is whole only once the day of the month comes round, or its last day.
    return period.start.adding(months: months) > day ? months - 1 : months
  }
}

/// Refuses a number outside `range`.
///
/// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
func require(_ value: Int, in range: ClosedRange<Int>, _ field: String) throws(ServiceError) {
  guard range.contains(value) else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: field,
      "must be \(range.lowerBound) to \(range.upperBound); got \(quoted("\(value)"))")
  }
}
