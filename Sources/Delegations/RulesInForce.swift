import ReferenceData
import Vocabulary

/// The rules on one intervention that apply to a case on one day, each parameter resolved: the
/// strictest value decides, and rows that are all empty set nothing that could be met.
struct RulesInForce {
  /// Every row that applies, shown ones and comparators included, in the order of the table.
  let rows: [InterventionRule]
  /// When a competence ends: three intervals, one family.
  private(set) var expiry = ExpiryFamily()
  /// How long a competence lasts without practice.
  private(set) var inactivity = IntervalLimit()
  /// How long a review of an agreement lasts.
  private(set) var delegationReview = IntervalLimit()
  /// When the first supervision check is due.
  private(set) var firstSupervision = IntervalLimit()
  /// How far apart supervision checks may lie.
  private(set) var supervisionInterval = IntervalLimit()
  /// How often practice was observed, at least.
  private(set) var observations = ScalarLimit()
  /// 1: theory is needed.
  private(set) var theory = ScalarLimit()
  /// 1: supervised practice is needed.
  private(set) var supervisedPractice = ScalarLimit()
  /// 1: a registrant must assess.
  private(set) var registeredAssessor = ScalarLimit()
  /// 1: the sign-off must be for the person.
  private(set) var forOnePerson = ScalarLimit()
  /// The rows that set a list, whose lists are read where they are asked.
  private(set) var lists: [Int] = []
  // The changes after which a delegation is confirmed again.
  private var reconfirmed: [ReconfirmedChange] = ReconfirmedChange.allCases

  /// `rows`, which all apply, weighed against each other.
  init(_ rows: [InterventionRule]) {
    self.rows = rows
    for index in rows.indices where !rows[index].isComparator { weigh(index) }
    reconfirmed = reconfirmedChanges()
  }

  private mutating func weigh(_ index: Int) {
    switch rows[index].parameter {
    case .reassessmentInterval, .competenceReviewInterval, .refresherInterval:
      expiry.weigh(rows[index], index)
    case .inactivityLapse: inactivity.weigh(rows[index], index)
    case .delegationReviewInterval: delegationReview.weigh(rows[index], index)
    case .firstSupervisionCheck: firstSupervision.weigh(rows[index], index)
    case .maxSupervisionInterval, .supervisionVisitThereafter:
      supervisionInterval.weigh(rows[index], index)
    case .observedPracticeMin: observations.weigh(rows[index], index)
    case .theoryRequired: theory.weigh(rows[index], index)
    case .supervisedPracticeRequired: supervisedPractice.weigh(rows[index], index)
    case .assessorMustBeRegistered: registeredAssessor.weigh(rows[index], index)
    case .trainingSpecificToPerson: forOnePerson.weigh(rows[index], index)
    case .ageScope, .deviceScope, .nationScope, .settingScope, .reconfirmOn: lists.append(index)
    // The rest limits nothing a check reads, or is words.
    case .maxAuthorisationPeriod, .supervisionVisitFirst4Weeks, .supervisionVisitsFirst60Days,
      .assessBeforeUnsupervised, .assessorMustBeCompetent, .trainingMode, .initialTrainingMode,
      .assessmentSequence, .qualificationOption, .theoryItem, .clinicalCondition, .scopeLimit:
      break
    }
  }

  /// Whether the rows of the list `parameter` that have a value all name `word`, or there is no
  /// row; false where all are empty.
  func allows(_ word: @autoclosure () -> String?, by parameter: InterventionParameter) -> Bool {
    var isLimited = false
    var hasValue = false
    for index in lists where rows[index].parameter == parameter {
      isLimited = true
      guard case .list(let words) = rows[index].value else { continue }
      hasValue = true
      guard let word = word(), words.contains(word) else { return false }
    }
    return !isLimited || hasValue
  }

  /// Whether `change` needs the delegation confirmed again: where no row sets a list, any does.
  func reconfirms(_ change: ReconfirmedChange) -> Bool { reconfirmed.contains(change) }

  private func reconfirmedChanges() -> [ReconfirmedChange] {
    var words: Set<String>?
    for index in lists where rows[index].parameter == .reconfirmOn {
      if case .list(let listed) = rows[index].value { words = (words ?? []).union(listed) }
    }
    guard let words else { return ReconfirmedChange.allCases }
    return ReconfirmedChange.allCases.filter { words.contains($0.rawValue) }
  }
}

