/// A day of the Gregorian calendar with no time and no zone: a birth date, the day a course ended.
package struct CivilDate: Hashable, Sendable {
  /// Days since 1 January 1970, negative before it.
  package let dayNumber: Int32

  /// The first and last day this service accepts: 1 January 1900 and 31 December 2199.
  package static let supported =
    CivilDate(dayNumber: -25_567)...CivilDate(dayNumber: 84_005)

  /// The day `dayNumber` days after 1 January 1970, as read back from the store.
  package init(dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// The day `year`-`month`-`day`, or nil where the calendar has none or it is not ``supported``.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    dayNumber = Int32(Self.dayNumber(year: year, month: month, day: day))
  }

  /// The day that `text` spells as `YYYY-MM-DD`.
  ///
  /// - Throws: ``ServiceError`` with reason `DATE_INVALID`, naming `field`.
  package init(_ text: String, field: String) throws(ServiceError) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let shape = parts.map(\.utf8.count) == [4, 2, 2]
    let numbers = parts.compactMap { wholeNumber($0) }
    guard shape, numbers.count == 3,
      let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
    else {
      throw ServiceError(
        .invalidArgument, .dateInvalid, field: field,
        "must be a day between 1900-01-01 and 2199-12-31 written YYYY-MM-DD; got \(quoted(text))")
    }
    self = date
  }

  /// Year, month (1-12) and day (1-31).
  package var parts: (year: Int, month: Int, day: Int) {
    // Howard Hinnant's days_from_civil, turned round.
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day `count` days later (earlier when negative), held inside ``supported``.
  package func adding(days count: Int) -> CivilDate {
    let (sum, overflow) = Int(dayNumber).addingReportingOverflow(count)
    let limits = Self.supported
    if overflow { return count < 0 ? limits.lowerBound : limits.upperBound }
    let held = min(max(sum, Int(limits.lowerBound.dayNumber)), Int(limits.upperBound.dayNumber))
    return CivilDate(dayNumber: Int32(held))
  }

  /// The same day `count` months later; a day the month lacks becomes its last (31 January and one
  /// month: 28 or 29 February). Held inside ``supported``; `count` is at most 12,000 either way.
  package func adding(months count: Int) -> CivilDate {
    let now = parts
    let index = now.year * 12 + now.month - 1 + min(max(count, -12_000), 12_000)
    let (year, month) = (index / 12, index % 12 + 1)
    guard year >= 1900 else { return Self.supported.lowerBound }
    guard year <= 2199 else { return Self.supported.upperBound }
    let day = min(now.day, Self.days(inMonth: month, of: year))
    return CivilDate(dayNumber: Int32(Self.dayNumber(year: year, month: month, day: day)))
  }

  /// Whole years from this day to `other`; a 29 February birthday falls on 1 March.
  package func wholeYears(to other: CivilDate) -> Int {
    let (start, end) = (parts, other.parts)
    let before = (end.month, end.day) < (start.month, start.day)
    return end.year - start.year - (before ? 1 : 0)
  }

  /// Day of the week, 1 for Monday to 7 for Sunday.
  package var weekday: Int {
    let shifted = (Int(dayNumber) + 3) % 7
    return (shifted + 7) % 7 + 1
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension CivilDate: Comparable, CustomStringConvertible {
  /// Earlier days first.
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = parts
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}

/// The number that `text` spells in ASCII digits alone, at most nine of them.
package func wholeNumber(_ text: some StringProtocol) -> Int? {
  let digits = text.utf8
  guard !digits.isEmpty, digits.count <= 9 else { return nil }
  var value = 0
  for digit in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
    value = value * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return value
}

/// `number`, not negative, with leading zeros to `width` digits.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  guard digits.utf8.count < width else { return digits }
  return String(repeating: "0", count: width - digits.utf8.count) + digits
}
