import DataFiles
import Planning
import Testing
import Vocabulary

/// Figures of these tests are synthetic.
@Suite("Reading publications")
struct PublicationTests {
  @Test("Core 1 keeps withheld and missing cells apart from numbers, with lines of what is wrong")
  func core1() {
    let reading = PlanningReading(
      NHSCore1File(),
      """
      DATA_MONTH,ORG_CODE,MAIN_STAFF_GROUP,STAFF_GROUP_1,FTE,HC
      202503,R1K,Nurses,Adult,1200.5,1400
      2025-03,R1K,Nurses,Children,*,*
      31/03/2025,R1K,Nurses,Community,-,0
      202503,R1K,Nurses,Other,,
      202503,R1K,Nurses,Adult,1,1
      202513,R1K,Nurses,Adult,1,1
      202503,,Nurses,Adult,1,1
      202503,R1K,Nurses,Mental,1;2,1
      """)
    #expect(
      reading.rows.staff.map(\.fte) == [
        .value(1200.5), .suppressed, .notApplicable, .blank,
      ])
    #expect(reading.rows.staff.map(\.headcount) == [.value(1400), .suppressed, .value(0), .blank])
    #expect(Set(reading.rows.staff.map(\.month)) == ["2025-03"])
    #expect(
      reading.lines == [
        "6 STAFF_GROUP_1 DUPLICATE_ROW", "7 DATA_MONTH DATE_INVALID", "8 ORG_CODE REQUIRED",
        "9 FTE NUMBER_INVALID",
      ])
    #expect(reading.reader.rowCount == 8 && reading.reader.refusedRowCount == 4)
    let medical = PlanningReading(
      NHSCore1File(),
      """
      Data Month,Org Code,Main Staff Group,Staff Group 1,Grade,Specialty Group,FTE,Headcount
      202503,R1K,Doctors,HCHS doctors,Consultant,Medicine,10,12
      """)
    #expect(medical.rows.staff.first?.group == "HCHS doctors / Medicine / Consultant")
    let bare = PlanningReading(
      NHSCore1File(), "DATA_MONTH,ORG_CODE,MAIN_STAFF_GROUP,STAFF_GROUP_1,FTE\n")
    #expect(bare.lines == ["1 HC HEADER_WRONG"] && bare.reader.isRefused)
  }

  @Test("turnover is leavers over the mean of both denominators, and no residual is repaired")
  func turnover1() throws {
    let reading = PlanningReading(
      NHSTurnover1File(),
      """
      PERIOD,NHSE_REGION_NAME,STAFF_GROUP,TYPE,HC,FTE
      2024-25,London,Nurses,Joiners,60,50
      2024-25,London,Nurses,Leavers,46,40
      2024-25,London,Nurses,Denominator at start of period,600,500
      2024-25,London,Nurses,Denominator at end of period,620,520
      2024-25,London,Midwives,Leavers,*,*
      2024-25,London,Midwives,Denominator at start of period,10,9
      2024-25,London,Midwives,Stayers,1,1
      2024-25,London,Midwives,Leavers,1,1
      """)
    let nurses = try #require(reading.rows.turnover.first { $0.group == "Nurses" })
    #expect(nurses.leaverRate.map { abs($0 - 46.0 / 610) < 1e-12 } == true)
    #expect(nurses.reading()?.exposure == 610)
    #expect(try nurses.residual(field: "") == 6)
    #expect(
      reading.lines == [
        "8 TYPE CODE_UNKNOWN", "9 TYPE DUPLICATE_ROW", "1 TYPE INCOMPLETE?",
        "1 HC DOES_NOT_RECONCILE?",
      ])
    #expect(reading.findings.last?.sentence.contains("differs from end by 6 people") == true)
  }

  @Test("days sick per 10,000 and days available per 100 are scaled before they are divided")
  func indicators() {
    let header = "icb24_code,icb24_code_nhs,metric,domain,year,value\n"
    let reading = PlanningReading(
      BoardIndicatorsFile(),
      header + """
        E54000048,QE1,"FTE days sick per 10,000 population (acute)",Capacity,2015,648
        E54000048,QE1,FTE days available per 100 population (acute),Capacity,2015,162
        E54000048,QE1,"FTE days sick per 10,000 population (acute)",Capacity,2016,*
        E54000048,QE1,FTE days available per 100 population (acute),Capacity,2016,162
        E5400048,QE1,x,Capacity,2015,1
        E54000048,QE1,x,Capacity,15,1
        E54000048,QE1,FTE days available per 100 population (acute),Capacity,2016,1
        """)
    let indicators = reading.rows.indicators
    #expect(
      indicators.sickness(.acute, board: "E54000048", year: 2015).map { abs($0 - 0.04) < 1e-12 }
        == true)
    #expect(indicators.sickness(.acute, board: "E54000048", year: 2016) == nil)
    #expect(indicators.sickness(.mentalHealth, board: "E54000048", year: 2015) == nil)
    #expect(
      reading.lines == [
        "6 ICB24_CODE FORM_WRONG", "7 YEAR DATE_INVALID", "8 METRIC DUPLICATE_ROW",
      ])
  }

  @Test("a vacancy is budget less filled on its own base, and more than funded stays below 0")
  func vacancies() {
    let reading = PlanningReading(
      ESRVacanciesFile(),
      """
      L4,L5,FTEBudget,TotalFTE
      Trust,Ward 1,20,18.5
      Trust,Ward 2,10,11
      Trust,Ward 3,-,11
      Trust,Ward 1,1,1
      ,,1,1
      """)
    #expect(reading.rows.lines.map(\.vacancy) == [1.5, -1, nil])
    #expect(reading.rows.lines[0].rate == 0.075 && reading.rows.lines[2].rate == nil)
    #expect(reading.rows.lines[0].path == ["Trust", "Ward 1"])
    #expect(
      reading.lines == [
        "3 TOTALFTE DOES_NOT_RECONCILE?", "5 L5 DUPLICATE_ROW", "6 L4 REQUIRED",
      ])
    #expect(
      PlanningReading(ESRVacanciesFile(), "FTEBudget,TotalFTE\n").lines == ["1 L4 HEADER_WRONG"])
  }

  @Test("a cohort carries coverage, source and vintage, and none means none (U24)")
  func cohorts() {
    let header = "COHORT,AREA,PEOPLE,COVERAGE,SOURCE,VINTAGE\n"
    let reading = PlanningReading(
      CohortTotalsFile(),
      header + """
        INSULIN,E10000016,7000,0.70,linked data,2017
        INSULIN,E10000017,7000,,linked data,2017
        INSULIN,E10000018,7000,70,linked data,2017
        INSULIN,E10000019,*,0.7,linked data,2017
        INSULIN,E10000020,10,0.7,,2017
        INSULIN,E10000016,1,0.70,linked data,2017
        """)
    #expect(reading.rows.cohorts.count == 1)
    #expect(reading.rows.cohorts.first.map { abs($0.scaled.people - 10_000) < 1e-9 } == true)
    #expect(
      reading.lines == [
        "3 COVERAGE COVERAGE_REQUIRED", "4 COVERAGE NUMBER_INVALID", "5 PEOPLE VALUE_UNKNOWN",
        "6 SOURCE FORM_WRONG", "7 COHORT DUPLICATE_ROW",
      ])
    #expect(reading.findings[0].sentence == "coverage required")
  }

  @Test(
    "a file about persons is refused whole",
    arguments: [
      "NHS_NUMBER", "NHS Number", "NINUMBER", "Employee Number", "Date of Birth", "Surname",
      "Unique_NHS_Identifier", "Postcode",
    ])
  func personColumns(_ column: String) {
    let reading = PlanningReading(
      CohortTotalsFile(),
      "COHORT,AREA,PEOPLE,COVERAGE,SOURCE,VINTAGE,\(column)\nX,E10000016,1,1,s,2017,9\n")
    #expect(reading.findings.map(\.code) == [.personNumbers])
    #expect(reading.reader.isRefused && reading.rows.cohorts.isEmpty)
  }

  @Test(
    "a cell that is a person's number refuses the file and what was read of it",
    arguments: ["943 476 5919", "9434765919", "AB123456C", "ab 12 34 56 c"])
  func personCells(_ cell: String) {
    let reading = PlanningReading(
      CohortTotalsFile(),
      """
      COHORT,AREA,PEOPLE,COVERAGE,SOURCE,VINTAGE
      INSULIN,E10000016,7000,0.70,linked data,2017
      INSULIN,\(cell),1,0.70,linked data,2017
      INSULIN,E10000018,7000,0.70,linked data,2017
      """)
    #expect(reading.lines == ["3 - PERSON_NUMBERS"])
    #expect(reading.rows.cohorts.isEmpty && reading.reader.isRefused)
    #expect(reading.findings.allSatisfy { !$0.sentence.contains(cell) })
  }
}
