package import Vocabulary

// Totals of programmes and areas. They name no learner.

/// Students of a programme by month of programme.
package struct StudentTotals: Hashable, Sendable {
  /// The programme as plans name it.
  package let programme: TrainingProgrammeCode
  /// Students by month of programme from 0; as many values as the programme has months.
  package let students: [Int]

  /// The students of `programme` on `day`. Those beyond its months stand in its last one.
  package init(of programme: Programme, _ enrolments: [Enrolment], on day: CivilDate) {
    self.programme = programme.code
    var students = Array(repeating: 0, count: programme.months)
    for enrolment in enrolments {
      guard let month = enrolment.month(on: day) else { continue }
      students[min(month, programme.months - 1)] += 1
    }
    self.students = students
  }
}

/// Places of an area, and how many are taken, on the first day of a month.
package struct CapacityMonth: Hashable, Sendable {
  /// The first day of the month.
  package let month: CivilDate
  /// The kind of learner.
  package let learnerType: LearnerTypeCode
  /// Places.
  package let places: Int
  /// Learners who take one.
  package let taken: Int

  /// Places of `area` in `count` months from that of `day`, kinds of learner in order; months and
  /// kinds without a place and without a learner are left out.
  package static func of(
    _ area: PracticeArea, _ occupied: [(LearnerTypeCode, DatePeriod)], from day: CivilDate,
    count: Int
  ) -> [CapacityMonth] {
    let first = day.adding(days: 1 - day.parts.day)
    let types = Set(area.capacity.map(\.learnerType)).union(occupied.map(\.0)).sorted()
    return (0..<max(0, count)).flatMap { index -> [CapacityMonth] in
      let month = first.adding(months: index)
      return types.compactMap { type in
        let places = area.places(for: type, on: month)
        let taken = occupied.count { $0.0 == type && $0.1.contains(month) }
        return places == 0 && taken == 0
          ? nil
          : CapacityMonth(month: month, learnerType: type, places: places, taken: taken)
      }
    }
  }
}

/// How a cohort is placed.
package struct CohortPlacement: Hashable, Sendable {
  /// A learner's enrolment with where they are or were placed.
  package struct Learner: Hashable, Sendable {
    /// The enrolment.
    package let enrolment: Enrolment
    /// The sectors of the areas of placements that were taken up.
    package let sectors: Set<Sector>
    /// Whether a placement holds for them now or was finished: not one whose learner is unplaced.
    package let isPlaced: Bool

    /// A learner of a cohort.
    package init(enrolment: Enrolment, sectors: Set<Sector>, isPlaced: Bool) {
      self.enrolment = enrolment
      self.sectors = sectors
      self.isPlaced = isPlaced
    }
  }

  /// The intake.
  package let cohort: String
  /// Learners.
  package let learners: Int
  /// Of them, those with a placement.
  package let placed: Int
  /// Of them, those placed in social care at least once.
  package let inSocialCare: Int
  /// Of them, those placed in health at least once.
  package let inHealth: Int

  /// The figures of each cohort, in order of its name.
  package static func of(_ learners: [Learner]) -> [CohortPlacement] {
    Dictionary(grouping: learners, by: \.enrolment.cohort).map { cohort, members in
      CohortPlacement(
        cohort: cohort, learners: members.count, placed: members.count(where: \.isPlaced),
        inSocialCare: members.count { $0.sectors.contains(.socialCare) },
        inHealth: members.count { $0.sectors.contains(.health) })
    }.sorted { $0.cohort < $1.cohort }
  }
}

/// Learners who are expected to complete, by the day on which they are due to.
package struct CompletionForecast: Hashable, Sendable {
  /// The day after the last of their enrolment: from then on they can be supply.
  package let on: CivilDate
  /// Placed learners due then.
  package let placed: Int
  /// Learners expected, in hundredths: 7 at 90 % is 630. Exact.
  package let expectedHundredths: Int

  /// The forecast of `learners` at `percent`, by day; learners whose end is not known, and those
  /// without a placement, are in none.
  package static func of(
    _ learners: [CohortPlacement.Learner], completing percent: Int
  ) -> [CompletionForecast] {
    let due = learners.filter(\.isPlaced).compactMap(\.enrolment.period.end)
    return Dictionary(grouping: due) { $0 }.map { day, due in
      CompletionForecast(on: day, placed: due.count, expectedHundredths: due.count * percent)
    }.sorted { $0.on < $1.on }
  }
}
