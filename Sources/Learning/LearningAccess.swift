package import Vocabulary

/// How far staff of a sector get to joint learning.
package struct LearningAccess: Hashable, Sendable {
  /// The sector.
  package let sector: Sector
  /// Different workers with a seat in a cohort of the period, or who completed one.
  package let learnerCount: Int
  /// Staff of the sector; nil where not known.
  package let staffCount: Int?

  /// The access of a sector's staff.
  package init(sector: Sector, learnerCount: Int, staffCount: Int?) {
    self.sector = sector
    self.learnerCount = learnerCount
    self.staffCount = staffCount
  }

  /// Learners among staff, exactly: a hundred times it is the access per 100 staff. Nil where staff
  /// are not known or there are none.
  package var share: Share? { staffCount.flatMap { Share(learnerCount, of: $0) } }
}

/// What an area or a body's cohorts tell together: access, completions, and what stops learning.
package struct LearningSummary: Hashable, Sendable {
  /// Access by sector, every sector that has staff, learners or both.
  package let access: [LearningAccess]
  /// Different workers who completed a course of an area of learning, by area and sector.
  package let completions: [AreaCompletion]
  /// What stops joint learning: who left and why, by reason and sector.
  package let stops: [DropOutCount]
  /// Time off the day job of all learners, and by sector.
  package let release: [SectorRelease]

  /// A cohort with the learners that count here.
  package struct Entry: Sendable {
    /// What the course is for.
    package let areas: Set<LearningTopic.Area>
    /// The learners that count.
    package let learners: [Learner]

    /// An entry of these parts.
    package init(areas: Set<LearningTopic.Area>, learners: [Learner]) {
      self.areas = areas
      self.learners = learners
    }
  }

  /// The summary of `entries` on the day. `staff` has the staff of each sector, nil for a sector
  /// that is not known; a sector it leaves out is not known either.
  package init(of entries: [Entry], staff: [Sector: Int?], day: CivilDate) {
    var learners: [Sector: Set<WorkerID>] = [:]
    var completed: [LearningTopic.Area: [Sector: Set<WorkerID>]] = [:]
    var states: [LearnerState] = []
    for entry in entries {
      for learner in entry.learners {
        guard let state = learner.state(on: day) else { continue }
        states.append(state)
        guard state.hasSeat else { continue }
        let sector = state.enrolment.sector
        learners[sector, default: []].insert(learner.worker)
        guard state.standing == .completed else { continue }
        for area in entry.areas {
          completed[area, default: [:]][sector, default: []].insert(learner.worker)
        }
      }
    }
    access = Sector.allCases.compactMap { sector in
      let count = learners[sector]?.count ?? 0
      let known = staff[sector].flatMap(\.self)
      guard count > 0 || staff[sector] != nil else { return nil }
      return LearningAccess(sector: sector, learnerCount: count, staffCount: known)
    }
    completions = LearningTopic.Area.allCases.flatMap { area in
      Sector.allCases.compactMap { sector in
        completed[area]?[sector].map {
          AreaCompletion(area: area, sector: sector, count: $0.count)
        }
      }
    }
    stops = DropOutCount.counts(states)
    release = SectorRelease.accounts(of: states)
  }
}

/// How many workers of a sector completed a course of an area of learning.
package struct AreaCompletion: Hashable, Sendable {
  /// What the course was for.
  package let area: LearningTopic.Area
  /// Their sector.
  package let sector: Sector
  /// Different workers.
  package let count: Int

  /// A count of these parts.
  package init(area: LearningTopic.Area, sector: Sector, count: Int) {
    self.area = area
    self.sector = sector
    self.count = count
  }
}
