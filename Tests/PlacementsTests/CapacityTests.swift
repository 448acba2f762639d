import Placements
import Testing
import Vocabulary

@Suite("Places of an area") struct CapacityTests {
  /// Others' days, the days asked, the first full day.
  static let cases: [(name: String, others: [(String, String)], asked: (String, String), String?)] =
    [
      ("nobody there", [], ("2026-03-02", "2026-05-04"), nil),
      ("one beside", [("2026-03-02", "2026-05-04")], ("2026-03-02", "2026-05-04"), nil),
      (
        "two beside on the first day",
        [("2026-03-02", "2026-05-04"), ("2026-02-02", "2026-03-03")],
        ("2026-03-02", "2026-05-04"), "2026-03-02"
      ),
      (
        "two beside later on", [("2026-03-09", "2026-05-04"), ("2026-04-01", "2026-04-02")],
        ("2026-03-02", "2026-05-04"), "2026-04-01"
      ),
      (
        "two who never meet", [("2026-03-02", "2026-04-01"), ("2026-04-01", "2026-05-04")],
        ("2026-03-02", "2026-05-04"), nil
      ),
      (
        "two who leave on the day before",
        [("2026-01-01", "2026-03-02"), ("2026-02-01", "2026-03-02")],
        ("2026-03-02", "2026-05-04"), nil
      ),
    ]

  @Test(
    "a placement has a place only where the area has one on every day", arguments: cases.indices)
  func everyDay(_ index: Int) throws {
    let (name, others, asked, full) = Self.cases[index]
    let area = try Made.area(places: 2)
    let taken = try others.map { try Made.days($0.0, $0.1) }
    let days = try Made.days(asked.0, asked.1)
    let found = area.firstFullDay(for: Made.nurses, on: days, beside: taken)
    #expect(found == (try full.map { try Made.day($0) }), "\(name)")
    guard full != nil else { return }
    let refusal = #expect(throws: ServiceError.self) {
      try area.requirePlace(for: Made.nurses, on: days, beside: taken, field: "area_id")
    }
    #expect(refusal?.reason == .placementCapacityExceeded)
    #expect(refusal?.field == "area_id")
  }

  @Test("the first full day agrees with a look at each day in turn, for random placements")
  func property() throws {
    var chance = FixedChance(seed: 1)
    let first = try Made.day("2026-01-01")
    for _ in 0..<500 {
      func random() -> DatePeriod {
        let start = first.adding(days: Int.random(in: 0..<60, using: &chance))
        let end = start.adding(days: Int.random(in: 1..<30, using: &chance))
        return DatePeriod(from: start, to: end) ?? DatePeriod(from: start)
      }
      let others = (0..<Int.random(in: 0..<8, using: &chance)).map { _ in random() }
      let capacity = try (0..<3).map { _ in
        try AreaCapacity(
          learnerType: Made.nurses, places: Int.random(in: 0..<3, using: &chance),
          period: random())
      }
      let area = try PracticeArea(
        organisation: Made.id(91), name: "A", setting: .clinic, location: nil, sector: .health,
        specialty: SpecialtyCode(listed: "A"), auditedOn: nil, auditHoldsThrough: nil,
        capacity: capacity, weeklyMinutesMost: nil, period: Made.days("2026-01-05", "2026-03-01"))
      let days = random()
      let slow = (0..<90).map { first.adding(days: $0) }.filter(days.contains).first { day in
        others.count { $0.contains(day) } + 1 > area.places(for: Made.nurses, on: day)
      }
      #expect(area.firstFullDay(for: Made.nurses, on: days, beside: others) == slow)
    }
  }

  @Test("a kind of learner has its own places: pharmacy beside nursing")
  func kinds() throws {
    let pharmacy = LearnerTypeCode(listed: "PHARMACY-FOUNDATION")
    let area = try Made.area(places: 1)
    let days = try Made.days("2026-03-02", "2026-05-04")
    #expect(area.firstFullDay(for: pharmacy, on: days, beside: []) == days.start)
    #expect(area.firstFullDay(for: Made.nurses, on: days, beside: []) == nil)
  }
}
