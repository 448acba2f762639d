import ReferenceData
import Vocabulary

extension InterventionRule {
  /// Whether this rule is at least as strict as `other`, which is about the same parameter.
  func isAtLeastAsStrict(as other: InterventionRule) -> Bool {
    switch (value, other.value) {
    case (.days, .months), (.months, .days): isNeverLonger(than: other)
    default:
      value.comparable.isAtLeastAsStrict(
        as: other.value.comparable, by: parameter.strictness)
    }
  }

  /// Whether counted from any day of four years its last day in date is no later.
  ///
  /// Days and months compare differently from day to day, so every day is looked at.
  private func isNeverLonger(than other: InterventionRule) -> Bool {
    let first = CivilDate(dayNumber: 0)
    return (0..<1_461).allSatisfy { offset in
      let day = first.adding(days: offset)
      guard let own = value.lastDay(from: day), let theirs = other.value.lastDay(from: day) else {
        return false
      }
      return own <= theirs
    }
  }
}

extension InterventionRule.Value {
  /// The value as the passport's rows compare theirs.
  fileprivate var comparable: PolicyValue {
    switch self {
    case .notSet: .notSet
    case .days(let number), .months(let number), .count(let number): .number(number)
    case .truth(let truth): .truth(truth)
    case .list(let words): .items(words)
    case .words(let words): .words(words)
    }
  }
}
