import Access
import Foundation
import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

/// A course of a training team over a live server, its results taken in by the program from a CSV
/// file, and found in the passports by the employer.
@Suite("A course over the socket and from the command line") struct CohortStoryTests {
  @Test("network, topic, cohort, enrolment, a file from the program, and the passport at the end")
  func story() async throws {
    try await withTown { town in
      try await withTemporaryFolder { folder in
        let (client, home, trainer) = (
          town.live.learning, try town.homeManager, try town.live.signedIn(.trainer, of: town.trust)
        )
        let cohort = try await Self.cohort(client, trainer, member: home)
        var workers: [String] = []
        for number in 1...3 {
          workers.append(try await town.register(home, family: "Learner\(number)"))
        }
        _ = try await client.enrolLearners(
          .with {
            ($0.requestID, $0.cohortID) = (newRequestID(), cohort)
            $0.learners = workers.map { id in .with { $0.workerID = id } }
          }, metadata: home)

        try await Self.takeIn(workers, cohort, town, folder)

        let passport = try await town.live.passports.getPassport(
          .with {
            $0.worker.workerID = workers[0]
            $0.purpose = .staffManagement
          }, metadata: home)
        #expect(passport.items.map(\.achievement.standard).filter { !$0.isEmpty } == ["CSTF-MH-2"])
        let shown = try await client.getCohort(.with { $0.cohortID = cohort }, metadata: trainer)
        #expect(shown.figures.attestedCount == 2)
        #expect(shown.figures.moreConfident == .with { ($0.count, $0.of) = (1, 2) })
        #expect(shown.learners.count == 3)
      }
    }
  }

  /// A cohort of a network that the home is a member of.
  private static func cohort(
    _ client: WireLearningService.Client<Transport>, _ trainer: Metadata, member home: Metadata
  ) async throws -> String {
    let network = try await client.recordNetwork(
      .with { ($0.requestID, $0.name) = (newRequestID(), "Brent learns") }, metadata: trainer
    ).receipt.id
    _ = try await client.joinNetwork(
      .with {
        ($0.requestID, $0.networkID, $0.part) = (newRequestID(), network, "EMPLOYER")
      }, metadata: home)
    let topic = try await client.recordTopic(
      .with {
        ($0.requestID, $0.networkID, $0.title) = (newRequestID(), network, "Moving people")
        $0.standards = [
          .with {
            ($0.standardCode, $0.kind, $0.portability) = ("CSTF-MH-2", .training, .localSignOff)
          }
        ]
      }, metadata: trainer
    ).receipt.id
    return try await client.recordCohort(
      .with {
        ($0.requestID, $0.topicID, $0.networkID) = (newRequestID(), topic, network)
        ($0.name, $0.startsOn, $0.seats) = ("Evening", "2026-01-05", 20)
        $0.endsOn = "2099-01-01"
      }, metadata: trainer
    ).receipt.id
  }

  /// The file of the training team: one row about nobody, two who completed, one who did not.
  private static func takeIn(
    _ workers: [String], _ cohort: String, _ town: Town, _ folder: String
  ) async throws {
    let token = try Demonstration.token(
      town.live.issuer, subject: "trainer", duty: .trainer, organisation: town.trust)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try token.write(toFile: folder + "/token", atomically: true, encoding: .utf8)
    let rows = [
      "WORKER_ID,ATTENDED_MINUTES,COMPLETED_ON,RELEASED_MINUTES,BACKFILLED_MINUTES,"
        + "CONFIDENCE_BEFORE,CONFIDENCE_AFTER,SKILL_BEFORE,SKILL_AFTER",
      "\(workers[0]),180,2026-01-20,180,,2,4,,", "\(workers[1]),180,2026-01-20,,,2,2,,",
      "\(workers[2]),60,,,,,,,", "\(newRequestID()),180,,,,,,,",
    ]
    try rows.joined(separator: "\n").write(
      toFile: folder + "/results.csv", atomically: true, encoding: .utf8)
    func command(_ flags: [String]) async throws -> ProgramRun {
      try await ProgramRun(
        [
          "cohort", "import", "--cohort", cohort, "--file", folder + "/results.csv", "--server",
          "127.0.0.1:\(town.live.port)", "--token-file", folder + "/token",
        ] + flags, in: folder)
    }
    let tried = try await command(["--dry-run"])
    #expect(tried.status == 2, "\(tried.complaints)")
    #expect(tried.printed.contains("refused line 5 worker_id"), "\(tried.printed)")
    #expect(tried.printed.contains("nothing was written"))
    #expect(try await command([]).printed.contains("recorded 0, unchanged 0, refused 1"))

    let good = try await command(["--good-rows", "--attest"])
    #expect(good.printed.contains("recorded 3, unchanged 0, refused 1"), "\(good.printed)")
    #expect(good.printed.contains("attested 2 passports, 2 achievements, 2 acceptances"))
    let again = try await command(["--good-rows", "--attest"])
    #expect(again.printed.contains("recorded 0, unchanged 3, refused 1"), "\(again.printed)")
    #expect(!again.printed.contains("attested"))
  }

  /// What is wrong with a command, and the words that say so.
  static let mistakes: [(arguments: [String], words: String)] = [
    (["list"], "give one of"), (["describe", "--from", "2026-01-01"], "give one of"),
    (["describe", "--place", "A", "--from", "2026-01-01", "--staff", "many"], "social-care=1234"),
    (["drop-out", "--cohort", "A", "--worker", "B", "--reason", "whim"], "no-release"),
    (["join", "--network", "A", "--part", "friend"], "employer, teacher"),
    (["release", "--cohort", "A", "--worker", "B", "--backfill", "maybe"], "not-arranged"),
    (["import", "--cohort", "A", "--file", "/nowhere.csv"], "can't be read"),
    (["record", "--file", "/nowhere.json"], "can't be read"),
  ]

  @Test("a command that can't be carried out says why", arguments: mistakes)
  func refusals(_ row: (arguments: [String], words: String)) async throws {
    try await withTemporaryFolder { folder in
      let outcome = try await ProgramRun(["cohort"] + row.arguments, in: folder)
      #expect(outcome.status == 64)
      #expect(outcome.complaints.contains(row.words), "\(outcome.complaints)")
    }
  }
}
