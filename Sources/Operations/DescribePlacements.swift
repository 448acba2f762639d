import Access
package import Placements
import Planning
package import Vocabulary

/// Totals of programmes and areas: students by month of programme, how cohorts are placed, who is
/// expected to complete, and places by area and month. They name no learner.
package enum DescribePlacements {
  /// Whose totals, as of which day.
  package struct Request: Sendable {
    /// The body; nil: every one for a planner, else the caller's organisation.
    package let organisation: OrganisationID?
    /// The day; nil: today in London.
    package let on: CivilDate?
    /// How many months of places, 1 to 36.
    package let months: Int

    /// A request with these parts; 0 months mean 12.
    ///
    /// - Throws: ``ServiceError`` naming `months`.
    package init(organisation: OrganisationID?, on: CivilDate?, months: Int) throws(ServiceError) {
      guard (0...36).contains(months) else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "months",
          "must be 0 to 36; got \(quoted("\(months)"))")
      }
      self.organisation = organisation
      self.on = on
      self.months = months == 0 ? 12 : months
    }
  }

  /// Totals of a programme; a hidden count is nil.
  package struct ProgrammeTotals: Sendable {
    /// The programme.
    package let id: ProgrammeID
    /// Its code, as plans name it.
    package let code: TrainingProgrammeCode
    /// Students by month of programme.
    package var students: [Int?]
    /// How each cohort is placed.
    package var cohorts: [Cohort]
    /// Learners expected to complete, by day.
    package var completions: [Completion]
    /// Requests without a placement, by reason.
    package var unmet: [(reason: UnmetReason, count: Int?)]
  }

  /// How a cohort is placed; a hidden count is nil.
  package struct Cohort: Sendable {
    /// The intake.
    package let cohort: String
    /// Learners.
    package var learners: Int?
    /// Those with a placement.
    package var placed: Int?
    /// Those placed in social care at least once.
    package var inSocialCare: Int?
    /// Those placed in health at least once.
    package var inHealth: Int?
  }

  /// Learners expected to complete; a hidden count is nil.
  package struct Completion: Sendable {
    /// From when they can be supply.
    package let on: CivilDate
    /// Placed learners due then.
    package var placed: Int?
    /// Learners expected, in hundredths; nil also where nobody said what share completes.
    package var expectedHundredths: Int?
  }

  /// Places of an area; a hidden count is nil.
  package struct AreaTotals: Sendable {
    /// The area.
    package let id: PracticeAreaID
    /// What it says.
    package let area: PracticeArea
    /// How its audit stands on the day.
    package let audit: PracticeArea.Audit
    /// Places by month.
    package let months: [(month: CapacityMonth, taken: Int?)]
  }

  /// All of it.
  package struct Report: Sendable {
    /// Programmes in order of code.
    package let programmes: [ProgrammeTotals]
    /// Areas in order of name.
    package let areas: [AreaTotals]
    /// How many counts are hidden.
    package let hiddenCount: Int
  }

  /// The totals. For a planner counts from 1 to 4 are hidden, and those that would give them back.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let (now, day) = (service.now(), request.on ?? service.today)
    return try await service.read(call) { records in
      try records.permitListing(call, at: now)
      let isPlanner = call.caller.duty == .planner
      let own = isPlanner ? request.organisation : call.caller.organisation
      guard isPlanner || request.organisation == nil || request.organisation == own else {
        throw ServiceError.absent("organisation", field: "organisation_id")
      }
      // A holder has no programmes and no areas.
      guard isPlanner || own != nil else {
        return Report(programmes: [], areas: [], hiddenCount: 0)
      }
      let subject = own.map { PlacementSubject.recordedBy($0) } ?? .all
      var hiding = CountHiding(isOn: isPlanner)
      let programmes = try records.programmeTotals(subject, on: day, &hiding)
      let areas = try records.areaTotals(subject, from: day, request.months, &hiding)
      return Report(programmes: programmes, areas: areas, hiddenCount: hiding.count)
    }
  }
}

/// Hides small counts, and remembers how many.
struct CountHiding {
  let isOn: Bool
  private(set) var count = 0

  init(isOn: Bool) {
    self.isOn = isOn
  }

  /// `value`, or nil where it is from 1 to 4, or where the rest of `whole` is.
  mutating func shown(_ value: Int, of whole: Int? = nil) -> Int? {
    let parts = [value, whole ?? 0, whole.map { $0 - value } ?? 0]
    guard isOn, parts.contains(where: { SmallCount.shown(Double($0)) == nil }) else {
      return value
    }
    count += 1
    return nil
  }

  /// `values` with small ones hidden, and as many others as keep them from being found from the
  /// total.
  mutating func shown(_ values: [Int]) throws(ServiceError) -> [Int?] {
    guard isOn, !values.isEmpty else { return values }
    let table = try SuppressedTable(
      CountTable(
        columns: values.indices.map { "\($0)" },
        rows: [CountTable.Row(label: "counts", counts: values)]),
      threshold: SmallCount.threshold)
    let cells = (table.cells.last ?? []).dropLast()
    return cells.map { cell in
      guard case .count(let value) = cell else {
        count += 1
        return nil
      }
      return value
    }
  }
}

extension CountHiding {
  /// The figures of a programme's cohorts with what is small hidden, and as much more as keeps it
  /// from being found: from the cohort's other figures, and from the sums over all cohorts, which
  /// stand in the students and the completions of the programme.
  mutating func shown(
    _ cohorts: [CohortPlacement]
  ) throws(ServiceError) -> [DescribePlacements.Cohort] {
    guard isOn, !cohorts.isEmpty else { return cohorts.map(Self.whole) }
    let table = try SuppressedTable(
      CountTable(
        columns: ["placed", "unplaced"],
        rows: cohorts.enumerated().map { index, cohort in
          CountTable.Row(
            label: "\(index)", counts: [cohort.placed, cohort.learners - cohort.placed])
        }),
      threshold: SmallCount.threshold)
    var all: [DescribePlacements.Cohort] = []
    // The row of all stands first.
    for (cohort, cells) in zip(cohorts, table.cells.dropFirst()) {
      var shown = Self.whole(cohort)
      if cells.first == .hidden { hide(&shown.placed) }
      if cells.last == .hidden {
        hide(&shown.learners)
        hide(&shown.inSocialCare)
        hide(&shown.inHealth)
      } else {
        shown.inSocialCare = self.shown(cohort.inSocialCare, of: cohort.learners)
        shown.inHealth = self.shown(cohort.inHealth, of: cohort.learners)
      }
      all.append(shown)
    }
    return all
  }

  private static func whole(_ cohort: CohortPlacement) -> DescribePlacements.Cohort {
    DescribePlacements.Cohort(
      cohort: cohort.cohort, learners: cohort.learners, placed: cohort.placed,
      inSocialCare: cohort.inSocialCare, inHealth: cohort.inHealth)
  }

  private mutating func hide(_ figure: inout Int?) {
    figure = nil
    count += 1
  }
}
