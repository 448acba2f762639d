import Planning
import Testing
import Vocabulary

/// Need: WISN's known answers, the three tiers, what moves them.
@Suite("need")
struct NeedTests {
  /// A clinic: 100,000 visits of 15 minutes a year, staff of 8 hours on `days` days a year.
  ///
  /// Source: Human Resources for Health, s12960-017-0186-3, Table 3 (CC BY 4.0); the last two
  /// figures of T5 are derived from it.
  private func clinic(days: Double, allowances: [Double] = []) throws -> Scenario.Parts {
    var parts = try Make.parts([])
    parts.places = [try Make.place(people: 100_000)]
    parts.groups = [try Make.group("NURSE", weeklyHours: days * 8 * 7 / 365.25)]
    parts.stocks = [try Make.stock("NURSE", Make.people(15))]
    parts.activities = [
      try ActivityInput(
        code: Make.code("VISIT"), name: "visits", place: nil, yearlyRates: [Make.value(1)],
        trendPerYear: Make.value(0),
        standards: [.init(group: Make.code("NURSE"), hours: Make.value(0.25))], field: "activity")
    ]
    parts.needs = [
      try NeedInput(
        place: nil, group: Make.code("NURSE"), tier: .activity, categoryAllowances: allowances,
        field: "need")
    ]
    return parts
  }

  @Test("T5: 3,125 days of work take 17.46 staff of 179 days")
  func wisn() throws {
    let row = try #require(try Bench(clinic(days: 179)).central().row("NURSE", 0))
    let need = try #require(row.need)
    #expect(isNear(need.hours * 12 / 8, 3_125))
    #expect(isNear(need.fte, 3_125.0 / 179))
    #expect((need.fte * 100).rounded() == 1_746)
    #expect(isNear(try #require(row.wisnRatio), 15 / (3_125.0 / 179)))
  }

  @Test("T5: ten of the 179 days as category allowance: CAF 1.0591716, 18.491124 staff")
  func allowances() throws {
    let run = try Bench(clinic(days: 179, allowances: [10.0 / 179])).central()
    let need = try #require(run.row("NURSE", 0)?.need)
    #expect(abs(need.fte - 18.491124) < 1e-6)
    #expect(abs(need.fte / (3_125.0 / 179) - 1.0591716) < 1e-7)
  }

  @Test("T5: fewer working days take more staff: 234, 224, 194 and 179 of them")
  func fewerDays() throws {
    for days in [234.0, 224, 194, 179] {
      let need = try #require(try Bench(clinic(days: days)).central().row("NURSE", 0)?.need)
      #expect(isNear(need.fte, 3_125 / days))
    }
  }

  @Test(
    "T5b: need and stock give ratio and difference",
    arguments: [(need: 15.53, have: 15.0, ratio: 0.9659), (need: 100, have: 120, ratio: 1.2)])
  func ratio(need: Double, have: Double, ratio: Double) throws {
    var parts = try Make.parts()
    parts.stocks = [try Make.stock("NURSE", Make.people(have), establishment: need)]
    parts.needs = [try proportional("NURSE")]
    let row = try #require(try Bench(parts).central().row("NURSE", 0))
    #expect(((row.wisnRatio ?? 0) * 10_000).rounded() == (ratio * 10_000).rounded())
    #expect(isNear(-(row.gapFTE ?? 0), have - need))
  }

  private func proportional(_ group: String) throws(ServiceError) -> NeedInput {
    try NeedInput(
      place: nil, group: Make.code(group),
      tier: .proportional(weights: PeopleBand.aged65AndOver), field: "need")
  }

  @Test("tier 1 grows today's posts with the people aged 65 and over")
  func tierOne() throws {
    var parts = try Make.parts()
    parts.places = [try Make.place(growth: 0.02)]
    parts.stocks = [try Make.stock("NURSE", Make.people(900), establishment: 1_000)]
    parts.needs = [try proportional("NURSE")]
    let run = try Bench(parts).central()
    // April 2026 is 5 + 9/12 years after July 2020; people grow by 2% of July 2020's a year.
    for year in [0, 1, 15] {
      let need = try #require(run.row("NURSE", year)?.need)
      let growth = (1 + 0.02 * (5.75 + Double(year))) / (1 + 0.02 * 5.75)
      #expect(isNear(need.fte, 1_000 * growth))
      #expect(isNear(need.factors.map(\.value).reduce(1, *), growth))
      #expect(isNear(need.hours, need.hoursBeforeDelegation))
    }
    #expect(isNear(run.row("NURSE", 0)?.gapFTE ?? 0, 100))
  }

  @Test("tier 2 takes trend and prevention as factors that multiply to the growth")
  func tierTwo() throws {
    var parts = try clinic(days: 200)
    parts.places = [try Make.place(people: 100_000, growth: 0.01)]
    parts.activities = [
      try ActivityInput(
        code: Make.code("VISIT"), name: "visits", place: nil, yearlyRates: [Make.value(1)],
        trendPerYear: Make.value(0.03),
        standards: [.init(group: Make.code("NURSE"), hours: Make.value(0.25))], field: "activity")
    ]
    parts.events = [
      try Make.event(24, .prevention(activity: Make.code("VISIT"), factor: 0.9)),
      try Make.event(30, .prevention(activity: nil, factor: 0.5)),
    ]
    let run = try Bench(parts).central()
    let opening = try #require(run.row("NURSE", 0)?.need)
    let need = try #require(run.row("NURSE", 5)?.need)
    let values = Dictionary(uniqueKeysWithValues: need.factors.map { ($0.name, $0.value) })
    #expect(need.factors.map(\.name) == ["people", "trend", "prevention"])
    #expect(isNear(values["people"] ?? 0, (1 + 0.01 * 10.75) / (1 + 0.01 * 5.75)))
    #expect(isNear(values["trend"] ?? 0, 1.1592740743))
    #expect(values["prevention"] == 0.45)
    let product = need.factors.map(\.value).reduce(1, *)
    #expect(isNear(need.hoursBeforeDelegation, opening.hoursBeforeDelegation * product))
  }

  @Test("scaling makes tier 2 begin at the establishment, and is off unless asked for")
  func scaling() throws {
    var parts = try clinic(days: 179)
    parts.stocks = [try Make.stock("NURSE", Make.people(15), establishment: 20)]
    #expect(isNear(try Bench(parts).central().row("NURSE", 0)?.need?.fte ?? 0, 3_125.0 / 179))
    parts.needs = [
      try NeedInput(
        place: nil, group: Make.code("NURSE"), tier: .activity, categoryAllowances: [0.1],
        individualAllowanceFTE: 2, scalesToEstablishment: true, field: "need")
    ]
    #expect(isNear(try Bench(parts).central().row("NURSE", 15)?.need?.fte ?? 0, 20))
  }

  @Test("a need without people to rest on is refused by place")
  func noPopulation() throws {
    let bench = try Bench(clinic(days: 179))
    var luck = bench.luck()
    luck.population[0] = []
    let error = #expect(throws: ServiceError.self) { try bench.model.runCentral([luck]) }
    #expect(error?.field == "places[0].population")
  }
}
