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
    var limits: [Limit] = []
    var unset: [AppliedRule] = []
    for key in keys(of: achievement.standard, target) {
      guard let ruling = judgement.policy.ruling(on: key, judgement.day) else { continue }
      if ruling.resolution.isNotSet {
        unset += ruling.rules
      } else {
        limits.append(limit(ruling, of: achievement))
      }
    }
    if let own = ownWord(of: achievement) { limits.append(own) }
    let ordered = limits.count < 2 ? limits : inOrder(limits)
    return Expiry(
      lastDay: ordered.first?.lastDay,
      rules: ordered.dropFirst().reduce(ordered.first?.rules ?? []) { $0 + $1.context },
      unset: unset, usesPlaceholder: ordered.first?.isPlaceholder == true)
  }

  private struct Limit {
    let lastDay: CivilDate?
    let rules: [AppliedRule]
    let context: [AppliedRule]
    let isPlaceholder: Bool
  }

  // The earliest first; of one day, in the order they were found.
  private static func inOrder(_ limits: [Limit]) -> [Limit] {
    limits.enumerated().sorted {
      ($0.element.lastDay?.dayNumber ?? .max, $0.offset)
        < ($1.element.lastDay?.dayNumber ?? .max, $1.offset)
    }.map(\.element)
  }

  private static func limit(_ ruling: Ruling, of achievement: Achievement) -> Limit {
    var lastDay: CivilDate?
    if case .number(let months) = ruling.resolution.value {
      lastDay = achievement.completedOn?.adding(months: months)
    }
    return Limit(
      lastDay: lastDay, rules: ruling.rules, context: ruling.context,
      isPlaceholder: ruling.resolution.isDecidedByPlaceholder)
  }

  private static func ownWord(of achievement: Achievement) -> Limit? {
    achievement.holdsThrough.map {
      let rule = AppliedRule(own: "HOLDS-THROUGH", "until \($0)")
      return Limit(lastDay: $0, rules: [rule], context: [rule.asContext], isPlaceholder: false)
    }
  }

  // The source's own interval and the target's; a part of a certificate has that of the whole too.
  private static func keys(of source: StandardCode, _ target: StandardCode) -> [PolicyKey] {
    let own = listedKeys[source] ?? workedOutKeys(of: source)
    if source == target { return own }
    return unique(own + (listedKeys[target] ?? workedOutKeys(of: target)))
  }

  private static let listedKeys = Dictionary(
    StandardCatalogue.all.map { ($0.code, workedOutKeys(of: $0.code)) }
  ) { first, _ in first }

  private static func workedOutKeys(of standard: StandardCode) -> [PolicyKey] {
    unique([standard, wholes[standard]].compactMap(\.self).map(PolicyKey.refresher))
  }

  private static let wholes = Dictionary(
    CareCertificate.versions.flatMap { version in
      version.standards.map { ($0.code, version.code) }
    }
  ) { first, _ in first }
}

/// The earlier of two moments, of which either may be missing.
func earlier(_ left: Instant?, _ right: Instant?) -> Instant? {
  guard let left, let right else { return left ?? right }
  return min(left, right)
}
