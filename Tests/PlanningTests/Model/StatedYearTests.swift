import Planning
import Testing
import Vocabulary

/// Staff, activity and money that a plan states.
@Suite struct StatedYearTests {
  /// A group of 37.5 hours without allowances, paid £30,000 with a quarter on top.
  private func scenario(
    staff: Double?, hours: Double?, pence: Int64?, tolerance: Double = 0.05
  ) throws -> Scenario {
    var parts = try Make.parts(["NURSE"])
    parts.stocks = [try Make.stock("NURSE", Make.people(100))]
    parts.pay = [
      try PayInput(
        place: nil, group: Make.code("NURSE"), yearlyPayPence: 3_000_000, onCostShare: 0.25,
        field: "pay")
    ]
    parts.stated = [
      try StatedYear(
        place: Make.code("P"), group: Make.code("NURSE"), year: 2, staffFTE: staff,
        activityHours: hours, payPence: pence, field: "stated")
    ]
    parts.statedTolerance = tolerance
    return try Scenario(parts)
  }

  /// Hours a year of one FTE: 37.5 a week of 365.25 / 7 weeks.
  private let hoursEach = 37.5 * 365.25 / 7

  @Test("R-43: ten nurses, ten nurses' hours and ten nurses' pay agree")
  func agree() throws {
    #expect(
      try scenario(staff: 10, hours: 10 * hoursEach, pence: 37_500_000).mismatches.isEmpty)
  }

  @Test("R-43: pay for eight does not pay ten, and the plan says which figures disagree")
  func moneyShort() throws {
    let found = try scenario(staff: 10, hours: 10 * hoursEach, pence: 30_000_000).mismatches
    #expect(found.map(\.fewer) == [.money, .money])
    #expect(Set(found.map(\.more)) == [.staff, .activity])
    #expect(found.allSatisfy { $0.fewerFTE == 8 && abs($0.difference - 0.2) < 1e-12 })
    #expect(
      found.first?.sentence
        == "money and staff of `NURSE` at `P` disagree in plan year 2: 8.0 FTE and 10.0 FTE")
  }

  @Test(
    "the tolerance is the greatest difference that still agrees",
    arguments: [(9.5, 0.05, 0), (9.4, 0.05, 1), (9.4, 0.06, 0), (0, 0.5, 1)])
  func tolerance(_ staff: Double, _ tolerance: Double, _ count: Int) throws {
    // A hair more than asked, since 1 - 9.5 / 10 is not exactly 0.05.
    let found = try scenario(
      staff: staff, hours: 10 * hoursEach, pence: nil, tolerance: min(tolerance + 1e-9, 0.5)
    ).mismatches
    #expect(found.count == count)
  }

  @Test("no staff for no activity agree")
  func nothing() throws {
    #expect(try scenario(staff: 0, hours: 0, pence: 0).mismatches.isEmpty)
  }
}
