import Access
import Foundation
import OneWorkforceProtos
import Planning
import TestSupport
import Testing
import Vocabulary
import WireFormat
@testable import oneworkforce

/// The planner's commands against a running service.
@Suite("Plans on the service from the command line", .serialized) struct PlanServiceTests {
  /// The program as one caller of a town runs it.
  private struct Caller: Sendable {
    let town: PlanningTown
    let folder: String
    let tokenFile: String

    init(_ duty: Duty, of body: OrganisationID, _ town: PlanningTown, _ folder: String) throws {
      (self.town, self.folder) = (town, folder)
      tokenFile = folder + "/\(duty.rawValue).token"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Demonstration.token(
        town.live.issuer, subject: duty.rawValue, duty: duty, organisation: body
      ).write(toFile: tokenFile, atomically: true, encoding: .utf8)
    }

    func plan(_ arguments: [String]) async throws -> ProgramRun {
      try await ProgramRun(
        ["plan"] + arguments
          + ["--server", "127.0.0.1:\(town.live.port)", "--token-file", tokenFile],
        in: folder)
    }

    func succeed(_ arguments: [String]) async throws -> ProgramRun {
      let run = try await plan(arguments)
      try #require(run.status == 0, "\(arguments): \(run.printed)\(run.complaints)")
      return run
    }
  }

  private func inTown(
    _ body: @escaping @Sendable (_ lead: Caller, _ board: Caller) async throws -> Void
  ) async throws {
    try await withPlanningTown { town in
      try await withTemporaryFolder { folder in
        try await body(
          Caller(.planner, of: steward, town, folder), Caller(.board, of: steward, town, folder))
      }
    }
  }

  private static func scenario(in folder: String) throws -> (path: String, begin: [String]) {
    var system = TrustAndCare()
    (system.leaving, system.doubt) = (0.2, 0.3)
    let scenario = try system.scenario()
    let path = folder + "/scenario.json"
    try Data(ScenarioFile.write(scenario)).write(to: URL(fileURLWithPath: path))
    let parts = scenario.parts
    return (path, ["--start", parts.start.description, "--months", "\(parts.horizonMonths)"])
  }

