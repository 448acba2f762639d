import Delegations
import ReferenceData
import Vocabulary

/// The rules that may speak in a case, and what they come to on a day.
struct ReferenceRules {
  /// Every row that is not switched off, comparators too.
  let rows: [InterventionRule]
  let nation: Nation

  /// What the rows on one thing come to.
  enum Outcome {
    /// There is no row, so there is no limit.
    case unlimited
    /// There are rows and none has a value.
    case unknown
    /// The rows that count, the decisive one first.
    case set([InterventionRule])
  }

  init(_ facts: DelegationCase) {
    let policy = facts.policy
    let tasks = Set(facts.catalogue.interventions.map(\.code))
    let statements =
      [facts.question.intervention] + facts.achievements.map(\.statement)
      + (facts.catalogue.find(facts.question.intervention)?.prerequisites ?? [])
      + facts.mappings.flatMap { [$0.fact.from, $0.fact.to] }
      + facts.assessors.values.flatMap { $0.achievements.map(\.statement) }
    let wanted = Set(statements)
    var found: [InterventionRule] = []
    for row in facts.catalogue.rules + facts.localRules {
      if policy.disabledRules.contains(row.id) { continue }
      if row.needsAdoption && !policy.adoptedRules.contains(row.id) { continue }
      if let only = row.intervention, !wanted.contains(only) { continue }
      if row.parameter.isEvaluated, !found.contains(row) { found.append(row) }
    }
    rows = found + wanted.sorted().compactMap(Self.publishedInterval)
    nation = facts.question.setting.nation
    self.tasks = tasks
  }

  private let tasks: Set<StandardCode>

  // The one prerequisite whose yearly review is published.
  private static func publishedInterval(of statement: StandardCode) -> InterventionRule? {
    let key = PolicyKey.refresher(of: statement)
    guard key.framework == Prerequisites.framework,
      let row = PolicyTable.shipped.rows(for: key).first, row.provenance.status == .published,
      case .number(let months) = row.value
    else { return nil }
    return InterventionRule(
      id: RuleID(listed: "\(statement.text)/PUBLISHED"), intervention: statement,
      parameter: .refresherInterval, value: .months(months), provenance: row.provenance,
      layer: .national)
  }

  /// The comparators on `parameter` of `statement`, whatever the nation.
  func comparators(
    _ parameter: InterventionParameter, of statement: StandardCode, on day: CivilDate
  ) -> [InterventionRule] {
    applying([parameter], to: statement, on: day).filter(\.isComparator)
  }

  /// What limits `statement` on `day` in the case's nation.
  func outcome(
    _ parameters: Set<InterventionParameter>, of statement: StandardCode, on day: CivilDate
  ) -> Outcome {
    var counting = applying(parameters, to: statement, on: day)
      .filter { !$0.isComparator && $0.applies(in: nation) }
    if let replacing = counting.filter(\.replaces).map(\.layer).min() {
      counting = counting.filter { $0.layer <= replacing }
    }
    if counting.isEmpty { return .unlimited }
    counting = counting.filter { $0.value != .notSet }
    if parameters.contains(where: \.isOfExpiryFamily) {
      let others = counting.filter { $0.layer != .projectDefault }
      if !others.isEmpty { counting = others }
    }
    guard !counting.isEmpty else { return .unknown }
    return .set(counting.sorted { ($0.layer, $0.id) < ($1.layer, $1.id) })
  }

  private func applying(
    _ parameters: Set<InterventionParameter>, to statement: StandardCode, on day: CivilDate
  ) -> [InterventionRule] {
    rows.filter { row in
      let speaks = row.intervention.map { $0 == statement } ?? tasks.contains(statement)
      return speaks && parameters.contains(row.parameter) && row.isInForce(on: day)
    }
  }
}

extension ReferenceRules.Outcome {
  /// The last day in date of the strictest interval counted from `day`.
  func lastDay(from day: CivilDate) -> CivilDate? {
    guard case .set(let rows) = self else { return nil }
    return rows.compactMap { $0.value.lastDay(from: day) }.min()
  }

  /// The greatest number; 0 where nothing is set.
  var largest: Int {
    guard case .set(let rows) = self else { return 0 }
    return rows.compactMap { if case .count(let count) = $0.value { count } else { nil } }.max()
      ?? 0
  }

  /// Whether some row says yes.
  var isTrue: Bool {
    guard case .set(let rows) = self else { return false }
    return rows.contains { $0.value == .truth(true) }
  }

  /// The words that every list has; nil where there is no list.
  var commonWords: Set<String>? {
    guard case .set(let rows) = self else { return nil }
    return rows.map { Set($0.words) }.reduce(nil) { $0?.intersection($1) ?? $1 }
  }

  /// The words that any list has; nil where there is no list.
  var allWords: Set<String>? {
    guard case .set(let rows) = self else { return nil }
    return Set(rows.flatMap(\.words))
  }

  var isUnknown: Bool { if case .unknown = self { true } else { false } }

  /// Whether the row that is named for the decisive value is a placeholder. `day` is the day that
  /// intervals count from.
  func isDecidedByPlaceholder(from day: CivilDate) -> Bool {
    guard case .set(let rows) = self, let first = rows.first else { return false }
    switch first.parameter.form {
    case .interval:
      let strictest = lastDay(from: day)
      return rows.first { $0.value.lastDay(from: day) == strictest }?.isPlaceholder == true
    case .count:
      return rows.first { $0.value == .count(largest) }?.isPlaceholder == true
    case .truth:
      return rows.first { $0.value == .truth(isTrue) }?.isPlaceholder == true
    case .list, .words:
      return first.isPlaceholder
    }
  }
}

extension InterventionRule {
  var words: [String] { if case .list(let words) = value { words } else { [] } }
  var isPlaceholder: Bool { provenance.status.isPlaceholder }
}

extension Set<InterventionParameter> {
  /// The three intervals that end a competence.
  static let expiryFamily: Self = [
    .competenceReviewInterval, .reassessmentInterval, .refresherInterval,
  ]
}
