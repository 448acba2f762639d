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
    let resolutions = keys(of: achievement.standard, target)
      .map { judgement.policy.resolve($0, on: judgement.day) }
      .filter { !$0.applicable.isEmpty }
    let unset = resolutions.filter(\.isNotSet)
    let limits = resolutions.filter { !$0.isNotSet }.map { limit($0, of: achievement) }
    let all = limits + [ownWord(of: achievement)].compactMap(\.self)
    let ordered = all.enumerated().sorted {
      ($0.element.lastDay?.dayNumber ?? .max, $0.offset)
        < ($1.element.lastDay?.dayNumber ?? .max, $1.offset)
    }.map(\.element)
    return Expiry(
      lastDay: ordered.first?.lastDay,
      rules: (ordered.first?.rules ?? [])
        + ordered.dropFirst().flatMap { $0.rules.map(\.asContext) },
      unset: unset.flatMap { AppliedRule.rows(of: $0) },
      usesPlaceholder: ordered.first?.isPlaceholder == true)
  }

  private struct Limit {
    let lastDay: CivilDate?
    let rules: [AppliedRule]
    let isPlaceholder: Bool
  }

  private static func limit(_ resolution: PolicyResolution, of achievement: Achievement) -> Limit {
    var lastDay: CivilDate?
    if case .number(let months) = resolution.value {
      lastDay = achievement.completedOn?.adding(months: months)
    }
    return Limit(
      lastDay: lastDay, rules: AppliedRule.rows(of: resolution),
      isPlaceholder: resolution.isDecidedByPlaceholder)
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
    source == target ? keys(of: source) : unique(keys(of: source) + keys(of: target))
  }

  private static func keys(of code: StandardCode) -> [PolicyKey] {
    guard let whole = wholes[code] else { return [.refresher(of: code)] }
    return [.refresher(of: code), .refresher(of: whole)]
  }

  private static let wholes = Dictionary(
    CareCertificate.versions.flatMap { version in
      version.standards.map { ($0.code, version.code) }
    }
  ) { first, _ in first }
}
