import Testing
import Vocabulary

@Suite struct InstantTests {
  @Test(
    "a moment without an offset, or that never was, is refused",
    arguments: [
      "", "2026-03-17", "2026-03-17T00:00:00", "2026-03-17T24:00:00Z", "2026-03-17T10:60:00Z",
      "2026-02-30T10:00:00Z", "2026-03-17T10:00:00+1", "2026-03-17T10:00:00+25:00",
      "1999-12-31T23:59:59Z", "2101-01-01T00:00:00Z", "2026-03-17T10:00:00.Z",
      "2026-03-17T10:00:00ZZ", "2026-03-17X10:00:00Z",
    ])
  func refused(_ text: String) {
    #expect {
      try Instant(text, field: "at")
    } throws: { ($0 as? ServiceError)?.reason == .instantInvalid }
  }

  @Test(
    "offsets and fractions are read exactly",
    arguments: [
      ("2026-03-17T00:00:00Z", "2026-03-17T00:00:00Z"),
      ("2026-03-17T01:30:00+01:30", "2026-03-17T00:00:00Z"),
      ("2026-03-16T19:00:00-05:00", "2026-03-17T00:00:00Z"),
      ("2026-03-17T00:00:00.1239Z", "2026-03-17T00:00:00.123Z"),
      ("2000-01-01T00:00:00Z", "2000-01-01T00:00:00Z"),
    ])
  func read(_ text: String, _ normal: String) throws {
    #expect(try Instant(text, field: "at").description == normal)
  }

  @Test(
    "timestamps outside 2000 to 2100 are refused, the widest numbers included",
    arguments: [
      (Int64.max, Int32(0)), (Int64.min, 0), (946_684_799, 999_999_999), (4_133_980_800, 0),
      (1_700_000_000, -1), (1_700_000_000, 1_000_000_000), (1_700_000_000, Int32.min),
    ] as [(Int64, Int32)])
  func timestampRefused(_ seconds: Int64, _ nanoseconds: Int32) {
    #expect {
      try Instant(seconds: seconds, nanoseconds: nanoseconds, field: "at")
    } throws: { ($0 as? ServiceError)?.field == "at" }
  }
}

@Suite struct LondonTimeTests {
  @Test(
    "a civil day begins at London's midnight, summer and winter",
    arguments: [
      ("2026-01-15", "2026-01-15T00:00:00Z"), ("2026-03-29", "2026-03-29T00:00:00Z"),
      ("2026-03-30", "2026-03-29T23:00:00Z"), ("2026-07-01", "2026-06-30T23:00:00Z"),
      ("2026-10-25", "2026-10-24T23:00:00Z"), ("2026-10-26", "2026-10-26T00:00:00Z"),
    ])
  func start(_ day: String, _ instant: String) throws {
    let date = try CivilDate(day, field: "on")
    #expect(LondonTime.start(of: date).description == instant)
    #expect(LondonTime.date(of: LondonTime.start(of: date)) == date)
    let before = LondonTime.start(of: date).adding(milliseconds: -1)
    #expect(LondonTime.date(of: before) == date.adding(days: -1))
  }

  @Test("a date that is valid to a day holds until the next day begins")
  func end() throws {
    let last = try CivilDate("2026-03-28", field: "on")
    #expect(LondonTime.end(of: last).description == "2026-03-29T00:00:00Z")
  }

  @Test("the spring change leaves out an hour that no clock shows, the autumn change none")
  func leftOut() throws {
    let cases = [
      ("2026-03-29T00:59:59Z", false), ("2026-03-29T01:00:00Z", true),
      ("2026-03-29T01:59:59Z", true), ("2026-03-29T02:00:00Z", false),
      ("2026-10-25T01:30:00Z", false), ("2026-07-01T01:30:00Z", false),
    ]
    for (reading, isLeftOut) in cases {
      #expect(LondonTime.leavesOut(try Instant(reading, field: "at")) == isLeftOut, "\(reading)")
    }
  }
}
