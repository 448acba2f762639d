import Documents
import Planning
import Testing
import Vocabulary

/// The report as its reader meets it.
@Suite("The plan report")
struct PlanReportTests {
  private static let order = [
    "shortage", "people", "sectors", "delegation", "training", "money", "unfunded", "owners",
    "excluded", "provenance", "why", "notes", "basis",
  ]

  @Test("its sections stand in the order of the design, shortage first")
  func order() async throws {
    let page = try await Reports.full.value.page
    #expect(page.all("section").compactMap { $0.attributes["aria-labelledby"] } == Self.order)
    #expect(page.all("h2").dropFirst().compactMap { $0.attributes["id"] } == Self.order)
  }

  @Test("the first figure is unmet need, with its band, its probability and the central run")
  func headline() async throws {
    let full = try await Reports.full.value
    let scope = BandScope(place: nil, group: nil, sector: nil)
    let band = try #require(full.result.band(scope, .unmetFTE)?.years.last)
    let headline = try #require(full.page.elements.first { $0.has(class: "headline") }?.text)
    #expect(headline.hasPrefix("In April 2029 Northfield and Southbrook are short of "))
    for value in [band.quantiles[3], band.quantiles[1], band.quantiles[5], band.central] {
      #expect(headline.contains("\(Int(value.rounded()))"))
    }
    #expect(headline.contains("probability of any shortage"))
  }

  @Test("every figure of need names its tier")
  func tiers() async throws {
    let page = try await Reports.full.value.page
    for (group, tier) in [
      ("Hospital registered nurse", 1), ("Community registered nurse", 2), ("Home care worker", 3),
    ] {
      #expect(page.row("gaps-1", group).dropFirst().first == "\(tier)")
      let heads = page.all("th").filter {
        $0.attributes["scope"] == "rowgroup" && $0.text.hasPrefix("\(group) · ")
      }
      #expect(heads.count == 3)
      #expect(heads.allSatisfy { $0.text.contains("need tier \(tier), ") })
    }
  }

