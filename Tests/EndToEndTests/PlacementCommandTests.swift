import Foundation
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

/// The placement commands of the built program over a live server.
@Suite("Placements from the command line", .serialized) struct PlacementCommandTests {
  @Test("hours come from a file, with findings by line; a dry run and the same file change nothing")
  func file() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try await withTown { town in
        let (day, placement, token) = try await Self.begun(town)
        let tokenFile = folder + "/token"
        try token.write(toFile: tokenFile, atomically: true, encoding: .utf8)
        let service = ["--server", "127.0.0.1:\(town.live.port)", "--token-file", tokenFile]
        func run(_ arguments: [String]) async throws -> ProgramRun {
          try await ProgramRun(["placement"] + arguments + service, in: folder)
        }
        let csv = folder + "/hours.csv"
        let rows = [-3, -3, -2].enumerated().map { index, back in
          let end = index == 1 ? "16:00:01Z" : "16:00:00Z"
          return "\(placement),\(day.on(back))T08:00:00Z,\(day.on(back))T\(end),PRACTICE,"
        }
        let header = "PLACEMENT_ID,STARTS_AT,ENDS_AT,KIND,VERIFIED_BY_ID"
        let faulty = "\(placement),yesterday,\(day.on(-1))T16:00:00Z,NIGHT,"
        try ([header] + rows + [faulty]).joined(separator: "\n").write(
          toFile: csv, atomically: true, encoding: .utf8)

        let refused = try await run(["import", "--hours", csv])
        #expect(refused.status == 2)
        #expect(refused.printed.contains("line 5 STARTS_AT:"))
        #expect(refused.printed.contains("[CODE_UNKNOWN]"))
        #expect(refused.printed.contains("recorded 0, refused 2, not sent 3"))

        try ([header] + rows).joined(separator: "\n").write(
          toFile: csv, atomically: true, encoding: .utf8)
        let name = newRequestID()
        let before = try await town.live.commitSequence()
        let dry = try await run(["import", "--hours", csv, "--dry-run"])
        #expect(dry.printed.contains("would be recorded 2, refused 1"), "\(dry.complaints)")
        #expect(dry.printed.contains("line 3 ENDS_AT: must be on a whole minute"))
        #expect(try await town.live.commitSequence() == before)
        let first = try await run(["import", "--hours", csv, "--request-id", name])
        #expect(first.printed.contains("recorded 2, refused 1"))
        _ = try await run(["import", "--hours", csv, "--request-id", name])
        let shown = try await run(["show", placement])
        #expect(shown.printed.contains("not verified 16 h"), "\(shown.printed)")
        #expect(shown.printed.contains("PL-08 [local_policy]"))

        let page = folder + "/placement.html"
        let written = try await run(["page", placement, "--output", page])
        #expect(written.status == 0, "\(written.complaints)")
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.contains("Ward 4") && html.contains("supernumerary"))
        let totals = try await run(["totals"])
        #expect(totals.printed.contains("expected to complete by"), "\(totals.complaints)")
      }
    }
  }

  /// A learner who began on the ward five days ago, and the trainer's token.
  private static func begun(_ town: Town) async throws -> (PlacementDay, String, String) {
    let day = try await PlacementDay.open(town)
    let (_, enrolment) = try await day.enrolled(day.learner())
    let (area, offer) = try await day.offered()
    let placement = try await day.client.recordPlacement(
      .with {
        $0.requestID = newRequestID()
        $0.terms.enrolmentID = enrolment
        $0.terms.areaID = area
        $0.terms.startsOn = day.on(-5)
        $0.terms.endsOn = day.on(30)
        $0.terms.allocatedMinutes = 7_200
        $0.terms.offerID = offer
      }, metadata: day.trainer
    ).receipt.id
    let sam = try await town.register(day.host, family: "Supervisor", born: "1981-01-02")
    try await day.advance(placement, "ACCEPTED", on: -5)
    try await day.name(sam, "PRACTICE_SUPERVISOR", on: placement)
    try await day.advance(placement, "STARTED", on: -5)
    let token = try Demonstration.token(
      town.live.issuer, subject: "trainer", duty: .trainer, organisation: day.university,
      worker: nil)
    return (day, placement, token)
  }

  /// What is wrong with a command, and the words that say so.
  static let mistakes: [(arguments: [String], words: String)] = [
    (["import"], "give one of --placements and --hours"),
    (["import", "--hours", "/nowhere.csv"], "can't be read"),
    (["list", "--learner", "A", "--area", "B"], "give one of"),
    (["step", "dance", "--placement", "A"], "dance"),
    (["hours", "--placement", "A", "--starts-at", "now", "--ends-at", "then"], "--starts-at"),
  ]

  @Test("a command that is wrong says why", arguments: mistakes)
  func wrong(_ row: (arguments: [String], words: String)) async throws {
    try await withTemporaryFolder { folder in
      let outcome = try await ProgramRun(["placement"] + row.arguments, in: folder)
      #expect(outcome.status == 64)
      #expect(outcome.complaints.contains(row.words), "\(outcome.complaints)")
    }
  }
}
