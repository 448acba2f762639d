import Testing
import Vocabulary

@Suite struct CivilDateTests {
  @Test(
    "days the calendar lacks, and other spellings, are refused",
    arguments: [
      "", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "1899-12-31",
      "2200-01-01", "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01T00:00:00Z", "+026-01-01",
      "2026-01-1x", "２０２６-01-01",
    ])
  func refused(_ text: String) {
    #expect {
      try CivilDate(text, field: "on")
    } throws: { ($0 as? ServiceError)?.reason == .dateInvalid }
  }

  @Test(
    "days read and write alike and have the weekday of the almanac",
    arguments: [
      ("1900-01-01", 1), ("1970-01-01", 4), ("2000-02-29", 2), ("2024-02-29", 4),
      ("2026-11-22", 7), ("2199-12-31", 2),
    ])
  func roundTrip(_ text: String, _ weekday: Int) throws {
    let date = try CivilDate(text, field: "on")
    #expect(date.description == text)
    #expect(date.weekday == weekday)
  }

  @Test(
    "months clamp to the last day a month has",
    arguments: [
      ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2024-02-29", 12, "2025-02-28"), ("2026-03-31", -1, "2026-02-28"),
      ("2025-12-15", 1, "2026-01-15"), ("2199-12-31", 1, "2199-12-31"),
      ("1900-01-15", -1, "1900-01-01"),
    ])
  func months(_ from: String, _ count: Int, _ to: String) throws {
    #expect(try CivilDate(from, field: "on").adding(months: count).description == to)
  }

  @Test("15 January and 90 days is 15 April, and far ends hold")
  func days() throws {
    let start = try CivilDate("2026-01-15", field: "on")
    #expect(start.adding(days: 90).description == "2026-04-15")
    #expect(start.adding(days: .max) == CivilDate.supported.upperBound)
    #expect(start.adding(days: .min) == CivilDate.supported.lowerBound)
  }

  @Test(
    "age counts whole years, a 29 February birthday falling on 1 March",
    arguments: [
      ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18),
      ("2008-11-23", "2026-11-22", 17), ("2008-11-22", "2026-11-22", 18),
    ])
  func age(_ birth: String, _ on: String, _ years: Int) throws {
    let birth = try CivilDate(birth, field: "birth")
    #expect(birth.wholeYears(to: try CivilDate(on, field: "on")) == years)
  }

  @Test("every day from 1900 to 2199 survives its parts")
  func everyDay() {
    let range = CivilDate.supported
    for number in range.lowerBound.dayNumber...range.upperBound.dayNumber {
      let date = CivilDate(dayNumber: number)
      let (year, month, day) = date.parts
      if CivilDate(year: year, month: month, day: day) != date {
        Issue.record("day \(number) reads \(year)-\(month)-\(day)")
        return
      }
    }
  }
}
