package import Vocabulary

/// How many carers must be signed off at a place to delegate a share of a task by a year end, and
/// whether the assessors are there.
///
/// The answer comes from the model itself: carers trained a month are raised from month 0, with
/// assessors' hours to match, until run 0 reaches the share at that year end. Other luck and levers
/// are as in the scenario.
package struct SignOffNeed: Hashable, Sendable {
  /// The place.
  package let place: PlanPlaceCode
  /// Tasks a month at the year end.
  package let tasksPerMonth: Double
  /// Authorised carers at point 0.
  package let authorisedNow: Double
  /// Authorised carers at the year end who carry the share; nil where it can't be reached.
  package let authorisedThen: Double?
  /// Carers to sign off a month; nil where the share can't be reached.
  package let signOffsPerMonth: Double?
  /// Carers to sign off until then; nil where the share can't be reached.
  package let signOffs: Double?
  /// Assessors' hours a month that takes; nil where the share can't be reached.
  package let assessorHoursNeeded: Double?
  /// Assessors' hours a month set aside.
  package let assessorHoursSetAside: Double
  /// The share reached at the year end as the scenario stands.
  package let reachedAsPlanned: Double
  /// What holds the share below the target however many are trained; `none` where it is reached.
  package let limit: DelegationLimit

  /// Whether the hours set aside are enough; false where the share can't be reached.
  package var hasTheAssessors: Bool {
    assessorHoursNeeded.map { $0 <= assessorHoursSetAside } ?? false
  }
}

extension SignOffNeed {
  /// The answer for each place that delegates `task`, in order of place.
  ///
  /// - Throws: ``ServiceError`` naming `task`, `share` or `year`.
  package static func answers(
    _ scenario: Scenario, task: TaskCode, share: Double, year: Int
  ) throws(ServiceError) -> [SignOffNeed] {
    try requireNumber(share, in: 0...1, field: "share")
    try requireNumber(Double(year), in: 1...Double(scenario.years), field: "year")
    let rows = scenario.parts.delegations.filter { $0.task == task }
      .sorted { $0.place.text < $1.place.text }
    guard !rows.isEmpty else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "task",
        "the plan delegates no task \(quoted(task.text))")
    }
    return try SignOffSearch(scenario, rows, share: share, year: year).answers()
  }
}

/// The search for the fewest sign-offs a month, at all places at once: carers of one place do not
/// touch those of another.
private struct SignOffSearch {
  let scenario: Scenario
  let rows: [DelegationInput]
  let share: Double
  let year: Int

  init(
    _ scenario: Scenario, _ rows: [DelegationInput], share: Double, year: Int
  ) throws(ServiceError) {
    self.rows = rows
    self.share = share
    self.year = year
    let months = year * 12
    let task = rows[0].task
    // Only the months asked about, and no other word on what the search sets.
    let events = try scenario.allEvents().filter {
      $0.month < months && !Self.sets($0, task: task)
    }
    self.scenario = try scenario.with { parts in
      parts.horizonMonths = months
      parts.levers = []
      parts.events = events
      parts.costLines = parts.costLines.filter { if case .lever = $0.kind { false } else { true } }
      let lines = Set(parts.costLines.map(\.code))
      parts.funds = parts.funds.filter { $0.lines.allSatisfy(lines.contains) }
    }
    planned = try Self.years(of: scenario, task: task, year: year)
  }

  /// The year end as the scenario stands, by place.
  let planned: [PlanPlaceCode: DelegationYear]

  private static func sets(_ event: PlanEvent, task: TaskCode) -> Bool {
    switch event.kind {
    case .delegationTarget(task, _), .carersPlanned(task, _), .assessorHours(task, _): true
    default: false
    }
  }

  private static func years(
    of scenario: Scenario, task: TaskCode, year: Int
  ) throws(ServiceError) -> [PlanPlaceCode: DelegationYear] {
    let run = try Projection.central(scenario)
    return Dictionary(
      run.delegations.filter { $0.task == task && $0.year == year }.map { ($0.place, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  func answers() throws(ServiceError) -> [SignOffNeed] {
    var low = rows.map { _ in 0.0 }
    // More a month than there are receivers trains everybody at once.
    var high = rows.map { receivers(of: $0) + 1 }
    let most = try years(training: high)
    let none = try years(training: low)
    for _ in 0..<60 {
      let middle = zip(low, high).map { ($0 + $1) / 2 }
      let found = try years(training: middle)
      for (index, row) in rows.enumerated() {
        if reaches(found[row.place]) {
          high[index] = middle[index]
        } else {
          low[index] = middle[index]
        }
      }
    }
    for (index, row) in rows.enumerated() where reaches(none[row.place]) { high[index] = 0 }
    let settled = try years(training: high)
    return rows.enumerated().map { index, row in
      answer(row, perMonth: high[index], most: most[row.place], settled: settled[row.place])
    }
  }

  private func reaches(_ found: DelegationYear?) -> Bool {
    found.map { $0.reached >= share - 1e-9 } ?? false
  }

  private func receivers(of row: DelegationInput) -> Double {
    scenario.parts.stocks.filter { $0.place == row.place && $0.group == row.receiver }
      .reduce(0) { $0 + $1.peopleByAge.reduce(0, +) }
  }

  private func years(
    training perMonth: [Double]
  ) throws(ServiceError) -> [PlanPlaceCode: DelegationYear] {
    var events: [PlanEvent] = []
    for (row, count) in zip(rows, perMonth) {
      let kinds: [PlanEvent.Kind] = [
        .delegationTarget(task: row.task, share: share),
        .carersPlanned(task: row.task, perMonth: count),
        .assessorHours(task: row.task, hoursPerMonth: count * row.carers.hoursPerSignOff),
      ]
      for kind in kinds {
        events.append(try PlanEvent(month: 0, place: row.place, kind: kind, field: "events"))
      }
    }
    let added = events
    return try Self.years(
      of: try scenario.with { $0.events += added }, task: rows[0].task, year: year)
  }

  private func answer(
    _ row: DelegationInput, perMonth: Double, most: DelegationYear?, settled: DelegationYear?
  ) -> SignOffNeed {
    let isReached = reaches(settled)
    let shown = settled ?? most
    return SignOffNeed(
      place: row.place, tasksPerMonth: shown?.tasksPerMonth ?? 0,
      authorisedNow: row.carers.byMonthsToExpiry.reduce(0, +),
      authorisedThen: isReached ? settled?.authorised : nil,
      signOffsPerMonth: isReached ? perMonth : nil,
      signOffs: isReached ? perMonth * Double(year * 12) : nil,
      assessorHoursNeeded: isReached ? perMonth * row.carers.hoursPerSignOff : nil,
      assessorHoursSetAside: row.carers.assessorHoursPerMonth,
      reachedAsPlanned: planned[row.place]?.reached ?? 0,
      limit: isReached ? .none : most?.limit ?? .competence)
  }
}
