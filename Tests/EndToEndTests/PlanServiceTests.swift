import Access
import Foundation
import OneWorkforceProtos
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
          ], "--file must be one of asc-wds-workplace"
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
