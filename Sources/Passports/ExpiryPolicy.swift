import ReferenceData
import Vocabulary

/// When an achievement ends, by its own word and by every interval that applies.
struct Expiry {
  /// The last day in date, or nil where nothing limits it.
  let lastDay: CivilDate?
  /// The rules that applied, the decisive one first.
  let rules: [AppliedRule]
  /// The rules that nobody has set a value for; where there are any, the end can't be told.
  let unset: [AppliedRule]
  /// Whether a value chosen by this project decided.
  let usesPlaceholder: Bool

  /// The first moment out of date.
  var end: Instant? { lastDay.map(LondonTime.end(of:)) }
}

/// The rule of ends: the earliest of all that apply; no row sets no limit, an empty row is unknown.
enum ExpiryPolicy {
  /// When `achievement` ends as something that counts for `target`.
  ///
  /// Intervals run from the day of completion, whatever the equivalence: counting through one never
  /// makes it last longer. The last day of an interval is still in date.
  static func expiry(
    of achievement: Achievement, for target: StandardCode, in judgement: Judgement
  ) -> Expiry {
    let intervals = keys(of: achievement.standard, target).compactMap {
      judgement.intervals.interval($0, in: judgement)
    }
    let unset = intervals.filter(\.resolution.isNotSet)
    let limits = intervals.filter { !$0.resolution.isNotSet }.map { limit($0, of: achievement) }
    let all = limits + [ownWord(of: achievement)].compactMap(\.self)
    let ordered = all.enumerated().sorted {
      ($0.element.lastDay?.dayNumber ?? .max, $0.offset)
        < ($1.element.lastDay?.dayNumber ?? .max, $1.offset)
    }.map(\.element)
    return Expiry(
      lastDay: ordered.first?.lastDay,
      rules: (ordered.first?.rules ?? [])
        + ordered.dropFirst().flatMap { $0.rules.map(\.asContext) },
      unset: unset.flatMap(\.rules),
      usesPlaceholder: ordered.first?.isPlaceholder == true)
  }

  private struct Limit {
    let lastDay: CivilDate?
    let rules: [AppliedRule]
    let isPlaceholder: Bool
  }

  private static func limit(_ interval: Interval, of achievement: Achievement) -> Limit {
    var lastDay: CivilDate?
    if case .number(let months) = interval.resolution.value {
      lastDay = achievement.completedOn?.adding(months: months)
    }
    return Limit(
      lastDay: lastDay, rules: interval.rules,
      isPlaceholder: interval.resolution.isDecidedByPlaceholder)
  }

  private static func ownWord(of achievement: Achievement) -> Limit? {
    achievement.holdsThrough.map {
      Limit(
        lastDay: $0, rules: [AppliedRule(own: "HOLDS-THROUGH", "until \($0)")],
        isPlaceholder: false)
    }
  }

  // The source's own interval and the target's; a part of a certificate has that of the whole too.
  private static func keys(of source: StandardCode, _ target: StandardCode) -> [PolicyKey] {
    let both = source == target ? [source] : [source, target]
    return unique(both.flatMap { [$0, wholes[$0]].compactMap(\.self) }.map(PolicyKey.refresher))
  }

  private static let wholes = Dictionary(
    CareCertificate.versions.flatMap { version in
      version.standards.map { ($0.code, version.code) }
    }
  ) { first, _ in first }
}

/// What the rows say of one standard's interval.
struct Interval {
  let resolution: PolicyResolution
  /// The rows as rules, the decisive one first.
  let rules: [AppliedRule]
}

/// The intervals one judgement has looked up: the parts of a certificate share that of the whole.
final class IntervalMemo {
  private var known: [PolicyKey: Interval?] = [:]

  /// What the rows in force say about `key`, or nil where none speaks of it.
  func interval(_ key: PolicyKey, in judgement: Judgement) -> Interval? {
    if let found = known[key] { return found }
    let interval = judgement.policy.speaks(of: key) ? look(up: key, in: judgement) : nil
    known[key] = .some(interval)
    return interval
  }

  private func look(up key: PolicyKey, in judgement: Judgement) -> Interval? {
    let resolution = judgement.policy.resolve(key, on: judgement.day)
    guard !resolution.applicable.isEmpty else { return nil }
    return Interval(resolution: resolution, rules: AppliedRule.rows(of: resolution))
  }
}
