import Testing

@testable import ReferenceData

@Suite("The grammar of number patterns")
struct NumberPatternTests {
  @Test(
    "what is not of the grammar is no pattern",
    arguments: [
      "", "^", "$", "12", "^12", "12$", "^a$", "^.$", "^\\w$", "^\\$", "^[A$", "^[Z-A]$",
      "^(A$", "^\\d{$", "^\\d{2$", "^\\d{3,2}$", "^\\d{65}$", "^\\d{2,}$", "^A$B", "^A*$", "^(A.)$",
    ])
  func refused(text: String) {
    #expect(NumberPattern(text) == nil)
  }

  @Test(
    "the whole number must match",
    arguments: [
      ("^A?\\d{1,2}$", ["1", "12", "A1", "A12"], ["", "A", "123", "B1", "A1 "]),
      ("^(AB|A)C$", ["ABC", "AC"], ["ABCC", "BC", "AB"]),
      ("^[A-CX]-\\d{0,1}$", ["A-", "X-1"], ["D-", "A1", "A-12"]),
      ("^$", [""], ["1"]),
    ])
  func matches(pattern: String, good: [String], bad: [String]) throws {
    let pattern = try #require(NumberPattern(pattern))
    #expect(good.allSatisfy { pattern.matches($0) })
    #expect(!bad.contains { pattern.matches($0) })
  }
}
