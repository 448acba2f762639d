import Access
import Credentials
import Foundation
import OneWorkforceProtos
import Operations
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

/// Keys, credentials and trust as typed against a running service that publishes files.
@Suite("Credentials from the command line", .serialized) struct CredentialCommandTests {
  /// The program as one caller of a town runs it.
  private struct Caller: Sendable {
    let port: Int
    let folder: String
    let tokenFile: String

    init(_ duty: Duty, of body: OrganisationID, _ live: LiveServer, _ folder: String) throws {
      (port, self.folder) = (live.port, folder)
      tokenFile = folder + "/\(duty.rawValue)-\(body).token"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Demonstration.token(
        live.issuer, subject: duty.rawValue, duty: duty, organisation: body
      ).write(toFile: tokenFile, atomically: true, encoding: .utf8)
    }

    func run(_ arguments: [String]) async throws -> ProgramRun {
      try await ProgramRun(
        arguments + ["--server", "127.0.0.1:\(port)", "--token-file", tokenFile], in: folder)
    }

    func succeed(_ arguments: [String]) async throws -> ProgramRun {
      let run = try await run(arguments)
      try #require(run.status == 0, "\(arguments): \(run.printed)\(run.complaints)")
      return run
    }
  }

  @Test("keys are made, a fact is signed and suspended, and a verifier takes it all from files")
  func story() async throws {
    try await withTemporaryFolder { folder in
      let web = folder + "/web"
      try await withLiveServer(in: folder, flags: ["publish.directory": web]) { live in
        let town = try await Town.settle(live)
        let running = try Caller(.operator, of: steward, live, folder + "/callers")
        let keeping = try Caller(.steward, of: town.home, live, folder + "/callers")
        let managing = try Caller(.manager, of: town.home, live, folder + "/callers")
        for use in ["log", "operator", "operator"] {
          _ = try await running.succeed(["key", "create", "--use", use])
        }
        for use in ["issue", "status"] {
          _ = try await keeping.succeed(["key", "create", "--use", use])
        }
        let listed = try await keeping.succeed(["key", "list"]).printed
        #expect(listed.contains("issue") && listed.contains("in use"))
        let worker = try await town.register(town.homeManager)
        let fact = try await live.passports.recordAchievement(
          town.training(of: worker), metadata: town.homeManager
        ).receipt.id
        let issued = try await managing.succeed(
          ["credential", "issue", "--worker", worker, "--fact", fact, "--json"])
        let answer = try WireIssueCredentialsResponse(jsonString: issued.printed)
        let credential = try #require(answer.credentials.first)
        let digits = credential.id.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let proof = try await managing.succeed(["credential", "proof", "--credential", digits])
        #expect(proof.printed.hasPrefix("c2sp.org/tlog-proof@v1\n"))
        let line = """
          {"worker_id": "\(worker)", "fact_id": "\(fact)", "status": "SUSPENDED", \
          "cause": "UNDER_INVESTIGATION"}
          """
        try line.write(toFile: folder + "/status.json", atomically: true, encoding: .utf8)
        let done = try await managing.succeed(
          ["credential", "set-status", "--file", folder + "/status.json"])
        #expect(done.printed == "1 done, 0 refused\n")
        let anchor = try await anchor(live)
        let reference = (uri: credential.statusUri, index: Int64(credential.statusIndex))
        let publisher = try #require(
          live.server.publisher(live.settings, log: .init(label: "test")))
        var publication = Publication()
        try await publisher.write(&publication)
        let answerOfFiles = try judged(reference, in: web, anchor)
        #expect(answerOfFiles == .current(.suspended))
        #expect(FileManager.default.fileExists(atPath: web + "/log/checkpoint"))
      }
    }
  }

  private func anchor(_ live: LiveServer) async throws -> TrustAnchor {
    let keys = try await live.server.service.records.read { records in
      try records.signingKeys(of: .service, for: .operator, at: live.server.service.now())
    }
    return try #require(TrustAnchor(operators: keys.map(\.publicKey), lowestSequence: 0))
  }

  /// What a verifier with nothing but the published files learns of an entry.
  private func judged(
    _ reference: (uri: String, index: Int64), in web: String, _ anchor: TrustAnchor
  ) throws -> StatusAnswer {
    func file(_ path: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(filePath: web).appending(path: path)))
    }
    let now = SystemClock.now()
    let trust = try TrustList(
      tokens: [file("trust-list/1.jwt"), file("trust-list/2.jwt")], anchor: anchor, at: now)
    let entry = try #require(trust.allEntries.first)
    let list = String(reference.uri.split(separator: "/").last ?? "")
    return StatusListToken.judge(
      try file("status/" + list), uri: reference.uri, index: reference.index, entry: entry, at: now)
  }
}
