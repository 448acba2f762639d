import Foundation
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

/// The delegation commands of the built program: the demonstration's story over a live server, and
/// questions that no server answers.
@Suite("Delegation from the command line", .serialized) struct DelegationCommandTests {
  private struct Outcome {
    let printed: String
    let complaints: String
    let status: Int32
  }

  private func run(
    _ arguments: [String], of program: String = Repository.binary, in folder: String
  ) async throws -> Outcome {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let process = try ServerProcess.launch(
      arguments, of: program, output: folder + "/out", log: folder + "/log")
    let ended = await eventually(within: .seconds(180)) { !process.isRunning }
    try #require(ended, "\(arguments)")
    return Outcome(
      printed: try String(contentsOfFile: folder + "/out", encoding: .utf8),
      complaints: try String(contentsOfFile: folder + "/log", encoding: .utf8),
      status: process.terminationStatus)
  }

  @Test("the committed transcript of Tom's insulin is what the demonstration prints")
  func story() async throws {
    let committed = try #require(
      Repository.text("Tools/demo/delegation.txt"), "there is no Tools/demo/delegation.txt")
    let script = """
      trap 'kill -TERM "$(cat "$2/pid")"' EXIT
      Tools/demo/start "$1" "$2" && Tools/demo/delegation "$1" "$2"
      """
    try await withTemporaryFolder { folder in
      let told = try await run(
        ["-c", script, "story", Repository.binary, folder + "/work"], of: "/bin/bash", in: folder)
      try #require(told.status == 0, "\(told.printed)\(told.complaints)")
      #expect(
        Self.normalised(committed) == Self.normalised(told.printed),
        "the demonstration prints:\n\(told.printed)")
    }
  }

  /// The lines of `text` without what differs from run to run; days are counted from today.
  private static func normalised(_ text: String) -> [String] {
    let masks = [
      (#"\d{4}-\d\d-\d\dT[0-9:.]+Z"#, "<moment>"), (#"\b\d{4}-\d\d-\d\d\b"#, "<day>"),
      (#"\b(catalogue|policy|version) [0-9A-Za-z.+:-]+"#, "$1 <version>"),
    ]
    return TranscriptTests.normalised(
      masks.reduce(text) { text, mask in
        text.replacingOccurrences(of: mask.0, with: mask.1, options: .regularExpression)
      })
  }

  /// What is wrong with a command, the words that say so, and how the program ends.
  static let mistakes: [(arguments: [String], words: String, status: Int32)] = [
    (["accept", "--agreement", "A", "--as", "worker"], "--willing-and-able", 64),
    (["accept", "--agreement", "A", "--as", "funder"], "--as employer", 64),
    (["renew", "--agreement", "A"], "--without-end", 64),
    (["list", "--worker", "A", "--person", "B"], "give one of", 64),
    (["list"], "give one of", 64),
    (["hold", "place"], "--worker, --person", 64),
    (["hold", "place", "--worker", "A", "--task", "B"], "--worker, --person", 64),
    (["fact", "record", "belief", "--about", "A"], "belief", 64),
    (["withdraw", "--agreement", "A", "--category", "whim"], "safety, change-of-need", 64),
    (["supervise", "--agreement", "A", "--kind", "call", "--finding", "fine"], "unsafe", 64),
    (["suspend", "--agreement", "A", "--effective-from", "yesterday"], "--effective-from", 64),
    (
      [
        "check", "--worker", "A", "--task", "MED-EYE", "--person", "B", "--organisation", "C",
        "--from", "2027-01-01T09:00:00Z",
      ], "--until", 64
    ),
    (["batch", "/nowhere.csv"], "can't be read", 64),
    (["batch", "Tools/demo/training.csv"], "there is no column", 64),
    // What is not answered is never taken for a permit.
    (
      [
        "check", "--worker", "A", "--task", "MED-EYE", "--person", "B", "--organisation", "C",
        "--server", "127.0.0.1:1",
      ], "Error: ", 2
    ),
  ]

  @Test("a question that can't be asked says why, and never exits as a permit", arguments: mistakes)
  func refusals(_ row: (arguments: [String], words: String, status: Int32)) async throws {
    try await withTemporaryFolder { folder in
      let outcome = try await run(["delegation"] + row.arguments, in: folder)
      #expect(outcome.status == row.status)
      #expect(outcome.complaints.contains(row.words), "\(outcome.complaints)")
    }
  }
}

@Suite("Decisions as people read them") struct DelegationPrintTests {
  private let denied = WireDelegationDecision.with {
    $0.verdict = .deny
    $0.primaryReason = "COMPETENCE_EXPIRED"
    $0.reasons = [
      .with {
        $0.code = "COMPETENCE_EXPIRED"
        $0.label = "D3"
        $0.text = "The competence has ended."
        $0.nextStep = "Have it assessed again."
        $0.owner = "assessor"
        $0.recordIds = ["record-1"]
      },
      .with {
        $0.code = "CONSENT_ABSENT"
        $0.label = "F2"
        $0.nextStep = "Ask the person."
        $0.owner = "employer"
      },
    ]
    $0.emergency.words = "Call 999."
    $0.emergency.reference = "the red folder"
    $0.basis.mode = .planning
    $0.stale = true
  }

  @Test("a refusal tells its first reason, next step and owner before all others")
  func order() throws {
    let lines = DelegationPrint.lines(denied)
    #expect(lines[0] == "DENY: COMPETENCE_EXPIRED")
    let places = try [
      "STALE", "The competence has ended.", "next: Have it assessed again. (assessor)",
      "record record-1", "EMERGENCY: Call 999. Kept at: the red folder.", "CONSENT_ABSENT",
      "planning: never authority",
    ].map { words in
      try #require(lines.firstIndex { $0.contains(words) }, "\(words)")
    }
    #expect(places == places.sorted())
  }

  @Test("what a permit rests on is told record by record, whatever order the records came in")
  func evidence() {
    func lines(_ records: [String]) -> [String] {
      DelegationPrint.lines(
        .with {
          $0.verdict = .permit
          $0.passed = [
            .with {
              $0.label = "C1"
              $0.recordIds = ["one"]
            },
            .with {
              $0.label = "D1"
              $0.recordIds = records
            },
          ]
        })
    }
    let told = lines(["two", "one"])
    #expect(told.first == "PERMIT" && told == lines(["one", "two"]))
    #expect(told.contains("one        C1, D1") && told.contains("two        D1"))
    #expect(told.contains("2 checks passed"))
  }

  @Test("a visit that was not judged has its line, never as a permit")
  func batch() {
    let answers: [WireBatchCheckDelegationResponse] = [
      .with {
        $0.index = 0
        $0.decision = denied
      },
      .with {
        $0.index = 1
        $0.error.reason = "REQ_TIME_INVALID"
        $0.error.message = "must have an offset"
      },
    ]
    let questions: [WireDelegationQuestion] = [
      .with { $0.at.text = "2027-01-01T09:00:00Z" }, .with { $0.window.start.text = "tomorrow" },
    ]
    let rows = DelegationPrint.lines(of: answers, to: questions).dropFirst(2)
    #expect(rows.count == 2 && rows.first?.contains("COMPETENCE_EXPIRED") == true)
    #expect(rows.last?.contains("not answered") == true)
    #expect(rows.last?.contains("REQ_TIME_INVALID") == true)
    #expect(!rows.joined().contains("permit"))
  }

  @Test("a receipt of a change that was only checked says that nothing was written")
  func receipts() {
    #expect(DelegationPrint.done("ended", .with { $0.etag = "e" }) == ["ended", "version e"])
    #expect(
      DelegationPrint.done("ended", .with { $0.validatedOnly = true })
        == ["checked, nothing written"])
  }
}
