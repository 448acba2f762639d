import Access
package import Learning
package import Planning
package import Vocabulary

/// Who gets to joint learning, what it gave, and what stops it: of a body's cohorts, or of an
/// area's staff.
package enum DescribeLearning {
  /// Whose learning.
  package enum Scope: Hashable, Sendable {
    /// The cohorts that the caller's organisation runs, with all their learners.
    case organisation(OrganisationID)
    /// Learners of employers that sit in the area.
    case place(PlaceID)
  }

  /// Whose learning, and in which days.
  package struct Request: Sendable {
    /// Whose learning.
    package let scope: Scope
    /// Cohorts that overlap these days.
    package let period: DatePeriod
    /// Staff by sector from a total that somebody counted, where the records have not everyone;
    /// a sector it leaves out is counted from engagements.
    package let staff: [Sector: Int]
    /// Imported totals whose people are the staff of their sectors, or nil; ``staff`` goes before.
    package let staffImport: WorkforceImportID?

    /// A request with these parts.
    package init(
      scope: Scope, period: DatePeriod, staff: [Sector: Int], staffImport: WorkforceImportID? = nil
    ) {
      self.scope = scope
      self.period = period
      self.staff = staff
      self.staffImport = staffImport
    }
  }

  /// What was found, as a caller may see it.
  package struct Report: Sendable {
    /// Access by sector; of a hidden count the figures are nil.
    package let access: [Access]
    /// Completions by area of learning and sector; small ones are left out.
    package let completions: [AreaCompletion]
    /// What stops joint learning; small counts are left out.
    package let stops: [DropOutCount]
    /// Planned and actual time off the day job.
    package let release: [SectorRelease]
    /// How many cohorts were read.
    package let cohortCount: Int
    /// Whether anything was left out because few people stand behind it.
    package let isPartHidden: Bool
  }

  /// A sector's access as a caller may see it.
  package struct Access: Hashable, Sendable {
    /// The sector.
    package let sector: Sector
    /// Learners; nil where hidden.
    package let learnerCount: Int?
    /// Staff; nil where hidden or not known.
    package let staffCount: Int?
    /// Whether staff are known.
    package let isStaffKnown: Bool
    /// Learners among staff; nil where either is hidden or staff are not known.
    package let share: Share?
  }

  /// The most cohorts of one report.
  private static let mostCohorts = 2_000

  /// What was found as of now. A planner sees an area's totals, with small counts hidden; who runs
  /// cohorts sees its own.
  ///
  /// - Throws: ``ServiceError`` `LIMIT_REACHED` past two thousand cohorts: ask for fewer days.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let (now, today) = (service.now(), service.today)
    return try await service.read(call) { records in
      let isRunner = try records.permitDescribing(request.scope, call, at: now)
      let known = try records.latestSequence()
      let members: [OrganisationID]
      let scope: CohortScope
      switch request.scope {
      case .organisation(let organisation):
        scope = .run(by: organisation, overlapping: request.period)
        members = []
      case .place(let place):
        _ = try records.knownPlace(place, field: "place_id")
        members = try records.organisations(in: place, on: today, knownAt: known)
        scope = .employers(members, overlapping: request.period)
      }
      let cohorts = try records.cohorts(scope, after: nil, limit: mostCohorts + 1, knownAt: known)
      guard cohorts.count <= mostCohorts else {
        throw ServiceError(
          .failedPrecondition, .limitReached, field: "to",
          "there are more than \(mostCohorts) cohorts: ask for fewer days")
      }
      let inside = Set(members)
      let entries = try cohorts.map { cohort in
        let learners = try records.learners(of: cohort.id, knownAt: known)
        let topic = try records.topic(cohort.topic, knownAt: known)
        return LearningSummary.Entry(
          areas: topic?.areas ?? [],
          learners: isRunner
            ? learners
            : learners.filter { learner in
              learner.state(on: today).map { inside.contains($0.enrolment.employer) } ?? false
            })
      }
      let imported = try request.staffImport.map {
        try records.staff(in: $0, call, at: now)
      }
      let counted = (imported ?? [:]).merging(request.staff) { _, told in told }
      let staff = try records.staff(of: members, at: now, counted: counted)
      let summary = LearningSummary(of: entries, staff: staff, day: today)
      return Report(summary, cohortCount: cohorts.count, isWhole: isRunner)
    }
  }
}

