import Operations
import Planning
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@testable import DataFiles

/// Workplaces and workers of these tests are invented.
@Suite("Totals of staff files")
struct StaffTotalsTests {
  private static let today = CivilDate(dayNumber: 20_529)  // 17 March 2026
  private static let home = [
    "LOCALESTID": "HOME", "STATUS": "NEW", "ESTNAME": "Synthetic Care", "ADDRESS1": "1 High St",
    "POSTCODE": "AB1 2CD", "ESTTYPE": "6", "REGTYPE": "0", "MAINSERVICE": "8",
    "TOTALPERMTEMP": "4", "ALLJOBROLES": "8;7", "STARTERS": "5;1", "LEAVERS": "4;999",
    "VACANCIES": "999",
  ]
  private static let worker = [
    "LOCALESTID": "HOME", "UNIQUEWORKERID": "W1", "STATUS": "NEW", "DISPLAYID": "SYNTHETIC-001",
    "POSTCODE": "AB1 2CD", "DOB": "01/02/1990", "STARTDATE": "01/04/2025", "EMPLSTATUS": "1",
    "MAINJOBROLE": "8", "CONTHOURS": "18.5", "RECSOURCE": "5",
  ]

  private static func text(
    _ file: StaffFile, _ base: [String: String], _ changes: [[String: String]]
  ) -> [UInt8] {
    let names = FileRules.of(file).columns.map(\.name)
    let rows = changes.map { change in
      let cells = base.merging(change) { _, new in new }
      return names.map { cells[$0] ?? "" }.joined(separator: ",")
    }
    return Array(([names.joined(separator: ",")] + rows).joined(separator: "\n").utf8)
  }

  private static func read(
    _ workplaces: [[String: String]], _ workers: [[String: String]],
    _ change: (inout StaffTotalsReader.Frame) -> Void = { _ in }
  ) throws -> (StaffTotalsReader, [BaselineFinding]) {
    var frame = StaffTotalsReader.Frame(today: today, place: PlanPlaceCode(listed: "BRENT"))
    change(&frame)
    var reader = StaffTotalsReader(frame)
    var found = try reader.read(text(.workplaces, home, workplaces), of: .workplaces)
    found += try reader.read(text(.workers, worker, workers), of: .workers)
    found += reader.finish()
    return (reader, found)
  }

  private static let four: [[String: String]] = [
    [:], ["UNIQUEWORKERID": "W2", "DOB": "", "CONTHOURS": "37", "RECSOURCE": "2"],
    ["UNIQUEWORKERID": "W3", "CONTHOURS": "", "STARTDATE": "01/04/2020", "RECSOURCE": ""],
    ["UNIQUEWORKERID": "W4", "MAINJOBROLE": "7", "RECSOURCE": "999"],
  ]

