package import Vocabulary

/// Something that happened to a learner of a cohort; never changed, a correction comes after it.
package struct LearnerEvent: Hashable, Sendable {
  /// What happened.
  package enum What: Hashable, Sendable {
    /// Took a seat.
    case enrolled(Enrolment)
    /// Was promised time off the day job.
    case releasePlanned(PlannedRelease)
    /// Had time off the day job: the whole of it so far.
    case released(ActualRelease)
    /// Attended: whole minutes so far, 0 to 600,000.
    case attended(minutes: Int)
    /// Completed the course on a day.
    case completed
    /// Answered before and after.
    case rated(Ratings)
    /// Left before the end.
    case droppedOut(DropOut)
    /// Had what the course gives written into the passport.
    case attested([FactID])
  }

  /// What happened.
  package let what: What
  /// The day it happened, in London.
  package let on: CivilDate
  /// When the service came to know it.
  package let recordedAt: Instant
  /// The commit that recorded it.
  package let sequence: CommitSequence

  /// An event of these parts, as the store gives it.
  package init(_ what: What, on day: CivilDate, recordedAt: Instant, sequence: CommitSequence) {
    self.what = what
    on = day
    self.recordedAt = recordedAt
    self.sequence = sequence
  }
}

/// Whose worker a learner is.
package struct Enrolment: Hashable, Sendable {
  /// The employer that sends them.
  package let employer: OrganisationID
  /// The employer's sector when they took the seat.
  package let sector: Sector

  /// An enrolment of these parts.
  package init(employer: OrganisationID, sector: Sector) {
    self.employer = employer
    self.sector = sector
  }
}

/// Time off the day job that was promised.
package struct PlannedRelease: Hashable, Sendable {
  /// Who does the work meanwhile.
  package enum Backfill: String, Sendable, CaseIterable {
    /// Somebody does.
    case arranged = "ARRANGED"
    /// Somebody must, and nobody does yet.
    case notArranged = "NOT_ARRANGED"
    /// Nobody needs to.
    case notNeeded = "NOT_NEEDED"
  }

  /// Whole minutes, 1 to 600,000.
  package let minutes: Int
  /// Who does the work meanwhile.
  package let backfill: Backfill

  /// A release of these parts.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `planned_release_minutes`.
  package init(minutes: Int, backfill: Backfill) throws(ServiceError) {
    self.minutes = try learningMinutes(minutes, from: 1, field: "planned_release_minutes")
    self.backfill = backfill
  }
}

/// Time off the day job that was given.
package struct ActualRelease: Hashable, Sendable {
  /// Whole minutes, 0 to 600,000.
  package let minutes: Int
  /// Minutes of them in which somebody else did the work; nil where nobody knows.
  package let backfilledMinutes: Int?

  /// A release of these parts.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `released_minutes` or
  ///   `backfilled_minutes`, which is at most the other.
  package init(minutes: Int, backfilledMinutes: Int?) throws(ServiceError) {
    self.minutes = try learningMinutes(minutes, from: 0, field: "released_minutes")
    if let backfilledMinutes, !(0...minutes).contains(backfilledMinutes) {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "backfilled_minutes",
        "must be 0 to the \(minutes) minutes released; got \(quoted("\(backfilledMinutes)"))")
    }
    self.backfilledMinutes = backfilledMinutes
  }
}

/// `minutes` once they are known to be a time that a course can take.
///
/// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
package func learningMinutes(
  _ minutes: Int, from least: Int, field: String
) throws(ServiceError) -> Int {
  guard (least...600_000).contains(minutes) else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: field,
      "must be \(least) to 600000; got \(quoted("\(minutes)"))")
  }
  return minutes
}

/// What a learner said of themself before and after, from 1, not at all, to 5, fully.
package struct Ratings: Hashable, Sendable {
  /// One question asked twice.
  package struct BeforeAfter: Hashable, Sendable {
    /// The answer before, 1 to 5.
    package let before: Int
    /// The answer after, 1 to 5.
    package let after: Int

    /// Two answers.
    ///
    /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `before` or `after` of `field`.
    package init(before: Int, after: Int, field: String) throws(ServiceError) {
      for (name, answer) in [("before", before), ("after", after)]
      where !(1...5).contains(answer) {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "\(field)_\(name)",
          "must be 1 to 5; got \(quoted("\(answer)"))")
      }
      self.before = before
      self.after = after
    }

    /// Whether the answer rose.
    package var rose: Bool { after > before }
  }

  /// How confident they feel, or nil where not asked.
  package let confidence: BeforeAfter?
  /// How skilled they feel, or nil where not asked.
  package let skill: BeforeAfter?

  /// Answers to one question at least.
  ///
  /// - Throws: ``ServiceError`` `FIELD_REQUIRED`, naming `ratings`.
  package init(confidence: BeforeAfter?, skill: BeforeAfter?) throws(ServiceError) {
    guard confidence != nil || skill != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "ratings", "must answer one question at least")
    }
    self.confidence = confidence
    self.skill = skill
  }
}

/// Why a learner left before the end, from a closed list: no free text about a person.
package enum DropOut: String, Sendable, CaseIterable {
  /// No time off the day job.
  case noRelease = "NO_RELEASE"
  /// Nobody to do the work meanwhile.
  case noBackfill = "NO_BACKFILL"
  /// Too far, or no way there.
  case travel = "TRAVEL"
  /// The fee or other costs.
  case cost = "COST"
  /// The times did not fit shifts.
  case times = "TIMES"
  /// The course did not fit the work.
  case courseUnsuitable = "COURSE_UNSUITABLE"
  /// No device, line or account.
  case noEquipment = "NO_EQUIPMENT"
  /// Left the employer that sent them.
  case leftEmployer = "LEFT_EMPLOYER"
  /// The learner's own reasons, not asked after.
  case ownReasons = "OWN_REASONS"
  /// Anything else.
  case other = "OTHER"
}
