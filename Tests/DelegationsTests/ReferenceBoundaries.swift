import Delegations
import ReferenceData
import Vocabulary

/// Every instant at which any answer about a case may change.
struct ReferenceBoundaries {
  private var instants: Set<Instant> = []
  private let intervals: [InterventionRule.Value]

  init(_ facts: DelegationCase, _ rules: ReferenceRules) {
    let ages = facts.mappings.compactMap(\.fact.maximumAgeMonths).map {
      InterventionRule.Value.months($0)
    }
    let plans = facts.agreements.compactMap(\.terms.supervision.intervalDays).map {
      InterventionRule.Value.days($0)
    }
    let lengths = rules.rows.filter { !$0.isComparator }.map(\.value)
      .filter { $0.lastDay(from: CivilDate(dayNumber: 0)) != nil }
    intervals = Array(Set(ages + plans + lengths))
    for row in rules.rows {
      add(dayStart: row.validFrom)
      add(dayStart: row.validTo)
    }
    let task = facts.catalogue.find(facts.question.intervention)
    add(dayStart: task?.validFrom)
    add(dayStart: task?.validTo)
    addPerson(facts)
    addWorker(facts)
    addEmployer(facts)
    for agreement in facts.agreements { add(agreement) }
  }

  /// In order.
  var all: [Instant] { instants.sorted() }

  private mutating func add(_ instant: Instant?) {
    if let instant { instants.insert(instant) }
  }

  private mutating func add(_ period: InstantPeriod) {
    add(period.start)
    add(period.end)
  }

  private mutating func add<Fact>(_ facts: [Dated<Fact>]) {
    for fact in facts { add(fact.period) }
  }

  private mutating func add(dayStart day: CivilDate?) {
    add(day.map(LondonTime.start(of:)))
  }

  private mutating func add(lastDay day: CivilDate?) {
    add(day.map(LondonTime.end(of:)))
  }

  /// Everything that is counted from the London day of `instant`.
  private mutating func add(countedFrom instant: Instant) {
    add(instant)
    let day = LondonTime.date(of: instant)
    for interval in intervals { add(lastDay: interval.lastDay(from: day)) }
  }

  private mutating func addPerson(_ facts: DelegationCase) {
    if let born = facts.person?.birthDate {
      add(dayStart: comingOfAge(born, facts.policy.leapDayBirthday))
    }
    add(facts.episodes)
    add(facts.planTasks)
    add(facts.orders)
    add(facts.consents)
    add(facts.stability)
    add(facts.risks)
    let reviews =
      facts.planTasks.map(\.fact.reviewBy) + facts.consents.compactMap(\.fact.reviewBy)
      + facts.stability.map(\.fact.reviewBy) + facts.risks.map(\.fact.reviewBy)
    for day in reviews { add(lastDay: day) }
  }

  private mutating func addWorker(_ facts: DelegationCase) {
    add(facts.engagements)
    for engagement in facts.engagements { add(engagement.fact.hostAgreements) }
    add(facts.bars)
    add(facts.workerRegistrations)
    for check in facts.requiredChecks ?? [] { add(check.held) }
    for achievement in facts.achievements {
      add(countedFrom: achievement.decidedAt)
      add(achievement.validFrom)
      add(achievement.ends)
      for restriction in achievement.restrictions { add(restriction.period) }
      add(achievement.acceptances)
    }
    for entry in facts.practice { add(countedFrom: entry.performedAt) }
    add(facts.mappings)
    add(facts.refusals)
  }

  private mutating func addEmployer(_ facts: DelegationCase) {
    add(facts.taskPolicies)
    add(facts.indemnities)
    add(facts.providerRegistrations)
    add(facts.interOrganisation)
    add(facts.rota)
    add(facts.holds)
    for delegator in facts.delegators.values {
      add(delegator.registrations)
      add(delegator.scopes)
      add(delegator.presence)
    }
  }

  private mutating func add(_ agreement: Agreement) {
    add(countedFrom: agreement.terms.period.start)
    add(agreement.terms.period)
    for contact in agreement.terms.escalation { add(contact.period) }
    for event in agreement.events {
      add(countedFrom: event.at)
      switch event.what {
      case .reviewed(let next): add(lastDay: next)
      case .renewed(let end): add(end)
      default: break
      }
    }
  }
}

/// The day somebody born on `birth` turns 18.
func comingOfAge(_ birth: CivilDate, _ leap: DelegationPolicy.LeapDayBirthday) -> CivilDate? {
  let (year, month, day) = birth.parts
  if let same = CivilDate(year: year + 18, month: month, day: day) { return same }
  switch leap {
  case .february28: return CivilDate(year: year + 18, month: 2, day: 28)
  case .march1: return CivilDate(year: year + 18, month: 3, day: 1)
  }
}

extension ReferenceEvaluator {
  /// Every instant after `instant` at which the answer may change, in order.
  ///
  /// Hours of the day end every day, so they are listed for the day after each other boundary, and
  /// around each change of the clocks, until two years after the last: all other days are alike.
  func changes(after instant: Instant) -> [Instant] {
    let fixed = boundaries.filter { $0 > instant }
    let hours = agreements.compactMap(\.terms.scope.hours)
    if hours.isEmpty { return fixed }
    var days: Set<CivilDate> = []
    let first = LondonTime.date(of: instant)
    let last = LondonTime.date(of: fixed.last ?? instant).adding(days: 731)
    for base in [first] + fixed.map(LondonTime.date(of:)) {
      for offset in 0...2 { days.insert(base.adding(days: offset)) }
    }
    let years = first.parts.year...max(first.parts.year, last.parts.year)
    for change in years.flatMap(clockChanges) {
      for offset in -1...1 { days.insert(change.adding(days: offset)) }
    }
    let clock = days.flatMap { day in hours.flatMap { clockInstants($0, on: day) } }
    return Set(fixed + clock.filter { $0 > instant }).sorted()
  }

  // The days of a year that have not 24 hours.
  private func clockChanges(in year: Int) -> [CivilDate] {
    [3, 10].flatMap { month in (25...31).map { (month, $0) } }
      .compactMap { CivilDate(year: year, month: $0.0, day: $0.1) }
      .filter { dayLength($0) != 86_400_000 }
  }

  private func dayLength(_ day: CivilDate) -> Int64 {
    LondonTime.end(of: day).milliseconds - LondonTime.start(of: day).milliseconds
  }

  // The minutes at which the clock enters or leaves the hours, and both ends of a repeated hour.
  private func clockInstants(_ hours: LocalHours, on day: CivilDate) -> [Instant] {
    let start = LondonTime.start(of: day)
    let marks = [hours.fromMinute, hours.toMinute]
    let minutes =
      dayLength(day) == 86_400_000
      ? marks : marks + marks.map { $0 + 60 } + marks.map { $0 - 60 } + [60, 120, 180]
    return minutes.map { start.adding(milliseconds: Int64($0) * 60_000) }
  }
}
