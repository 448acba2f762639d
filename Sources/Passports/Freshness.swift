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
    var freshness = Freshness()
    for parameter in parameters {
      let key = PolicyKey(FrameworkCode(listed: "FRESHNESS"), subject: subject, parameter)
      guard let ruling = judgement.policy.ruling(on: key, judgement.day) else { continue }
      freshness.tighten(ruling, from: instant)
    }
    return freshness
  }

  private mutating func tighten(_ ruling: Ruling, from instant: Instant) {
    guard !ruling.resolution.isNotSet else {
      unset += ruling.rules
      return
    }
    let limit = Self.end(ruling.resolution, from: instant)
    if rules.isEmpty || limit.map({ new in end.map { new < $0 } ?? true }) == true {
      rules = ruling.rules + rules.map(\.asContext)
      end = limit
      usesPlaceholder = ruling.resolution.isDecidedByPlaceholder
    } else {
      rules += ruling.context
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
