import Foundation
import TestSupport
import Testing
@testable import oneworkforce

/// The planner's commands over the demonstration's scenario, without a server.
@Suite("Plans from the command line", .serialized) struct PlanCommandTests {
  private static let scenario = "Tools/examples/north-west-london.json"

  private func run(_ arguments: [String], in folder: String) async throws -> ProgramRun {
    try await ProgramRun(["plan"] + arguments, in: folder)
  }

  /// Each question of a workforce lead, the command that answers it, and words of the answer.
  static let questions: [(question: String, command: [String], words: [String])] = [
    (
      "how short are we in 2031, and how sure",
      ["short", "--year", "2031", "--draws", "24"],
      ["2031-04: short of", "8 in 10 draws", "Chance of any", "HOMECARE-CARE-WORKER"]
    ),
    (
      "which three assumptions matter", ["assumptions", "--year", "2031", "--top", "3"],
      ["inputs are uncertain", "At its low", "Moves"]
    ),
    (
      "what happens to home care if the trust raises support workers' pay by 5 %",
      [
        "try", "--lever", "TRUST-SUPPORT-PAY=5", "--group", "HOMECARE-CARE-WORKER", "--year",
        "2031", "--draws", "16",
      ], ["BRENT HOMECARE-CARE-WORKER", "+", "Net effect by sector", "social care", "health"]
    ),
    (
      "how many carers must be signed off by next spring to move 40 % of insulin visits",
      ["sign-off", "--task", "MED-INSULIN-PEN", "--share", "0.4", "--year", "2027"],
      ["40 % of MED-INSULIN-PEN by 2027-04", "Assessor hours", "Set aside"]
    ),
    (
      "what if the university cuts intake by 20 %",
      ["try", "--lever", "UNIVERSITY-INTAKE=-20", "--year", "2036", "--draws", "16"],
      ["UNIVERSITY-INTAKE=-20", "HOSPITAL-NURSE", "Net effect by sector"]
    ),
    (
      "what can we close without Whitehall", ["owners", "--year", "2031"],
      ["national", "employer", "all but national", "all local levers together"]
    ),
    (
      "what does it cost each partner", ["cost", "--year", "2031"],
      ["Together", "NHS trusts", "Councils", "£"]
    ),
  ]

  @Test("each of a workforce lead's questions is answered by one command", arguments: questions)
  func answers(_ row: (question: String, command: [String], words: [String])) async throws {
    try await withTemporaryFolder { folder in
      let outcome = try await run(row.command + ["--scenario", Self.scenario], in: folder)
      #expect(outcome.status == 0, "\(outcome.complaints)")
      for word in row.words { #expect(outcome.printed.contains(word), "\(outcome.printed)") }
      #expect(outcome.printed.contains("SYNTHETIC"))
    }
  }

  @Test("what changed since last month's version is told input by input, and adds up")
  func changes() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let text = try #require(Repository.text(Self.scenario))
      let earlier = text.replacing(
        "\"episodesPerYear\": {\"centre\": 900",
        with:
          "\"episodesPerYear\": {\"centre\": 850")
      try #require(earlier != text)
      try earlier.write(toFile: folder + "/earlier.json", atomically: true, encoding: .utf8)
      let outcome = try await run(
        ["changes", "--since", folder + "/earlier.json", "--scenario", Self.scenario, "--json"],
        in: folder)
      #expect(outcome.status == 0, "\(outcome.complaints)")
      let rows = try #require(
        JSONSerialization.jsonObject(with: Data(outcome.printed.utf8)) as? [[String: Any]])
      let amounts = rows.compactMap { $0["fte"] as? Double }
      try #require(amounts.count == rows.count && rows.count >= 3)
      #expect(abs(amounts.dropLast().reduce(0, +) - (amounts.last ?? 0)) < 1e-6)
    }
  }

  @Test("the same seed gives the same bytes, whatever the number of workers")
  func sameBytes() async throws {
    try await withTemporaryFolder { folder in
      var printed: Set<String> = []
      for workers in ["1", "2", "8"] {
        let outcome = try await run(
          [
            "run", "--scenario", "Tools/examples/brent.json", "--draws", "20", "--seed", "7",
            "--workers", workers, "--json",
          ], in: folder)
        #expect(outcome.status == 0, "\(outcome.complaints)")
        printed.insert(outcome.printed)
      }
      #expect(printed.count == 1)
    }
  }

  @Test("the report is one file without a script or a network, the shortage first")
  func report() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/report.html"
      let outcome = try await run(
        [
          "run", "--scenario", "Tools/examples/brent.json", "--draws", "16", "--report", path,
          "--lever", "HOMECARE-RETENTION=10",
        ], in: folder)
      #expect(outcome.status == 0, "\(outcome.complaints)")
      // The name of SVG's namespace is an address that nobody fetches.
      let html = try String(contentsOfFile: path, encoding: .utf8)
        .replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
      #expect(html.contains("<svg") && html.contains("SYNTHETIC") && html.contains("<table"))
      for word in ["<script", "http://", "https://", "src="] { #expect(!html.contains(word)) }
    }
  }

  /// What is wrong with a command, and the words that say so.
  static let mistakes: [(arguments: [String], words: String)] = [
    (["run", "--scenario", "/nowhere.json"], "can't be read"),
    (["run", "--scenario", "README.md"], "line 1"),
    (["run", "--scenario", scenario, "--lever", "NO-SUCH-LEVER=1"], "NO-SUCH-LEVER"),
    (["run", "--scenario", scenario, "--lever", "TRUST-SUPPORT-PAY=99"], "-5.0 to 15.0"),
    (["run", "--scenario", scenario, "--lever", "TRUST-SUPPORT-PAY"], "CODE=SIZE"),
    (["run", "--scenario", scenario, "--draws", "100001"], "100000"),
    (["run", "--scenario", scenario, "--reference-directory", "/nowhere"], "can't be read"),
    (["short", "--scenario", scenario, "--year", "2099"], "--year"),
    (["sign-off", "--scenario", scenario, "--task", "NONE", "--share", "0.4"], "NONE"),
    (
      ["sign-off", "--scenario", scenario, "--task", "MED-INSULIN-PEN", "--share", "1.4"],
      "0.0 to 1.0"
    ),
  ]

  @Test("a question that can't be answered says why in one line", arguments: mistakes)
  func refusals(_ row: (arguments: [String], words: String)) async throws {
    try await withTemporaryFolder { folder in
      let outcome = try await run(row.arguments, in: folder)
      #expect(outcome.status != 0)
      #expect(outcome.complaints.contains(row.words), "\(outcome.complaints)")
      #expect(!outcome.complaints.contains("ServiceError("))
    }
  }
}
