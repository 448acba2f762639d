import Charts
import Planning
import Vocabulary

/// How the report writes codes, dates and amounts in words.
enum Wording {
  /// What stands for an absent figure, which is never written as zero.
  static let unknown = "unknown"

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// As `27 November 2026`.
  static func day(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    return "\(day) \(monthName(month)) \(year)"
  }

  /// As `April 2031`.
  static func month(_ month: PlanMonth) -> String { "\(monthName(month.month)) \(month.year)" }

  static func monthName(_ month: Int) -> String {
    months.indices.contains(month - 1) ? months[month - 1] : ""
  }

  /// FTE in whole numbers where the largest is 100 or more, else with one decimal.
  static func number(fitting values: some Sequence<Double>) -> ChartNumber {
    let largest = values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    return ChartNumber(decimals: largest >= 100 ? 0 : 1)
  }

  /// A share of draws or of something else, as `97%`; never rounded to all or none.
  static func percent(_ share: Double) -> String {
    switch share {
    case let share where !share.isFinite: unknown
    case 0: "0%"
    case 1: "100%"
    case 0..<0.005: "under 1%"
    case 0.995..<1: "over 99%"
    default: ChartNumber(decimals: 0).text(share * 100) + "%"
    }
  }

  /// Whole pounds, or `unknown`.
  static func pounds(_ pence: Int64?) -> String {
    guard let pence else { return unknown }
    let text = ChartNumber(decimals: 0).text(Double(pence.magnitude) / 100)
    return (pence < 0 && text != "0" ? "\u{2212}£" : "£") + text
  }

  /// The sum in pence; nil where one of them is unknown or the sum is too large.
  static func sum(_ amounts: some Sequence<Int64?>) -> Int64? {
    var sum: Int64 = 0
    for amount in amounts {
      guard let amount else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(amount)
      guard !overflow else { return nil }
      sum = next
    }
    return sum
  }

  /// `one`, `one and another`, `one, another and a third`.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `text` in at most `limit` characters, an ellipsis where it was longer.
  static func shortened(_ text: String, to limit: Int) -> String {
    text.count > limit ? String(text.prefix(max(limit - 1, 0))) + "…" : text
  }

  /// `1 group`, `2 groups`.
  static func count(_ count: Int, _ one: String, _ many: String) -> String {
    ChartNumber(decimals: 0).text(Double(count)) + " " + (count == 1 ? one : many)
  }
}

extension Sector {
  var words: String {
    switch self {
    case .health: "Health"
    case .socialCare: "Social care"
    case .housing: "Housing"
    case .voluntary: "Voluntary"
    case .education: "Education"
    case .other: "Other"
    }
  }
}

extension LeverOwner {
  var words: String {
    switch self {
    case .national: "National bodies"
    case .system: "The system"
    case .place: "The place"
    case .employer: "Employers"
    }
  }
}

extension ValueProvenance.Grade {
  var words: String { rawValue.lowercased() }

  var badge: HTMLText {
    switch self {
    case .measured: .badge("measured", class: "measured")
    case .borrowed: .badge("borrowed", class: "borrowed")
    case .elicited: .badge("elicited", class: "elicited")
    case .placeholder: .badge("placeholder", class: "placeholder")
    }
  }
}

extension ValueProvenance.Rung {
  var words: String {
    switch self {
    case .place: "the place"
    case .board: "the board"
    case .region: "the region"
    case .england: "England"
    }
  }
}

extension DelegationLimit {
  var words: String {
    switch self {
    case .none: "nothing: the target is met"
    case .policy: "policy: not allowed"
    case .receiverHours: "receivers' hours: too few even if all were authorised"
    case .assessorTime: "assessors' time"
    case .competence: "competence: too few carers are authorised"
    }
  }
}

extension SupplySource {
  var words: String {
    switch self {
    case .newlyQualified: "newly qualified"
    case .international: "from abroad"
    case .returning: "returning after a break"
    case .wider: "from the wider labour market"
    }
  }
}
