package import Vocabulary

/// How a cohort stands on a day: seats, mix, release, drop-outs and what learners say.
package struct CohortReport: Hashable, Sendable {
  /// Learners who keep a seat, completed or not.
  package let seatCount: Int
  /// Of those, how many completed.
  package let completedCount: Int
  /// Of those, how many have it in their passports.
  package let attestedCount: Int
  /// Seats nobody has.
  package let freeSeats: Int
  /// How those with a seat spread over sectors.
  package let mix: SectorMix
  /// How many of them each employer sends, in order of employer.
  package let employers: [EmployerCount]
  /// The sector that fills too much, or nil.
  package let alert: BalanceAlert?
  /// Time off the day job of all learners, and of each sector that has any.
  package let release: [SectorRelease]
  /// What is missing of it, each kind once, with its learners.
  package let warnings: [ReleaseWarning]
  /// Who left and why, by reason and sector; a seat taken again takes the reason back.
  package let dropOuts: [DropOutCount]
  /// Learners who felt more confident after than before, of those who answered both times; nil
  /// where nobody did.
  package let moreConfident: Share?
  /// Learners who felt more skilled after than before, of those who answered both times.
  package let moreSkilled: Share?

  /// The report on `learners` of `cohort`.
  package init(on cohort: Cohort, _ learners: [Learner], day: CivilDate) {
    let states = learners.compactMap { learner in
      learner.state(on: day).map { (worker: learner.worker, state: $0) }
    }
    let seated = states.filter(\.state.hasSeat)
    seatCount = seated.count
    completedCount = seated.count { $0.state.standing == .completed }
    attestedCount = seated.count { !$0.state.achievements.isEmpty }
    freeSeats = max(0, cohort.seats - seated.count)
    mix = SectorMix(seated.map(\.state.enrolment.sector))
    employers = EmployerCount.counts(seated.map(\.state.enrolment.employer))
    alert = mix.alert(wanting: cohort.targetMix)
    release = SectorRelease.accounts(of: states.map(\.state))
    warnings = ReleaseWarning.warnings(for: seated, isOver: cohort.isOver(on: day))
    dropOuts = DropOutCount.counts(states.map(\.state))
    moreConfident = Self.rose(states.compactMap { $0.state.ratings?.confidence })
    moreSkilled = Self.rose(states.compactMap { $0.state.ratings?.skill })
  }

  private static func rose(_ answers: [Ratings.BeforeAfter]) -> Share? {
    Share(answers.count(where: \.rose), of: answers.count)
  }
}

/// How many learners an employer sends.
package struct EmployerCount: Hashable, Sendable {
  /// The employer.
  package let employer: OrganisationID
  /// Its learners with a seat.
  package let count: Int

  static func counts(_ employers: [OrganisationID]) -> [EmployerCount] {
    Dictionary(employers.map { ($0, 1) }, uniquingKeysWith: +)
      .map { EmployerCount(employer: $0.key, count: $0.value) }
      .sorted { $0.employer < $1.employer }
  }
}

/// Planned and actual time off the day job side by side. What nobody said is counted apart and is
/// in no sum.
package struct SectorRelease: Hashable, Sendable {
  /// Whose; nil for all learners.
  package let sector: Sector?
  /// Learners, those who left included.
  package let learnerCount: Int
  /// Learners whose release was planned.
  package let plannedCount: Int
  /// The minutes planned for them.
  package let plannedMinutes: Int
  /// Learners whose actual release is known.
  package let releasedCount: Int
  /// The minutes given to them.
  package let releasedMinutes: Int
  /// Learners of whom it is known how much of it was backfilled.
  package let backfillKnownCount: Int
  /// The minutes of theirs in which somebody else did the work.
  package let backfilledMinutes: Int

  init(of states: [LearnerState], sector: Sector?) {
    let planned = states.compactMap(\.planned)
    let released = states.compactMap(\.released)
    let backfilled = released.compactMap(\.backfilledMinutes)
    self.sector = sector
    learnerCount = states.count
    plannedCount = planned.count
    // At most 600,000 minutes each of at most as many learners as a machine can hold: no overflow.
    plannedMinutes = planned.reduce(0) { $0 + $1.minutes }
    releasedCount = released.count
    releasedMinutes = released.reduce(0) { $0 + $1.minutes }
    backfillKnownCount = backfilled.count
    backfilledMinutes = backfilled.reduce(0, +)
  }

  static func accounts(of states: [LearnerState]) -> [SectorRelease] {
    guard !states.isEmpty else { return [] }
    let bySector = Dictionary(grouping: states, by: \.enrolment.sector)
    return [SectorRelease(of: states, sector: nil)]
      + Sector.allCases.compactMap { sector in
        bySector[sector].map { SectorRelease(of: $0, sector: sector) }
      }
  }
}

/// Something missing of the time off the day job.
package struct ReleaseWarning: Hashable, Sendable {
  /// What is missing.
  package enum Kind: String, Sendable, CaseIterable {
    /// No release is planned.
    case notPlanned = "RELEASE_NOT_PLANNED"
    /// The work needs somebody meanwhile, and nobody is found.
    case backfillMissing = "BACKFILL_MISSING"
    /// The course is over and nobody said what was given.
    case notRecorded = "RELEASE_NOT_RECORDED"
    /// The course is over and less was given than planned.
    case short = "RELEASE_SHORT"
  }

  /// What is missing.
  package let kind: Kind
  /// Of whom, in order.
  package let workers: [WorkerID]

  static func warnings(
    for seated: [(worker: WorkerID, state: LearnerState)], isOver: Bool
  ) -> [ReleaseWarning] {
    Kind.allCases.compactMap { kind in
      let workers = seated.filter { kind.applies(to: $0.state, isOver: isOver) }.map(\.worker)
      return workers.isEmpty ? nil : ReleaseWarning(kind: kind, workers: workers.sorted())
    }
  }
}

extension ReleaseWarning.Kind {
  /// Whether it is missing of a learner who stands like `state`.
  package func applies(to state: LearnerState, isOver: Bool) -> Bool {
    switch self {
    case .notPlanned: state.planned == nil
    case .backfillMissing: state.planned?.backfill == .notArranged && !isOver
    case .notRecorded: isOver && state.released == nil
    case .short:
      if isOver, let planned = state.planned, let released = state.released {
        released.minutes < planned.minutes
      } else {
        false
      }
    }
  }
}

/// How many learners of a sector left for a reason.
package struct DropOutCount: Hashable, Sendable {
  /// The reason.
  package let reason: DropOut
  /// Their sector.
  package let sector: Sector
  /// How many.
  package let count: Int

  /// A count of these parts.
  package init(reason: DropOut, sector: Sector, count: Int) {
    self.reason = reason
    self.sector = sector
    self.count = count
  }

  /// The counts of those of `states` who left, by reason and sector in table order.
  package static func counts(_ states: [LearnerState]) -> [DropOutCount] {
    DropOut.allCases.flatMap { reason in
      Sector.allCases.compactMap { sector in
        let count = states.count { $0.dropOut == reason && $0.enrolment.sector == sector }
        return count == 0 ? nil : DropOutCount(reason: reason, sector: sector, count: count)
      }
    }
  }
}
