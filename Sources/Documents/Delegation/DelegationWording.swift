import Delegations
import Passports
import ReferenceData
import Vocabulary

/// How facts of a delegation read in a document.
enum DelegationWording {
  /// A moment by the London clock, to the minute.
  static func moment(_ instant: Instant) -> String {
    Wording.day(LondonTime.date(of: instant)) + ", "
      + clock(LondonTime.minuteOfDay(of: instant))
  }

  /// The last moment of a half-open period, as a reader says it: a midnight is the day before.
  static func end(_ instant: Instant?) -> String {
    guard let instant else { return "no end is set" }
    let day = LondonTime.date(of: instant)
    return LondonTime.start(of: day) == instant
      ? "the end of " + Wording.day(day.adding(days: -1)) : moment(instant)
  }

  /// Minutes after midnight as `08:30`.
  static func clock(_ minutes: Int) -> String {
    padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
  }

  static func setting(_ setting: CareSetting) -> String {
    switch setting {
    case .ownHome: "the person's own home"
    case .supportedLiving: "supported living"
    case .careHome: "a care home"
    case .dayService: "a day service"
    case .school: "a school"
    case .clinic: "a clinic"
    case .hospital: "a hospital"
    case .other: "another place"
    }
  }

  static func support(_ support: Support) -> String {
    switch support {
    case .none: "nobody"
    case .contact: "somebody who can be called"
    case .helpAtHand: "somebody who is there within about a minute"
    case .watching: "somebody who watches"
    }
  }

  static func dose(_ dose: Dose) -> String {
    let rest = dose.thousandths % 1_000
    let fraction = rest == 0 ? "" : "." + padded(rest, 3)
    return "\(dose.thousandths / 1_000)\(fraction) \(dose.unit)"
  }

  static func pounds(_ pence: Int) -> String {
    "£\(pence / 100).\(padded(pence % 100, 2))"
  }

  static func status(_ status: ValueStatus) -> HTMLText {
    let words = HTMLText(status.rawValue.replacing("_", with: " "))
    return status.isPlaceholder
      ? .badge(words, class: "placeholder") : .badge(words, class: "measured")
  }
}