extension RecordSnapshot {
  /// Whether the caller sees everything of the scope, as the body that runs the cohorts does; else
  /// they see totals.
  fileprivate func permitDescribing(
    _ scope: DescribeLearning.Scope, _ call: Call, at now: Instant
  ) throws -> Bool {
    switch scope {
    case .organisation(let organisation):
      _ = try permitKeepingLearning(
        of: organisation, call, noun: "organisation", field: "organisation_id")
      return true
    case .place:
      guard call.caller.duty == .planner || call.caller.duty == .auditor else {
        throw AccessDenied(rule: Denial.notInTable, worker: nil, purpose: nil)
      }
      _ = try permitLearningList(call, at: now)
      return false
    }
  }

  /// The people of imported totals by the sector of their group; a caller who may not read the plan
  /// they belong to is told that there are none. A group of no sector is in no count.
  fileprivate func staff(
    in id: WorkforceImportID, _ call: Call, at now: Instant
  ) throws -> [Sector: Int] {
    let field = "staff_import_id"
    guard let imported = try workforceImport(id) else {
      throw ServiceError.absent("import", field: field)
    }
    do {
      _ = try plan(imported.plan, call, for: .readPlan, at: now, field: field)
    } catch let refusal as ServiceError where refusal.code == .notFound {
      throw ServiceError.absent("import", field: field)
    }
    var people: [Sector: Double] = [:]
    for row in imported.totals.rows {
      guard let sector = StandardGroups.find(row.group)?.sector else { continue }
      people[sector, default: 0] += row.headcount
    }
    return people.mapValues { Int(min(max(0, $0), 1e9).rounded()) }
  }

  /// Staff by sector: as counted, else from engagements. A sector with a body that has nobody on
  /// record is not known, for its staff may be anywhere.
  fileprivate func staff(
    of members: [OrganisationID], at now: Instant, counted: [Sector: Int]
  ) throws -> [Sector: Int?] {
    let known = try latestSequence()
    let counts = try staffCounts(of: members, at: now)
    var staff: [Sector: Int?] = [:]
    for member in members {
      guard let sector = try organisation(member, knownAt: known)?.sector else { continue }
      let before = staff[sector] ?? 0
      if let count = counts[member], let before {
        staff[sector] = .some(before + count)
      } else {
        staff[sector] = .some(nil)
      }
    }
    for (sector, count) in counted { staff[sector] = .some(count) }
    return staff
  }
}

extension DescribeLearning.Report {
  fileprivate init(_ summary: LearningSummary, cohortCount: Int, isWhole: Bool) {
    let small = 1..<SmallCount.threshold
    func isShown(_ count: Int) -> Bool { isWhole || !small.contains(count) }
    access = summary.access.map { entry in
      let learners = isShown(entry.learnerCount) ? entry.learnerCount : nil
      let staff = entry.staffCount.flatMap { isShown($0) ? $0 : nil }
      return DescribeLearning.Access(
        sector: entry.sector, learnerCount: learners, staffCount: staff,
        isStaffKnown: entry.staffCount != nil,
        share: learners != nil && staff != nil ? entry.share : nil)
    }
    completions = summary.completions.filter { isShown($0.count) }
    stops = summary.stops.filter { isShown($0.count) }
    release = isWhole ? summary.release : SectorRelease.shown(summary.release)
    self.cohortCount = cohortCount
    isPartHidden =
      completions.count < summary.completions.count || stops.count < summary.stops.count
      || release.count < summary.release.count
      || summary.access.contains { !isShown($0.learnerCount) || !isShown($0.staffCount ?? 0) }
  }
}
