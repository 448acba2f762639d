import ReferenceData
import Vocabulary

/// What the rows about one key come to, laid out once for every report that names them.
final class Ruling: Sendable {
  /// Which row decides, and what it says.
  let resolution: PolicyResolution
  /// The rows as rules, the one that decides first.
  let rules: [AppliedRule]
  /// The same as rules that applied and did not decide.
  let context: [AppliedRule]
  /// The checks that are asked for, where the rows list checks.
  let checks: [Requirement]

  /// The ruling of `resolution`, or nil where no row applies.
  init?(_ resolution: PolicyResolution) {
    guard !resolution.applicable.isEmpty else { return nil }
    self.resolution = resolution
    rules = AppliedRule.rows(of: resolution)
    context = rules.map(\.asContext)
    checks = CheckPolicy.requirements(by: resolution)
  }

  /// The items of the list that holds, or nil where no list does.
  var items: [String]? {
    if case .items(let items) = resolution.value { items } else { nil }
  }
}

/// The rulings on one key, day by day: judging a passport only looks them up.
struct RulingCalendar: Sendable {
  private let first: Ruling?
  // In order of their days; each holds until the next.
  private let later: [Change]

  private struct Change {
    let day: CivilDate
    let ruling: Ruling?
  }

  /// The rulings of `rows`, which all speak of `key`.
  init(_ key: PolicyKey, rows: [PolicyRow]) {
    func ruling(on day: CivilDate) -> Ruling? {
      Ruling(PolicyResolution(key, of: rows, on: day))
    }
    let days = Set(rows.flatMap { [$0.validFrom, $0.validTo].compactMap(\.self) })
    first = ruling(on: CivilDate(dayNumber: .min))
    later = days.sorted().map { Change(day: $0, ruling: ruling(on: $0)) }
  }

  /// The ruling on `day`, or nil where no row applies then.
  func ruling(on day: CivilDate) -> Ruling? {
    guard let change = later.last(where: { $0.day <= day }) else { return first }
    return change.ruling
  }
}
