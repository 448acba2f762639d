import Planning
import Testing
import Vocabulary

@Suite("Baselines")
struct BaselineTests {
  @Test("`*`, `-`, blank, 999 and 0 are five different things")
  func published() {
    let cells = ["*", "-", "", "999", "0"].compactMap { Published($0, unknownAt999: true) }
    #expect(cells == [.suppressed, .notApplicable, .blank, .unknown, .value(0)])
    #expect(Set(cells).count == 5)
    #expect(Published("999") == .value(999))
    for text in ["nan", "inf", "1e9", "0x10", "1,000", "1.", ".", "--1", "½", " 1"] {
      #expect(Published(text) == nil, "\(text)")
    }
    #expect(groupedNumber("1,234,567") == 1_234_567 && groupedNumber("1,234.5") == 1_234.5)
    for text in ["1,23", "1234,567", ",123", "1,234,", "1,,234"] {
      #expect(groupedNumber(text) == nil, "\(text)")
    }
  }

  @Test("a sum with a withheld or missing part is no total")
  func sums() {
    var sum = PublishedSum()
    #expect(sum.total == nil)
    sum.add(.value(4))
    sum.add(.value(0))
    #expect(sum.total == 4)
    sum.add(.suppressed)
    sum.add(.unknown)
    #expect(sum.total == nil && sum.known == 4)
    #expect(sum.suppressedCount == 1 && sum.absentCount == 1)
  }

