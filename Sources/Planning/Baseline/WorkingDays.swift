package import Vocabulary

/// Working days in England: Monday to Friday without bank holidays.
///
/// Easter by the anonymous Gregorian rule (Meeus, Jones, Butcher); substitutes for New Year's Day,
/// Christmas and Boxing Day at weekends; days moved or added by proclamation from 2011 to 2023 are
/// listed. A later proclamation is not known here. Source: gov.uk/bank-holidays, Open Government
/// Licence v3.0, and the Banking and Financial Dealings Act 1971.
package enum WorkingDays {
  /// The day `count` working days after `day`, which itself does not count; `count` is 1 to 1,000.
  package static func day(_ count: Int, after day: CivilDate) -> CivilDate {
    var (date, left) = (day, min(max(count, 1), 1_000))
    while left > 0, date < CivilDate.supported.upperBound {
      date = date.adding(days: 1)
      if isWorkingDay(date) { left -= 1 }
    }
    return date
  }

  /// Whether `day` is neither at a weekend nor a bank holiday in England.
  package static func isWorkingDay(_ day: CivilDate) -> Bool {
    day.weekday <= 5 && !bankHolidays(of: day.parts.year).contains(day)
  }

  /// The bank holidays of `year`, 1971 to 2199, in England, in order.
  package static func bankHolidays(of year: Int) -> [CivilDate] {
    guard let easter = easterSunday(of: year) else { return [] }
    let rules: [CivilDate?] = [
      newYear(of: year), easter.adding(days: -2), easter.adding(days: 1), mayDay(of: year),
      spring(of: year), last(weekday: 1, of: 8, in: year),
    ]
    let days = rules.compactMap(\.self) + christmas(of: year) + proclaimed(in: year)
    return Set(days).sorted()
  }

  /// Easter Sunday of `year`, or nil outside 1900 to 2199.
  package static func easterSunday(of year: Int) -> CivilDate? {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let g = (b - (b + 8) / 25 + 1) / 3
    let h = (19 * a + b - b / 4 - g + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CivilDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  private static func newYear(of year: Int) -> CivilDate? {
    CivilDate(year: year, month: 1, day: 1).map { day in
      day.weekday > 5 ? day.adding(days: 8 - day.weekday) : day
    }
  }

  private static func mayDay(of year: Int) -> CivilDate? {
    switch year {
    case ..<1978: nil
    case 1995, 2020: CivilDate(year: year, month: 5, day: 8)
    default: first(weekday: 1, of: 5, in: year)
    }
  }

  private static func spring(of year: Int) -> CivilDate? {
    switch year {
    case 2002: CivilDate(year: year, month: 6, day: 4)
    case 2012: CivilDate(year: year, month: 6, day: 4)
    case 2022: CivilDate(year: year, month: 6, day: 2)
    default: last(weekday: 1, of: 5, in: year)
    }
  }

  private static func christmas(of year: Int) -> [CivilDate] {
    guard let day = CivilDate(year: year, month: 12, day: 25) else { return [] }
    // What falls on a Saturday or Sunday is made up for on the next free weekdays.
    switch day.weekday {
    case 5: return [day, day.adding(days: 3)]
    case 6: return [day.adding(days: 2), day.adding(days: 3)]
    case 7: return [day.adding(days: 1), day.adding(days: 2)]
    default: return [day, day.adding(days: 1)]
    }
  }

  private static func proclaimed(in year: Int) -> [CivilDate] {
    let days = [
      (1999, 12, 31), (2002, 6, 3), (2011, 4, 29), (2012, 6, 5), (2022, 6, 3), (2022, 9, 19),
      (2023, 5, 8),
    ]
    return days.filter { $0.0 == year }.compactMap {
      CivilDate(year: $0.0, month: $0.1, day: $0.2)
    }
  }

  private static func first(weekday: Int, of month: Int, in year: Int) -> CivilDate? {
    CivilDate(year: year, month: month, day: 1).map {
      $0.adding(days: (weekday - $0.weekday + 7) % 7)
    }
  }

  private static func last(weekday: Int, of month: Int, in year: Int) -> CivilDate? {
    CivilDate(year: year, month: month, day: 31).map {
      $0.adding(days: -(($0.weekday - weekday + 7) % 7))
    }
  }
}