  @Test("what isn't known is unknown, never 0")
  func unknown() async throws {
    let page = try await Reports.full.value.page
    let need = page.row("capacity-1", "April 2026", after: "Personal assistant")
    #expect(Array(need.suffix(4)) == Array(repeating: "unknown", count: 4))
    #expect(need[1] == "108")
    for (table, head) in [
      ("cost-lines", "Pay of home care workers"), ("cost-lines", "All lines"),
      ("cost-holders", "Council"),
    ] {
      let row = page.row(table, head)
      #expect(row.count > 1 && row.dropFirst().allSatisfy { $0 == "unknown" }, "\(head)")
    }
    #expect(page.row("cost-holders", "Trust").dropFirst().allSatisfy { $0.hasPrefix("£") })
    #expect(page.row("unfunded-table", "Personal assistant").dropFirst().first == "unknown")
    #expect(
      page.row("sectors-table", "April 2026", after: "Voluntary").contains("unknown") == false)
  }

  @Test("a fund without an agreed rule is unresolved, one with a rule names who bears what")
  func funds() async throws {
    let page = try await Reports.full.value.page
    #expect(
      page.row("funds", "April 2028", after: "Retention fund").last
        == "unresolved: no rule is agreed")
    let shared = page.row("funds", "April 2027", after: "Pooled training fund").last
    #expect(shared?.contains("Council £") == true)
  }

  @Test("a plan without a need model says that its shortage is unknown")
  func noNeed() async throws {
    var parts = try TwoBoroughs(horizonMonths: 12).parts()
    (parts.needs, parts.activities, parts.tasks, parts.delegations) = ([], [], [], [])
    parts.levers = []
    parts.costLines.removeAll { $0.code.text == "RETENTION" }
    parts.funds.removeLast()
    let result = try await Projection.run(Scenario(parts), RunSettings(seed: 1, draws: 4))
    let page = try StrictHTML(Reports.report(result).html)
    let headline = try #require(page.elements.first { $0.has(class: "headline") }?.text)
    #expect(headline.contains("unknown") && !headline.contains("0"))
    #expect(page.element(id: "unmet-all") == nil)
    #expect(page.row("sectors-table", "April 2026", after: "Social care")[1] == "unknown")
  }

  @Test("R-43: figures that disagree are listed, and figures that agree are said to")
  func disagreement() async throws {
    var parts = try TwoBoroughs(horizonMonths: 12).parts()
    let pay = try #require(parts.pay.first)
    let place = try #require(pay.place ?? parts.places.first?.code)
    func page(_ staff: Double) async throws -> StrictHTML {
      let pence = Int64(Double(pay.yearlyPayPence) * (1 + pay.onCostShare) * 10)
      parts.stated = [
        try StatedYear(
          place: place, group: pay.group, year: 1, staffFTE: staff, activityHours: nil,
          payPence: pence, field: "stated")
      ]
      parts.statedTolerance = 0.05
      let result = try await Projection.run(Scenario(parts), RunSettings(seed: 1, draws: 0))
      return try StrictHTML(Reports.report(result).html)
    }
    let failing = try await page(20)
    #expect(failing.row("agreement", "April 2027").suffix(2) == ["money 10.0", "staff 20.0"])
    #expect(failing.elements.contains { $0.text.contains("The plan fails") })
    let agreeing = try await page(10)
    #expect(agreeing.element(id: "agreement") == nil)
    #expect(agreeing.elements.contains { $0.text.contains("agrees within 5%") })
  }

  @Test("without draws it says so and invents no band")
  func noDraws() async throws {
    let scenario = try TwoBoroughs(horizonMonths: 12).scenario()
    let result = try await Projection.run(scenario, RunSettings(seed: 1, draws: 0))
    let page = try StrictHTML(Reports.report(result).html)
    let headline = try #require(page.elements.first { $0.has(class: "headline") }?.text)
    #expect(headline.contains("No draws were taken"))
    #expect(page.row("gaps-1", "Home care worker").contains("no draws"))
    #expect(!page.elements.contains { $0.text.contains("90% of draws") })
  }

  @Test("a gain stands beside its net effect by sector, and beside claims that go too far")
  func netEffect() async throws {
    let page = try await Reports.full.value.page
    let first = try #require(page.all("section").first)
    #expect(first.text.contains("Against this plan without its levers, unmet need in April 2029"))
    #expect(first.text.contains("by sector: health "))
    #expect(page.element(id: "net-effects") != nil)
    #expect(page.element(id: "lever-effects") != nil)
    #expect(
      page.row("over-claims", "Adult nursing degree, 2029")[1...3] == ["41.0", "55.0", "14.0"])
    #expect(
      page.row("over-claims", "Adult nursing degree, 2029").last == "Homes 25.0 and Trust 30.0")
  }

  @Test("both sides of delegated work stand side by side with what holds it")
  func delegation() async throws {
    let full = try await Reports.full.value
    let year = try #require(
      full.result.central.delegations.first { $0.place == TwoBoroughs.north && $0.year == 3 })
    let row = full.page.row("delegation-sides", "April 2029", after: "Northfield")
    #expect(row[1] == "\(Int(year.hoursMoved.rounded()))")
    #expect(row[4] == "\(Int(year.receiverHours.rounded()))")
    let reached = full.page.row("delegation-reached", "April 2029", after: "Northfield")
    #expect(reached[2] == "40.0%")
    #expect(year.limit == .none || !reached[4].contains("nothing"))
  }

  @Test("a value outside the measured past is flagged beside the headline")
  func outsideRange() async throws {
    let page = try await Reports.full.value.page
    let position = try #require(page.elements.firstIndex { $0.has(class: "flag") })
    let flag = page.elements[position]
    #expect(flag.text.contains("Leaving: 0.250, measured in the past 0.280 to 0.410 (2020-25)"))
    #expect(position < (page.elements.firstIndex { $0.name == "figure" } ?? 0))
  }

  @Test("notes of people who use services are shown, or it says none")
  func notes() async throws {
    let full = try await Reports.full.value
    #expect(full.page.all("li").contains { $0.text == "The same two faces at my door" })
    let without = try StrictHTML(Reports.report(full.result).html)
    #expect(without.all("p").contains { $0.text.hasPrefix("None: nobody who uses services") })
  }

  @Test("it says what time zero assumes, that use is not need, and what an age is")
  func readingNotes() async throws {
    let full = try await Reports.full.value
    let notes = try #require(full.page.all("section").first { $0.text.contains("How to read") })
    #expect(
      notes.text.contains(
        "Assumes today's posts meet today's need, since no unmet need is declared: "
          + "Hospital registered nurse and Social prescribing link worker."))
    #expect(notes.text.contains("Reported age is age at the last review date"))
    #expect(notes.text.contains("is not the median of the draws"))
    #expect(full.page.all("section").first?.text.contains("Use is not need.") == true)
  }

  @Test("the register lists every placeholder and every borrowed value with its source")
  func register() async throws {
    let full = try await Reports.full.value
    let entries = try ParameterTable(full.result.scenario).entries.filter {
      [.placeholder, .borrowed].contains($0.value.provenance.grade)
    }
    let position = try #require(
      full.page.elements.firstIndex { $0.attributes["id"] == "inputs" })
    let rows = full.page.inside(position).filter { $0.attributes["scope"] == "row" }
    #expect(rows.count == entries.count && entries.count == 8)
    let row = full.page.row("inputs", "Community registered nurse: leaving care work")
    #expect(
      row[1...] == [
        "0.0800", "0.0560 to 0.112", "borrowed", "made up, borrowed",
        "the region", "SYNTHETIC",
      ])
    #expect(full.page.row("budget", "placeholder")[1] == "7")
  }

  @Test("the basis names scenario, digest, seed, draws, versions and date")
  func basis() async throws {
    let page = try await Reports.full.value.page
    let basis = try #require(page.all("section").last?.text)
    for word in [
      "Two boroughs, demonstration", "0123456789abcdef", "20260401", "16 beside the central run",
      ProjectionResult.modelVersion, "data-7", Reports.dateText,
    ] {
      #expect(basis.contains(word), "\(word)")
    }
  }

  @Test("parts that nobody computed are said to be missing")
  func missingParts() async throws {
    let full = try await Reports.full.value
    let page = try StrictHTML(Reports.report(full.result).html)
    let text = page.all("main").map(\.text).joined()
    for sentence in [
      "what this plan itself causes in each sector is unknown", "who can close how much is unknown",
      "Not worked out for this report", "compared with no other",
    ] {
      #expect(text.contains(sentence), "\(sentence)")
    }
    #expect(page.element(id: "bridge-1") != nil)
  }

  @Test("a headline year that the plan does not have is refused by name")
  func headlineYear() async throws {
    let full = try await Reports.full.value
    for year in [-1, 4] {
      let error = #expect(throws: ServiceError.self) {
        try Reports.report(full.result) { $0.headlineYear = year }
      }
      #expect(error?.field == "headline_year")
    }
    let page = try StrictHTML(Reports.report(full.result) { $0.headlineYear = 1 }.html)
    #expect(page.elements.first { $0.has(class: "headline") }?.text.contains("April 2027") == true)
  }

  @Test("the same run, parts and date give the same bytes")
  func sameBytes() async throws {
    let full = try await Reports.full.value
    let again = try PlanReport(full.result, parts: full.parts, printedOn: Reports.date)
    #expect(again.html == full.report.html)
    let other = try PlanReport(
      full.result, parts: full.parts, printedOn: Reports.date.adding(days: 1))
    #expect(other.html != full.report.html)
  }
}
