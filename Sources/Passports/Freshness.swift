import ReferenceData
import Vocabulary

/// How long an answer counts after it was got.
struct Freshness {
  /// The first moment it no longer counts, or nil where nothing limits it.
  var end: Instant?
  /// The rules that applied, the decisive one first.
  var rules: [AppliedRule] = []
  /// The rules that nobody has set a value for.
  var unset: [AppliedRule] = []
  /// Whether a value chosen by this project decided.
  var usesPlaceholder = false

  /// The limit that the rows about `subject` set on an answer got at `instant`; the earliest end of
  /// `parameters` decides.
  static func limit(
    on subject: String, from instant: Instant, by parameters: [PolicyParameter],
    in judgement: Judgement
  ) -> Freshness {
    parameters.reduce(into: Freshness()) { freshness, parameter in
      let key = PolicyKey(FrameworkCode(listed: "FRESHNESS"), subject: subject, parameter)
      freshness.tighten(judgement.policy.resolve(key, on: judgement.day), from: instant)
    }
  }

  private mutating func tighten(_ resolution: PolicyResolution, from instant: Instant) {
    guard !resolution.applicable.isEmpty else { return }
    let applied = AppliedRule.rows(of: resolution)
    guard !resolution.isNotSet else {
      unset += applied
      return
    }
    let limit = Self.end(resolution, from: instant)
    if rules.isEmpty || limit.map({ new in end.map { new < $0 } ?? true }) == true {
      rules = applied + rules.map(\.asContext)
      end = limit
      usesPlaceholder = resolution.isDecidedByPlaceholder
    } else {
      rules += applied.map(\.asContext)
    }
  }

  // Hours run to the moment; days and months give the last day that counts.
  private static func end(_ resolution: PolicyResolution, from instant: Instant) -> Instant? {
    guard case .number(let number) = resolution.value else { return nil }
    let day = LondonTime.date(of: instant)
    switch resolution.key.parameter {
    case .freshnessOnlineHours: return instant.adding(milliseconds: Int64(number) * 3_600_000)
    case .freshnessOfflineDays: return LondonTime.end(of: day.adding(days: number))
    case .refresherMonths: return LondonTime.end(of: day.adding(months: number))
    default: return nil
    }
  }
}