  @Test("a plan is created, counted into, drafted, run, frozen and exported by commands alone")
  func whole() async throws {
    try await inTown { lead, board in
      let (path, begin) = try Self.scenario(in: lead.folder)
      let plan = try await lead.succeed(
        [
          "create", "--title", "Brent 2026", "--place", lead.town.place, "--synthetic",
        ] + begin
      ).value(after: "plan ")
      #expect(try await lead.succeed(["list"]).printed.contains("none yet"))
      let counted = try await lead.succeed([
        "import", "--plan", plan, "--place", "BRENT", "--as-at", "2026-03-31", "--source",
        "ASC-WDS of the demonstration", "--coverage", "0.7", "--synthetic",
        "--file", "asc-wds-workplace=\(Repository.demo)workplace.csv",
        "--file", "asc-wds-worker=\(Repository.demo)workers.csv",
      ])
      #expect(counted.printed.contains("NURSINGHOME-") || counted.printed.contains("CAREHOME-"))
      let imported = try counted.value(after: "import ")
      let set = try await lead.succeed([
        "reconcile", "--plan", plan, "--import", imported, "--earlier", imported,
      ])
      #expect(set.printed.contains("not accepted"), "\(set.printed)")
      let asked = try await lead.plan(["draft", "--plan", plan])
      #expect(asked.status == 2 && asked.printed.contains("who works there?"), "\(asked.printed)")
      let drafted = try await lead.succeed(["draft", "--plan", plan, "--scenario", path])
      #expect(drafted.printed == "scenario version 1\n")
      let coverage = try await lead.succeed(["coverage", "--plan", plan])
      #expect(coverage.printed.contains("CARE"), "\(coverage.printed)")
      let ran = try await lead.succeed(["run", "--plan", plan, "--draws", "16", "--seed", "7"])
      #expect(ran.printed.contains("short of") && ran.printed.contains("8 in 10 draws"))
      let run = try ran.value(after: "run ")
      #expect(try await lead.succeed(["runs", "--plan", plan]).printed.contains(run))
      let frozen = try await board.succeed([
        "freeze", "--plan", plan, "--run", run, "--decided-by", "Place director",
      ])
      #expect(frozen.printed == "plan \(plan) frozen with the run \(run)\n")
      #expect(try await lead.succeed(["show", "--plan", plan]).printed.contains("frozen with"))
      let file = lead.folder + "/plan.csv"
      _ = try await lead.succeed(["export", "--plan", plan, "--output", file])
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.hasPrefix("table,bands") && text.contains("seed,7"))
      let late = try await lead.plan(["draft", "--plan", plan, "--scenario", path])
      #expect(late.status != 0 && late.complaints.contains("STATE_FORBIDS"))
    }
  }

  /// A kind of file, its text, more arguments, and words of what is counted; all invented.
  static let files: [(kind: String, text: String, arguments: [String], words: [String])] = [
    (
      "esr-staff-in-post",
      """
      Tm Year Month,Unique_Nhs_Identifier,Occupation_Code,Ocs_Code,Status,Asg_Type_Of_Contract,\
      Contracted_Wte,Date_Of_Birth,Nationality,User_Person_Type
      202602,a,N6A,R1K,Active Assignment,Permanent,1,01/02/1990,British,Employee
      202603,a,N6A,R1K,Active Assignment,Permanent,1,01/02/1990,British,Employee
      202603,b,N6A,R1K,Active Assignment,Permanent,0.5,01/02/1980,British,Employee

      """, ["--area", "R1K"], ["TRUST-NURSE  2.0     1.5"]
    ),
    (
      "nhs-core-1",
      """
      DATA_MONTH,ORG_CODE,MAIN_STAFF_GROUP,STAFF_GROUP_1,FTE,HC
      2026-02,R1K,Nurses & health visitors,Nurses,990,1100
      2026-03,R1K,Nurses & health visitors,Nurses,1000,1120
      2026-03,R1K,Ambulance staff,Ambulance staff,10,11
      2026-03,R1F,Nurses & health visitors,Nurses,500,600

      """, ["--area", "R1K", "--group", "nhs-core-1:Nurses & health visitors=TRUST-NURSE"],
      [
        "BRENT  TRUST-NURSE  1,120   1,000", "Ambulance staff: no group was named",
        "organisations that were not asked for",
      ]
    ),
    (
      "nhs-turnover-1",
      """
      PERIOD,NHSE_REGION_NAME,STAFF_GROUP,TYPE,HC,FTE
      2025-26,London,Nurses,Joiners,70,60
      2025-26,London,Nurses,Leavers,50,45
      2025-26,London,Nurses,Denominator at start of period,600,550
      2025-26,London,Nurses,Denominator at end of period,620,565

      """, ["--group", "nhs-turnover-1:Nurses=TRUST-NURSE"],
      ["leavers  London  Nurses  TRUST-NURSE  2025-26  50.0 of 610"]
    ),
    (
      "esr-vacancies", "L4,L5,FTEBudget,TotalFTE\nBrent Valley,Wards,100,91.5\n",
      ["--group", "esr-vacancies:Wards=TRUST-NURSE"],
      ["filled fte", "Brent Valley / Wards  TRUST-NURSE"]
    ),
    (
      "board-indicators",
      "ICB24_CODE,METRIC,YEAR,VALUE\nE54000027,Acute FTE,2021,812.5\nE54000027,Other,2021,*\n",
      [], ["indicator  E54000027  Acute FTE", "812", "indicators that are withheld"]
    ),
    (
      "cohort-totals",
      "COHORT,AREA,PEOPLE,COVERAGE,SOURCE,VINTAGE\nINSULIN,BRENT,7000,0.7,GP registers,2026\n",
      [], ["cohort people  BRENT  INSULIN", "2026; GP registers  7,000"]
    ),
  ]

  @Test("every kind of file streams in as its bytes are, and comes back as totals or figures")
  func files() async throws {
    try await inTown { lead, _ in
      let plan = try await lead.succeed([
        "create", "--title", "Files", "--place", lead.town.place, "--start", "2026-04",
      ]).value(after: "plan ")
      for row in Self.files {
        let path = lead.folder + "/\(row.kind).csv"
        try row.text.write(toFile: path, atomically: true, encoding: .utf8)
        let counted = try await lead.succeed(
          [
            "import", "--plan", plan, "--place", "BRENT", "--as-at", "2026-03-31", "--source",
            "invented", "--file", "\(row.kind)=\(path)",
          ] + row.arguments)
        for words in row.words {
          #expect(counted.printed.contains(words), "\(row.kind): \(counted.printed)")
        }
      }
      let nobody = try await lead.plan([
        "import", "--plan", plan, "--place", "BRENT", "--as-at", "2026-03-31", "--source",
        "invented", "--file", "nhs-core-1=\(lead.folder)/nhs-core-1.csv",
      ])
      #expect(
        nobody.status != 0 && nobody.complaints.contains("name whose rows"),
        "\(nobody.printed)\(nobody.complaints)")
      let persons = lead.folder + "/persons.csv"
      try "NHS_NUMBER,COHORT,AREA,PEOPLE,COVERAGE,SOURCE,VINTAGE\n9434765919,A,B,1,1,s,v\n".write(
        toFile: persons, atomically: true, encoding: .utf8)
      let refused = try await lead.plan([
        "import", "--plan", plan, "--place", "BRENT", "--as-at", "2026-03-31", "--source",
        "invented", "--file", "cohort-totals=\(persons)",
      ])
      #expect(refused.status == 2 && refused.printed.contains("PERSON_NUMBERS"))
      #expect(refused.printed.contains("nothing was written"))
    }
  }

  @Test("projections that are imported and accepted stand in place of the packaged ones")
  func population() async throws {
    try await inTown { lead, _ in
      let plan = try await lead.succeed([
        "create", "--title", "People", "--place", lead.town.place, "--start", "2026-04",
        "--months", "12",
      ]).value(after: "plan ")
      // A thousand people in each band.
      let file = try #require(Repository.text("Sources/ReferenceData/Resources/" + people))
      let rows = file.split(whereSeparator: \.isNewline)
      let brent = rows.filter { $0.hasPrefix("E09000005") }.map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return (cells.prefix(3).map(String.init) + cells.dropFirst(3).map { _ in "1000" })
          .joined(separator: ",")
      }
      let path = lead.folder + "/people.csv"
      try ([String(rows[0])] + brent).joined(separator: "\n").write(
        toFile: path, atomically: true, encoding: .utf8)
      let imported = try await lead.succeed([
        "import", "--plan", plan, "--place", "BRENT", "--as-at", "2026-03-31", "--source",
        "invented 2026-based", "--file", "population-bands=\(path)",
      ]).value(after: "import ")
      let scenario = try openScenario(in: lead.folder)
      _ = try await lead.succeed(["draft", "--plan", plan, "--scenario", scenario])
      let packaged = try await lead.succeed(["coverage", "--plan", plan]).printed
      #expect(packaged.contains("ONS 2018-based"), "\(packaged)")
      _ = try await lead.succeed([
        "reconcile", "--plan", plan, "--import", imported, "--accepted-by", "Head of planning",
      ])
      _ = try await lead.succeed(["draft", "--plan", plan, "--scenario", scenario])
      let newer = try await lead.succeed(["coverage", "--plan", plan]).printed
      #expect(newer.contains("BRENT  19,000  invented 2026-based"), "\(newer)")
    }
  }

  @Test(
    "the service and the program spell the version of the data alike, and newer people show in it")
  func dataVersion() async throws {
    try await inTown { lead, _ in
      let scenario = try openScenario(in: lead.folder)
      let plan = try await lead.succeed([
        "create", "--title", "Data", "--place", lead.town.place, "--start", "2026-04", "--months",
        "12",
      ]).value(after: "plan ")
      _ = try await lead.succeed(["draft", "--plan", plan, "--scenario", scenario])
      func version(_ run: ProgramRun) throws -> String {
        try #require(run.status == 0, "\(run.complaints)")
        return try WireProjection(jsonString: run.printed).basis.dataVersion
      }
      let there = try version(await lead.plan(["run", "--plan", plan, "--draws", "0", "--json"]))
      let arguments = [
        "plan", "run", "--scenario", scenario, "--draws", "0", "--json", "--reference-directory",
        Repository.referenceFiles,
      ]
      let here = try version(await ProgramRun(arguments, in: lead.folder))
      #expect(here == there && here.contains("+population-"))
      let newer = lead.folder + "/ons.csv"
      try onsFile().write(toFile: newer, atomically: true, encoding: .utf8)
      let changed = try version(
        await ProgramRun(arguments + ["--population-file", newer], in: lead.folder))
      #expect(changed != here && changed.contains("+population-"))
      let wrong = try await ProgramRun(
        arguments + ["--population-file", "README.md"], in: lead.folder)
      #expect(wrong.status != 0 && wrong.complaints.contains("population.file"))
    }
  }

  /// Brent in the shape of the Office for National Statistics: 2022 to 2047, both sexes, single
  /// years of age, a hundred people in each; invented.
  private func onsFile() -> String {
    let years = (2_022...2_047).map { "\($0)" }.joined(separator: ",")
    let people = Array(repeating: "100", count: 26).joined(separator: ",")
    let ages = (0..<90).map { "\($0)" } + ["90 and over"]
    let rows = ["Males", "Females"].flatMap { sex in
      ages.map { "E09000005,Brent,Population,\(sex),\($0),\(people)" }
    }
    return (["AREA_CODE,AREA_NAME,COMPONENT,SEX,AGE_GROUP,\(years)"] + rows)
      .joined(separator: "\n") + "\n"
  }

  private let people = "population/lad_persons_5yr_2018based_principal_2018_2043.csv"

  /// A scenario of a year whose place is made of a published area.
  private func openScenario(in folder: String) throws -> String {
    var system = TrustAndCare()
    system.horizonMonths = 12
    let open = try system.open()
    let path = folder + "/open.json"
    try Data(ScenarioFile.write(open)).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test("a run on the service prints what the same scenario prints without one")
  func sameWords() async throws {
    try await inTown { lead, _ in
      let (path, begin) = try Self.scenario(in: lead.folder)
      let plan = try await lead.succeed(
        [
          "create", "--title", "Brent", "--place", lead.town.place,
        ] + begin
      ).value(after: "plan ")
      _ = try await lead.succeed(["draft", "--plan", plan, "--scenario", path])
      let luck = ["--draws", "16", "--seed", "7"]
      let there = try await lead.succeed(["run", "--plan", plan] + luck)
      let here = try await ProgramRun(
        ["plan", "run", "--scenario", path] + luck, in: lead.folder)
      try #require(here.status == 0, "\(here.complaints)")
      #expect(there.printed.hasPrefix(here.printed))
      // The scenario that the service keeps is a scenario file.
      let kept = try await lead.succeed(["show", "--plan", plan, "--scenario"]).printed
      let copy = lead.folder + "/kept.json"
      try kept.write(toFile: copy, atomically: true, encoding: .utf8)
      let again = try await ProgramRun(["plan", "run", "--scenario", copy] + luck, in: lead.folder)
      #expect(again.printed == here.printed, "\(again.complaints)")
    }
  }

  @Test("what bodies hand in is merged, and claims beyond what there is are named")
  func returns() async throws {
    try await inTown { lead, _ in
      let claim = ValidPlanning(place: lead.town.place, plan: "", etag: "", run: "").submitPlan
      var offer = claim.planReturn
      offer.lines[0].kind = .offer
      offer.lines[0].count = 1
      for (name, handed) in [("offer", offer), ("claim", claim.planReturn)] {
        let path = lead.folder + "/\(name).json"
        try handed.jsonString().write(toFile: path, atomically: true, encoding: .utf8)
        let caller =
          name == "offer"
          ? lead : try Caller(.planner, of: lead.town.town.trust, lead.town, lead.folder + "/trust")
        _ = try await caller.succeed(["submit", "--file", path]).value(after: "return ")
      }
      let merged = try await lead.succeed(["merge", "--place", lead.town.place])
      #expect(merged.printed.contains("claimed beyond what there is"), "\(merged.printed)")
      #expect(merged.printed.contains(lead.town.town.trust.description))
    }
  }

  @Test("a command about a plan that can't be carried out says why in one line")
  func refusals() async throws {
    try await inTown { lead, _ in
      let rows: [(arguments: [String], words: String)] = [
        (["run"], "give either --scenario or --plan"),
        (["run", "--plan", "x", "--report", "r.html"], "--report needs --scenario"),
        (["show", "--plan", "nowhere"], "plan_id"),
        (["create", "--title", "T", "--start", "soon"], "plan.start"),
        (["draft", "--plan", "\(testID(1) as OrganisationID)"], "RECORD_NOT_FOUND"),
        (["submit", "--file", "README.md"], "PlanReturn"),
        (
          [
            "import", "--plan", "x", "--place", "P", "--as-at", "2026-03-31", "--source", "s",
            "--file", "payroll=README.md",
          ], "--file must be one of population-bands"
        ),
      ]
      for (arguments, words) in rows {
        let run = try await lead.plan(arguments)
        #expect(run.status != 0, "\(arguments)")
        #expect(run.complaints.contains(words), "\(arguments): \(run.complaints)")
        #expect(!run.complaints.contains("Fatal error"))
      }
    }
  }
}