  @Test("workers become people by age, FTE on the group's base, joiners by where they came from")
  func totals() throws {
    var rows = Self.four
    rows[3]["RECSOURCE"] = "16"
    let (reader, found) = try Self.read([[:]], rows)
    #expect(!found.contains(where: \.isError) && reader.rowCount == 5)
    let totals = try reader.totals()
    let carers = try #require(
      totals.row(PlanPlaceCode(listed: "BRENT"), GroupCode(listed: "HOMECARE-CARE-WORKER")))
    #expect(carers.people == [.from35: 2] && carers.peopleOfUnknownAge == 1)
    #expect(carers.fte == 1.5 && carers.peopleWithHours == 2 && carers.headcount == 3)
    #expect(carers.joiners == [.healthSector: 1, .independentCare: 1])
    let seniors = try #require(
      totals.row(PlanPlaceCode(listed: "BRENT"), GroupCode(listed: "HOMECARE-SENIOR")))
    #expect(seniors.joiners == [.notKnown: 1])
    let care = Set(StandardGroups.all.filter { $0.sector == .socialCare }.map(\.code))
    #expect(
      totals.joiners(from: .healthSector, at: PlanPlaceCode(listed: "BRENT"), into: care) == 1)
    #expect(totals.period.hasSuffix("taken as up to 2026-03-17"))
  }

  @Test("999 is `don't know`, never 999 people, and who does not know is said")
  func unknown() throws {
    var rows = Self.four
    rows[3]["RECSOURCE"] = ""
    let totals = try Self.read([[:]], rows).0.totals()
    let place = PlanPlaceCode(listed: "BRENT")
    let carers = try #require(totals.row(place, GroupCode(listed: "HOMECARE-CARE-WORKER")))
    let seniors = try #require(totals.row(place, GroupCode(listed: "HOMECARE-SENIOR")))
    #expect(carers.starters == WorkforceTotals.Flow(count: 5, amongPeople: 3))
    #expect(carers.leavers == WorkforceTotals.Flow(count: 4, amongPeople: 3))
    #expect(carers.vacancies == nil && seniors.leavers == nil)
    #expect(seniors.starters == WorkforceTotals.Flow(count: 1, amongPeople: 1))
    #expect(
      totals.exclusions == [
        "workplaces that do not know their leavers", "workplaces that do not know their vacancies",
      ])
  }

  @Test("a wrong row is found with line and column and left out; what meets no group is said")
  func leftOut() throws {
    let (reader, found) = try Self.read(
      [
        [:],
        [
          "LOCALESTID": "CLUB", "MAINSERVICE": "6", "ALLJOBROLES": "", "STARTERS": "",
          "LEAVERS": "", "VACANCIES": "",
        ],
      ],
      [
        [:], ["UNIQUEWORKERID": "W2", "RECSOURCE": "999"],
        ["UNIQUEWORKERID": "W3", "EMPLSTATUS": "4", "CONTHOURS": ""],
        ["UNIQUEWORKERID": "W4", "MAINJOBROLE": "6"],
        ["UNIQUEWORKERID": "W5", "LOCALESTID": "CLUB"],
        ["UNIQUEWORKERID": "W6", "STATUS": "DELETE"],
        ["UNIQUEWORKERID": "W1"],
      ])
    #expect(
      found.filter(\.isError).map { "\($0.line) \($0.column) \($0.code.rawValue)" } == [
        "3 RECSOURCE CODE_UNKNOWN", "8 UNIQUEWORKERID DUPLICATE_ROW",
      ])
    #expect(reader.refusedRowCount == 2)
    let totals = try reader.totals()
    #expect(totals.rows.reduce(0) { $0 + $1.headcount } == 1)
    #expect(
      totals.exclusions.prefix(4) == [
        "Social worker in workplaces of HOMECARE, whose job role meets no group",
        "agency and other workers (EMPLSTATUS 4 and 7)",
        "workers of workplaces that were left out",
        "workplaces whose main service, 6, meets no group",
      ])
    #expect(found.allSatisfy { !$0.sentence.contains("SYNTHETIC-001") })
  }

  @Test("places and full-time hours come from the frame")
  func frame() throws {
    var rows = Self.four
    rows[3]["RECSOURCE"] = ""
    let (reader, _) = try Self.read([["LOCALESTID": "HO ME"]], rows) { frame in
      frame.places = ["HOME": PlanPlaceCode(listed: "EALING")]
      frame.fullTimeHours = [GroupCode(listed: "HOMECARE-CARE-WORKER"): 40]
      frame.coverage = 0.5
    }
    let totals = try reader.totals()
    let carers = try #require(
      totals.row(PlanPlaceCode(listed: "EALING"), GroupCode(listed: "HOMECARE-CARE-WORKER")))
    #expect(abs(carers.fte - 55.5 / 40) < 1e-12 && totals.coverage == 0.5)
  }

  @Test("files come in their order, and nobody counted is refused")
  func order() throws {
    var reader = StaffTotalsReader(
      StaffTotalsReader.Frame(today: Self.today, place: PlanPlaceCode(listed: "BRENT")))
    #expect(throws: ServiceError.self) { try reader.read([], of: .training) }
    _ = try reader.read(Self.text(.workers, Self.worker, [[:]]), of: .workers)
    #expect(throws: ServiceError.self) { try reader.read([], of: .workplaces) }
    _ = reader.finish()
    #expect(throws: ServiceError.self) { try reader.totals() }
  }

  @Test("changed bytes never trap, and every error is counted", arguments: 0..<60)
  func hostileBytes(_ seed: UInt64) throws {
    var chance = SeededNumbers(seed: seed)
    var reader = StaffTotalsReader(
      StaffTotalsReader.Frame(today: Self.today, place: PlanPlaceCode(listed: "BRENT")))
    var found: [BaselineFinding] = []
    for (file, text) in [
      (StaffFile.workplaces, Self.text(.workplaces, Self.home, [[:], ["LOCALESTID": "TWO"]])),
      (.workers, Self.text(.workers, Self.worker, Self.four)),
    ] {
      var bytes = text
      let header = text.firstIndex(of: 0x0a) ?? 0
      for _ in 0..<15 {
        bytes[Int.random(in: header..<bytes.count, using: &chance)] =
          [0x22, 0x2c, 0x3b, 0x2f, 0x39, 0x0a, 0xff, 0x00].randomElement(using: &chance) ?? 0
      }
      found += try reader.read(bytes, of: file)
    }
    found += reader.finish()
    #expect(found.count(where: \.isError) == reader.errorCount)
    if let totals = try? reader.totals() {
      #expect(totals.rows.allSatisfy { $0.headcount <= 4 })
    }
  }
}
