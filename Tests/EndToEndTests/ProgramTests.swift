import Foundation
import TestSupport
import Testing
@testable import oneworkforce

@Suite("The program's commands", .serialized) struct ProgramTests {
  private func run(_ arguments: [String], in folder: String) async throws -> ProgramRun {
    try await ProgramRun(arguments, in: folder)
  }

  @Test("a command that can't be carried out says why and ends in failure")
  func refusals() async throws {
    let rows: [(arguments: [String], words: String)] = [
      (["serve", "--listen-prot", "1"], "--listen-prot"),
      (["serve", "--log-level", "loud"], "log.level"),
      (["serve", "--listen-host", "0.0.0.0", "--demo"], "listen.host"),
      (["serve", "--config", "/nowhere/settings.json"], "can't be read"),
      (["passport", "verify", "--role", "CARE-WORKER"], "--share-code"),
      (["worker", "find", "--own-staff", "--server", "127.0.0.1:1"], ""),
      (["restore", "--from", "/nowhere", "--data-directory", "/nowhere/store"], ""),
      (["backup"], "--data-directory"),
      (["juggle"], "juggle"),
    ]
    try await withTemporaryFolder { folder in
      for (arguments, words) in rows {
        let outcome = try await run(arguments, in: folder)
        #expect(outcome.status != 0, "\(arguments)")
        #expect(!outcome.complaints.isEmpty, "\(arguments)")
        #expect(words.isEmpty || outcome.complaints.contains(words), "\(outcome.complaints)")
        let isForPeople =
          !outcome.complaints.contains("Fatal error")
          && !outcome.complaints.contains("ServiceError(")
        #expect(isForPeople, "\(outcome.complaints)")
      }
    }
  }

  @Test("the effective settings are printed without what is secret, and nothing is served")
  func checkConfig() async throws {
    try await withTemporaryFolder { folder in
      let outcome = try await run(
        [
          "serve", "--check-config", "--key-file", "/secret/CANARY", "--issuers-file", "i.json",
          "--data-directory", folder + "/store",
        ], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.printed.contains("key.file = (set, masked)"))
      #expect(outcome.printed.contains("issuers.file = i.json"))
      #expect(!outcome.printed.contains("CANARY"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/store"))
    }
  }

  @Test("a store nobody serves is copied, the copy verified, and put into a new folder")
  func backup() async throws {
    try await withTemporaryFolder { folder in
      let process = try ServerProcess(in: folder)
      _ = try await process.port()
      let inUse = try await run(
        ["backup", "--data-directory", folder + "/store", "--to", folder + "/early"], in: folder)
      #expect(inUse.status != 0)
      #expect(inUse.complaints.contains("in use"), "\(inUse.complaints)")
      process.terminate()
      #expect(await process.exitStatus() == 0)
      for (words, arguments) in [
        ("copied", ["backup", "--data-directory", folder + "/store", "--to", folder + "/copy"]),
        ("verified", ["backup", "--verify", folder + "/copy"]),
        ("restored", ["restore", "--from", folder + "/copy", "--data-directory", folder + "/new"]),
      ] {
        let outcome = try await run(arguments, in: folder)
        #expect(outcome.status == 0, "\(outcome.complaints)")
        #expect(outcome.printed.hasPrefix(words), "\(outcome.printed)")
      }
    }
  }

  @Test("the doctor finds what is good and what is bad, and ends accordingly")
  func doctor() async throws {
    try await withTemporaryFolder { folder in
      let demonstration = [
        "doctor", "--demo", "--reference-directory", Repository.referenceFiles,
        "--data-directory", folder + "/store",
      ]
      let good = try await run(demonstration, in: folder)
      #expect(good.status == 0, "\(good.printed)\(good.complaints)")
      let bad = try await run(demonstration + ["--online", "--server", "127.0.0.1:1"], in: folder)
      #expect(bad.status == 1)
      #expect(bad.printed.contains("bad   the service"), "\(bad.printed)")
    }
  }

  @Test("a board, its councils and places are loaded once, however often they are loaded")
  func load() async throws {
    try await withLiveServer { live in
      try await withTemporaryFolder { folder in
        let token = try Demonstration.token(
          live.issuer, subject: "steward", duty: .steward, organisation: steward)
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        try token.write(toFile: folder + "/token", atomically: true, encoding: .utf8)
        let arguments = [
          "reference", "load", "--reference-directory", Repository.referenceFiles, "--board", "QMJ",
          "--server", "127.0.0.1:\(live.port)", "--token-file", folder + "/token",
        ]
        let first = try await run(arguments, in: folder)
        #expect(first.status == 0, "\(first.complaints)")
        let sequence = try await live.commitSequence()
        #expect(try await run(arguments, in: folder).printed == first.printed)
        #expect(try await live.commitSequence() == sequence)
        let unknown = try await run(arguments.map { $0 == "QMJ" ? "QQQ" : $0 }, in: folder)
        #expect(unknown.status != 0)
        #expect(unknown.complaints.contains("QQQ"), "\(unknown.complaints)")
      }
    }
  }

  @Test("a script that completes commands is written for each shell")
  func completions() async throws {
    try await withTemporaryFolder { folder in
      for shell in ["bash", "zsh", "fish"] {
        let outcome = try await run(["--generate-completion-script", shell], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.printed.contains("access-log"), "\(shell)")
      }
    }
  }
}
