import Planning
import Testing
import Vocabulary

/// Groups too small for averages: `planning.md`, section 9.
@Suite("whole people")
struct WholePersonTests {
  /// Two groups under 30 that exchange staff and nobody leaves.
  private func closed() throws -> Scenario.Parts {
    var parts = try Make.parts(["A", "B"])
    parts.uncertainty = try UncertaintySettings(wholePersonBelow: 30)
    parts.stocks = [
      try Make.stock("A", Make.people(21, band: nil)), try Make.stock("B", Make.people(9)),
    ]
    parts.hazards = [
      try Make.hazard("A", Make.move("B"), perYear: 0.4),
      try Make.hazard("B", Make.move("A"), perYear: 0.3),
    ]
    return parts
  }

  @Test("moves out are moves in, and people stay whole, in every draw and year")
  func exchange() throws {
    let bench = try Bench(closed())
    #expect(bench.model.cells.map(\.isWholePerson) == [true, true])
    let ends = try bench.block()
    var distinct: Set<Double> = []
    for year in 0..<ends.yearCount {
      let (a, b) = (ends.people[year * 2], ends.people[year * 2 + 1])
      for lane in 0..<8 {
        #expect(abs(a[lane] + b[lane] - 30) < 1e-9)
        #expect(abs(a[lane] - a[lane].rounded()) < 1e-9)
        if year == 15 { distinct.insert(a[lane].rounded()) }
      }
    }
    #expect(distinct.count > 2, "draws differ by chance")
  }

  @Test("run 0 follows the mean model, whatever the size")
  func meanInRunZero() throws {
    var parts = try closed()
    let whole = try Bench(parts).central()
    parts.uncertainty = try UncertaintySettings(wholePersonBelow: 0)
    #expect(try Bench(parts).central() == whole)
  }

  @Test("fractions of a person wait, count, and become a person when they add to one")
  func waiting() throws {
    var parts = try closed()
    parts.hazards = []
    parts.joiners = [try Make.joiners("B", perMonth: 0.3)]
    let ends = try Bench(parts).block()
    for year in 0..<ends.yearCount {
      let people = ends.people[year * 2 + 1]
      for lane in 0..<8 { #expect(isNear(people[lane], 9 + 3.6 * Double(year))) }
    }
  }

  @Test("the mean over many draws is the mean model's within its own chance")
  func mean() throws {
    var parts = try Make.parts()
    parts.uncertainty = try UncertaintySettings(wholePersonBelow: 30)
    parts.horizonMonths = 24
    parts.stocks = [try Make.stock("NURSE", Make.people(24, band: nil))]
    parts.hazards = [
      try Make.hazard("NURSE", .retire, perYear: 0.1),
      try Make.hazard("NURSE", .leave, perYear: 0.2),
    ]
    let bench = try Bench(parts)
    var (sum, count) = (0.0, 0.0)
    for first in stride(from: UInt32(1), to: 400, by: 8) {
      let luck = bench.luck(draws: Array(first..<first + 8))
      let ends = try bench.model.run(component: 0, luck)
      for lane in 0..<8 { sum += ends.people[2][lane] }
      count += 8
    }
    // 24 people, each there after two years with probability e^-0.6: a sd of 2.4 a draw.
    let kept = Elementary.exp(-0.6)
    let error = (24 * kept * (1 - kept) / count).squareRoot()
    #expect(abs(sum / count - 24 * kept) < 4 * error)
  }

  @Test("a small group drains into a large one person by person, and nobody is lost on the way")
  func mixed() throws {
    var parts = try closed()
    parts.stocks[1] = try Make.stock("B", Make.people(500))
    parts.events = [
      try Make.event(4, .moveOnce(from: Make.code("A"), to: Make.code("B"), count: 3)),
      try Make.event(8, .moveOnce(from: Make.code("B"), to: Make.code("A"), count: 2.5)),
    ]
    let bench = try Bench(parts)
    #expect(bench.model.cells.map(\.isWholePerson) == [true, false])
    let ends = try bench.block()
    for year in 0..<ends.yearCount {
      let both = ends.people[year * 2] + ends.people[year * 2 + 1]
      for lane in 0..<8 { #expect(isNear(both[lane], 521)) }
    }
  }
}
