import Testing
import Vocabulary

@Suite struct TextTests {
  @Test(
    "text that could disguise a name is refused with its reason",
    arguments: [
      ("", ErrorReason.fieldRequired), ("   ", .fieldRequired), ("a\nb", .characterNotAllowed),
      ("a\u{0}b", .characterNotAllowed), ("a\u{202e}b", .characterNotAllowed),
      ("a\u{200b}b", .characterNotAllowed), ("a\u{7f}", .characterNotAllowed),
      (String(repeating: "x", count: 11), .fieldTooLong),
    ])
  func refused(_ text: String, _ reason: ErrorReason) {
    #expect {
      try boundedText(text, field: "name", limit: 10)
    } throws: { ($0 as? ServiceError)?.reason == reason }
  }

  @Test("names of every script are kept as they are, without outer spaces")
  func kept() throws {
    for name in ["Zoë O’Brien-Łoś", "नीता", "李小龍"] {
      #expect(try boundedText("  \(name) ", field: "name") == name)
    }
  }

  @Test(
    "codes are short, plain and kept in capitals",
    arguments: [
      ("", false), ("a b", false), ("a\u{e9}", false), ("x;drop", false),
      (String(repeating: "A", count: 65), false), ("cstf-ipc-2", true), ("CARE-CERT-2025/16", true),
    ])
  func codes(_ text: String, _ isRead: Bool) {
    let code = try? StandardCode(text, field: "standard")
    #expect((code != nil) == isRead)
    #expect(code == nil || code?.text == text.uppercased())
  }

  @Test("what is quoted in a message stays on one line and short")
  func quoting() {
    #expect(quoted("a\nb`c\u{202e}") == "`a?b?c?`")
    #expect(quoted(String(repeating: "x", count: 100)).count == 63)
  }

  @Test("thirds add to one and a share carries its own base")
  func shares() throws {
    let third = try FullTimeEquivalent(2, over: 6, baseMinutesPerWeek: 2_250, field: "fte")
    #expect((third.numerator, third.denominator) == (1, 3))
    #expect(third.minutesPerWeek == (2_250, 3))
    for (numerator, denominator, base) in [
      (-1, 2, 2_250), (1, 0, 2_250), (5, 2, 2_250), (1, 2, 0), (1, 2, 10_081),
      (Int32.max, Int32.max, 2_250), (Int32.min, -1, 2_250),
    ] as [(Int32, Int32, Int32)] {
      #expect(throws: ServiceError.self) {
        try FullTimeEquivalent(
          numerator, over: denominator, baseMinutesPerWeek: base, field: "fte")
      }
    }
  }

  @Test("a half-open period holds its start and not its end")
  func periods() throws {
    let (first, last) = (CivilDate(dayNumber: 10), CivilDate(dayNumber: 20))
    let period = try DatePeriod(from: first, to: last, field: "period")
    #expect(period.contains(first) && !period.contains(last))
    #expect(throws: ServiceError.self) { try DatePeriod(from: last, to: last, field: "period") }
    #expect(!period.overlaps(DatePeriod(from: last)))
    #expect(period.overlaps(DatePeriod(from: first.adding(days: 9))))
  }
}
