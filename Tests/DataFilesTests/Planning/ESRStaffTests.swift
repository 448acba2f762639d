import DataFiles
import Planning
import TestSupport
import Testing
import Vocabulary

/// People of these tests are invented.
@Suite("Staff in Post of two months")
struct ESRStaffTests {
  private static let header =
    "Tm Year Month,Unique_Nhs_Identifier,Occupation_Code,Ocs_Code,Status,Asg_Type_Of_Contract,"
    + "Contracted_Wte,Date_Of_Birth,Nationality,User_Person_Type\n"
  private static let map = ESRMap(
    organisations: [
      "R1K": (place: PlanPlaceCode(listed: "NWL"), setting: .hospital),
      "RV3": (place: PlanPlaceCode(listed: "NWL"), setting: .community),
    ], occupations: ["S1A": GroupCode(listed: "TRUST-AHP")])

  private static func row(
    _ month: String, _ person: String, _ occupation: String = "N6A",
    at organisation: String = "R1K",
    _ wte: String = "1", status: String = "Active Assignment", contract: String = "Permanent",
    born: String = "01/02/1990"
  ) -> String {
    "\(month),\(person),\(occupation),\(organisation),\(status),\(contract),\(wte),\(born),British,"
      + "Employee\n"
  }

  private static let twoMonths =
    row("202603", "stays") + row("202604", "stays")
    + row("202603", "leaves", "N6A", at: "R1K", "0.8")
    + row("202604", "joins", "N6A", at: "R1K", "0.6", born: "2001-05-06")
    + row("202603", "rises", "N6A", at: "R1K", "0.5") + row("202604", "rises")
    + row("202603", "turns", "H1A") + row("202604", "turns")
    + row("202603", "crosses", at: "RV3") + row("202604", "crosses")
    + row("202603", "returns", status: "Career Break") + row("202604", "returns")
    + row("202603", "bank", contract: "Bank") + row("202604", "bank", contract: "Bank")
    + row("202604", "two", "N6A", at: "R1K", "0.3", born: "")
    + row("202604", "two", "S1A", at: "R1K", "0.6", born: "")
    + row("202604", "odd", "Z2E")

  @Test("ten movements sum to the change, each by its way, and every line reconciles")
  func movements() throws {
    let reading = PlanningReading(ESRStaffFile(.wte, map: Self.map), Self.header + Self.twoMonths)
    #expect(reading.findings.isEmpty && reading.rows.passedOverCount == 2)
    let result = try reading.rows.result(field: "esr")
    let nurses = try #require(
      result.totals.row(PlanPlaceCode(listed: "NWL"), GroupCode(listed: "TRUST-NURSE")))
    let movements = try #require(nurses.movements)
    let joined = movements.joined.mapValues { ($0 * 1e9).rounded() / 1e9 }
    #expect(joined == [.staff: 0.9, .other: 0.5, .occupation: 1, .provider: 1, .activity: 1])
    #expect(movements.left == [.staff: 0.8])
    #expect(result.reconciliations.allSatisfy { $0.check.isExact })
    let check = try #require(result.reconciliations.first { $0.group.text == "TRUST-NURSE" }).check
    #expect(abs(check.opening - 2.3) < 1e-12 && abs(check.closing - 5.9) < 1e-12)
    let support = try #require(
      result.totals.row(PlanPlaceCode(listed: "NWL"), GroupCode(listed: "TRUST-SUPPORT")))
    #expect(support.movements?.left == [.occupation: 1] && support.headcount == 0)
  }

  @Test("people count once, in their longest post, with their age at the month's end")
  func people() throws {
    let reading = PlanningReading(ESRStaffFile(.wte, map: Self.map), Self.header + Self.twoMonths)
    let result = try reading.rows.result(field: "esr")
    let nurses = try #require(
      result.totals.row(PlanPlaceCode(listed: "NWL"), GroupCode(listed: "TRUST-NURSE")))
    #expect(nurses.people == [.from35: 5, .from20: 1] && nurses.peopleOfUnknownAge == 0)
    let therapists = try #require(
      result.totals.row(PlanPlaceCode(listed: "NWL"), GroupCode(listed: "TRUST-AHP")))
    #expect(therapists.headcount == 1 && therapists.peopleOfUnknownAge == 1)
    #expect(abs(nurses.fte - 5.9) < 1e-12 && result.totals.asOf.description == "2026-04-30")
    #expect(result.leftOutPosts == 1)
    #expect(result.totals.exclusions.last?.contains("Z2E at R1K") == true)
  }

  @Test("in headcount mode every post above 0 is 1")
  func headcount() throws {
    let reading = PlanningReading(
      ESRStaffFile(.headcount, map: Self.map), Self.header + Self.twoMonths)
    let result = try reading.rows.result(field: "esr")
    let check = try #require(result.reconciliations.first { $0.group.text == "TRUST-NURSE" }).check
    #expect(check.opening == 3 && check.closing == 7 && check.isExact)
  }

  @Test("one month tells no movement, a third is refused, and bad cells are found")
  func refusals() throws {
    let one = PlanningReading(
      ESRStaffFile(.wte, map: Self.map), Self.header + Self.row("202604", "a"))
    #expect(throws: ServiceError.self) { try one.rows.result(field: "esr") }
    let bad = PlanningReading(
      ESRStaffFile(.wte, map: Self.map),
      Self.header + Self.row("202603", "a") + Self.row("202604", "a") + Self.row("202605", "a")
        + Self.row("202604", "b", "N6A", at: "R1K", "2.5") + Self.row("202604", "")
        + Self.row("April", "c") + Self.row("202604", "d", "N6A", at: "R1K", "nan"))
    #expect(
      bad.lines == [
        "4 TM_YEAR_MONTH DATE_INVALID", "5 CONTRACTED_WTE NUMBER_INVALID",
        "6 UNIQUE_NHS_IDENTIFIER REQUIRED", "7 TM_YEAR_MONTH DATE_INVALID",
        "8 CONTRACTED_WTE NUMBER_INVALID",
      ])
  }

  @Test("any two months reconcile, whoever comes and goes", arguments: 0..<40)
  func anyMonths(_ seed: UInt64) throws {
    var chance = SeededNumbers(seed: seed)
    var rows = Self.row("202603", "x") + Self.row("202604", "x")
    for person in 0..<60 {
      for month in ["202603", "202604"] {
        for _ in 0..<Int.random(in: 0...2, using: &chance) {
          rows += Self.row(
            month, "p\(person)", ["N6A", "H1A", "S1A"].randomElement(using: &chance) ?? "N6A",
            at: ["R1K", "RV3"].randomElement(using: &chance) ?? "R1K",
            ["0", "0.2", "0.6", "1"].randomElement(using: &chance) ?? "1",
            status: ["Active Assignment", "Acting Up", "Suspend"].randomElement(using: &chance)
              ?? "Acting Up")
        }
      }
    }
    for mode in ESRStaffFile.Mode.allCases {
      let reading = PlanningReading(ESRStaffFile(mode, map: Self.map), Self.header + rows)
      let result = try reading.rows.result(field: "esr")
      #expect(!result.reconciliations.isEmpty)
      for line in result.reconciliations {
        let row = try #require(result.totals.row(line.place, line.group))
        #expect(line.check.isExact)
        #expect(
          abs((row.movements?.change ?? .nan) - (line.check.closing - line.check.opening)) < 1e-9)
      }
    }
  }
}