  @Test("what does not follow from the flows is printed and stays")
  func reconciliation() throws {
    let exact = try Reconciliation(
      opening: 610, joiners: 50, leavers: 46, movesIn: 3, movesOut: 5, closing: 612, field: "")
    #expect(exact.isExact && exact.expected == 612)
    let loose = try Reconciliation(
      opening: 610, joiners: 50, leavers: 46, closing: 620, field: "import")
    #expect(loose.residual == 6 && !loose.isExact)
    #expect {
      _ = try Reconciliation(opening: 1, joiners: -1, leavers: 0, closing: 0, field: "import")
    } throws: { ($0 as? ServiceError)?.field == "import.joiners" }
  }

  @Test("ten movements sum to the eleventh line")
  func movements() throws {
    var movements = StaffMovements()
    for (place, way) in StaffMovements.Way.allCases.enumerated() {
      movements.add(Double(place + 2), by: way)
      movements.add(-Double(place + 1), by: way)
    }
    #expect(movements.change == 5 && movements.allJoined == 20 && movements.allLeft == 15)
    let check = try Reconciliation(opening: 100, movements, closing: 105, field: "")
    #expect(check.isExact && check.movesIn == 8 && check.movesOut == 6)
  }

  @Test("7,000 people at coverage 0.70 are low 7,000 and scaled 10,000, each labelled (U24)")
  func cohorts() throws {
    let total = try CohortTotal(
      cohort: TaskCode(listed: "INSULIN"), area: "KENT", counted: 7_000, coverage: 0.7,
      source: "county linked data", vintage: "2017", field: "")
    #expect(total.low.people == 7_000)
    #expect(abs(total.scaled.people - 10_000) < 1e-9)
    #expect(
      total.low.label
        == "counted, in a part that covers 70 % of people; county linked data, 2017")
    #expect(total.scaled.label.hasPrefix("scaled from 7000 counted"))
    #expect {
      _ = try CohortTotal(
        cohort: TaskCode(listed: "INSULIN"), area: "KENT", counted: 7_000, coverage: nil,
        source: "x", vintage: "y", field: "cohort")
    } throws: { error in
      let error = error as? ServiceError
      return error?.message == "coverage required" && error?.field == "cohort.coverage"
    }
  }

  @Test("people in coarse bands are spread over single years, totals kept")
  func ages() throws {
    let ages = try AgeSpread.overAges(["<25": 9, "35-44": 20, "65+": 11], field: "")
    #expect(ages.count == 60 && abs(ages.reduce(0, +) - 40) < 1e-9)
    #expect(ages[0] == 1 && ages[9] == 0 && ages[19] == 2 && ages[59] == 1)
    #expect(AgeSpread.band(age: 15) == .from16 && AgeSpread.band(age: 88) == .from70)
    #expect(AgeSpread.band(age: 13) == nil && AgeSpread.band(age: 40) == .from40)
  }

  @Test("forty-two groups stand in ten settings, and no job role is counted twice in one")
  func groups() {
    let all = StandardGroups.all
    #expect(all.count == 42 && Set(all.map(\.code)).count == 42)
    let sizes = StandardGroup.Setting.allCases.map { setting in
      all.count { $0.setting == setting }
    }
    #expect(sizes == [8, 8, 4, 5, 6, 4, 4, 1, 1, 1])
    for setting in StandardGroup.Setting.allCases {
      let roles = all.filter { $0.setting == setting }.flatMap(\.ascWDSJobRoles)
      #expect(Set(roles).count == roles.count)
    }
    #expect(StandardGroups.find(GroupCode(listed: "HOMECARE-CARE-WORKER"))?.sector == .socialCare)
    #expect(StandardGroups.find(GroupCode(listed: "TRUST-NURSE"))?.isRegulated == true)
    #expect(StandardGroups.find(occupation: "N6A", in: .hospital)?.code.text == "TRUST-NURSE")
    #expect(StandardGroups.find(occupation: "S1A", in: .hospital) == nil)
    #expect(StandardGroups.setting(mainService: 8, establishmentType: 1) == .homeCare)
    #expect(StandardGroups.setting(mainService: 16, establishmentType: 1) == .council)
    #expect(StandardGroups.setting(mainService: 16, establishmentType: 6) == nil)
  }

  @Test("a stock without ages or hours is asked for, never guessed")
  func stocks() throws {
    var row = WorkforceTotals.Row(
      place: PlanPlaceCode(listed: "BRENT"), group: GroupCode(listed: "HOMECARE-CARE-WORKER"))
    row.people = [.from25: 30, .from50: 60]
    row.peopleOfUnknownAge = 10
    (row.fte, row.peopleWithHours) = (45, 50)
    let totals = try Self.totals([row])
    let stock = try totals.openingStock(row, field: "stocks[0]")
    #expect(abs(stock.peopleByAge.reduce(0, +) - 100) < 1e-9)
    #expect(stock.participation[.from25] == 0.9)
    #expect(stock.provenance.source.contains("unknown ages spread"))
    row.people = [:]
    #expect {
      _ = try totals.openingStock(row, field: "stocks[0]")
    } throws: { ($0 as? ServiceError)?.field == "stocks[0].people" }
    row.people = [.from25: 30]
    (row.fte, row.peopleWithHours) = (0, 0)
    #expect {
      _ = try totals.openingStock(row, field: "stocks[0]")
    } throws: { ($0 as? ServiceError)?.field == "stocks[0].participation" }
    #expect { _ = try Self.totals([row, row]) } throws: {
      ($0 as? ServiceError)?.reason == .duplicateItem
    }
  }

  @Test("joiners that do not sum to their total are shown with what is left over")
  func joinerSplit() throws {
    let split = try JoinerSplit(
      newlyQualified: 20, international: 15, wider: 10, churn: 5, stated: 52, field: "")
    #expect(split.residual == 2 && !split.isWhole)
    #expect {
      _ = try JoinerSplit(
        newlyQualified: -1, international: 0, wider: 0, churn: 0, stated: 0, field: "split")
    } throws: { ($0 as? ServiceError)?.field == "split.newly_qualified" }
  }

  @Test("totals leave as one table a place, with counts under 5 hidden (R-42, R-87)")
  func export() throws {
    var (carers, seniors) = (
      WorkforceTotals.Row(
        place: PlanPlaceCode(listed: "BRENT"), group: GroupCode(listed: "HOMECARE-CARE-WORKER")),
      WorkforceTotals.Row(
        place: PlanPlaceCode(listed: "BRENT"), group: GroupCode(listed: "HOMECARE-SENIOR"))
    )
    carers.people = [.from25: 30, .from30: 41]
    carers.peopleOfUnknownAge = 2
    seniors.people = [.from25: 12, .from30: 9]
    let totals = try Self.totals([carers, seniors])
    let shown = try SuppressedTable(
      totals.countTable(at: PlanPlaceCode(listed: "BRENT")), threshold: 5)
    let unknown = try #require(shown.columns.firstIndex(of: WorkforceTotals.unknownAge))
    #expect(shown.labels == ["all", "HOMECARE-CARE-WORKER", "HOMECARE-SENIOR"])
    #expect(shown.cells[1][unknown] == .hidden && shown.cells[0][unknown] == .hidden)
    #expect {
      _ = try totals.countTable(at: PlanPlaceCode(listed: "EALING"))
    } throws: { ($0 as? ServiceError)?.field == "place" }
  }

  @Test("the coverage report says in words what is left out and asks for what is missing")
  func coverage() throws {
    var row = WorkforceTotals.Row(
      place: PlanPlaceCode(listed: "BRENT"), group: GroupCode(listed: "HOMECARE-CARE-WORKER"))
    row.people = [.from25: 30]
    row.leavers = WorkforceTotals.Flow(count: 9, amongPeople: 30)
    #expect(row.leaverReading?.leavers == 9 && row.leaverReading?.exposure == 30)
    let report = CoverageReport(
      places: [PlanPlaceCode(listed: "BRENT")], groups: StandardGroups.all,
      totals: [try Self.totals([row])])
    #expect(report.known.map(\.group.text) == ["HOMECARE-CARE-WORKER"])
    #expect(report.missing.count == 41)
    #expect(report.known[0].coverage == 0.6)
    #expect(report.exclusions == ["workplaces that sent no return", "agency workers"])
    #expect(
      report.known[0].questions == [
        "what hours have all who work as care workers in home care?",
        "how many joined care workers in home care in the last year?",
        "how many posts of care workers in home care are open?",
      ])
    #expect(report.missing[0].questions.first?.hasSuffix("by age and hours?") == true)
  }

  private static func totals(_ rows: [WorkforceTotals.Row]) throws -> WorkforceTotals {
    try WorkforceTotals(
      rows: rows, asOf: CivilDate("2026-03-31", field: ""), source: "synthetic return",
      coverage: 0.6, exclusions: ["workplaces that sent no return"], field: "totals")
  }
}