/// An interval that several rows limit; which is the strictest depends on the day it counts from.
struct IntervalLimit {
  /// A value with the row that sets it.
  struct Setting {
    let count: Int
    let row: Int
    let layer: PolicyLayer
    let id: RuleID

    func isStricter(than other: Setting) -> Bool {
      guard count == other.count else { return count < other.count }
      return layer == other.layer ? id < other.id : layer < other.layer
    }
  }

  private(set) var days: Setting?
  private(set) var months: Setting?
  private(set) var hasRows = false

  /// Whether rows stand and none has a value: then nothing can be in date.
  var isUnset: Bool { hasRows && !hasValue }
  /// Whether a row has a value.
  var hasValue: Bool { days != nil || months != nil }

  mutating func weigh(_ rule: InterventionRule, _ row: Int) {
    hasRows = true
    switch rule.value {
    case .days(let count): Self.keepStricter(&days, rule, count, row)
    case .months(let count): Self.keepStricter(&months, rule, count, row)
    default: break
    }
  }

  /// The last day in date, counted from `day`; nil where no row sets a value.
  func lastDay(from day: CivilDate) -> CivilDate? {
    let byDays = days.map { day.adding(days: $0.count) }
    let byMonths = months.map { day.adding(months: $0.count) }
    guard let byDays, let byMonths else { return byDays ?? byMonths }
    return min(byDays, byMonths)
  }

  /// The row that decides, counted from `day`; on equal days the one nearer to the person.
  func decisive(from day: CivilDate) -> Setting? {
    guard let days, let months else { return days ?? months }
    let (byDays, byMonths) = (day.adding(days: days.count), day.adding(months: months.count))
    guard byDays == byMonths else { return byDays < byMonths ? days : months }
    let isMonthsNearer =
      days.layer == months.layer ? months.id < days.id : months.layer < days.layer
    return isMonthsNearer ? months : days
  }

  private static func keepStricter(
    _ kept: inout Setting?, _ rule: InterventionRule, _ count: Int, _ row: Int
  ) {
    let setting = Setting(count: count, row: row, layer: rule.layer, id: rule.id)
    if let standing = kept, !setting.isStricter(than: standing) { return }
    kept = setting
  }
}

/// The three intervals after which a competence ends. A default of this project counts only where
/// nothing else does.
struct ExpiryFamily {
  private var defaults = IntervalLimit()
  private var others = IntervalLimit()

  init() {}

  /// What `rules`, all of the family, come to.
  init(of rules: [InterventionRule]) {
    for index in rules.indices { weigh(rules[index], index) }
  }

  /// What counts.
  var limit: IntervalLimit { others.hasValue ? others : defaults }
  /// Whether rows stand and none has a value.
  var isUnset: Bool { (others.hasRows || defaults.hasRows) && !limit.hasValue }

  mutating func weigh(_ rule: InterventionRule, _ row: Int) {
    if rule.layer == .projectDefault {
      defaults.weigh(rule, row)
    } else {
      others.weigh(rule, row)
    }
  }
}

/// A number of times, or a truth as 1 or 0, that several rows limit: the largest decides.
struct ScalarLimit {
  /// What decides; nil where no row has a value.
  private(set) var decisive: IntervalLimit.Setting?
  private(set) var hasRows = false

  /// Whether rows stand and none has a value: then nothing is enough.
  var isUnset: Bool { hasRows && decisive == nil }
  /// What is asked; 0 where no row says.
  var value: Int { decisive?.count ?? 0 }
  /// Whether a truth is asked.
  var isTrue: Bool { value > 0 }

  mutating func weigh(_ rule: InterventionRule, _ row: Int) {
    hasRows = true
    let count: Int
    switch rule.value {
    case .count(let number): count = number
    case .truth(let truth): count = truth ? 1 : 0
    default: return
    }
    let setting = IntervalLimit.Setting(count: count, row: row, layer: rule.layer, id: rule.id)
    guard let standing = decisive else {
      decisive = setting
      return
    }
    let isStricter =
      count == standing.count ? setting.isStricter(than: standing) : count > standing.count
    if isStricter { decisive = setting }
  }
}
