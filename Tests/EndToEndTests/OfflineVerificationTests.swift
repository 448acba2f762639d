import Foundation
import TestSupport
import Testing

/// A passport on a memory stick, checked without a service; the samples are those of the verifier
/// in C, so that both print the same.
@Suite("U04: a passport checked without a connection") struct OfflineVerificationTests {
  private static let samples = Repository.root + "/Tools/verifier/samples/"

  private func verify(
    _ bundle: String, _ arguments: [String] = [], in folder: String
  ) async throws -> ProgramRun {
    try await ProgramRun(
      [
        "passport", "verify", bundle, "--at", "2026-06-01T12:00:00Z", "--audience",
        "https://trust.example/verifier", "--nonce", "n-0S6_WzA2Mj",
      ] + (arguments.isEmpty ? ["--anchors", Self.samples + "anchors"] : arguments), in: folder)
  }

  @Test(
    "the words and the exit status are those of the other verifier",
    arguments: [("accepted", Int32(0)), ("revoked", 1)])
  func samples(name: String, status: Int32) async throws {
    try await withTemporaryFolder { folder in
      let run = try await verify(Self.samples + name + ".bundle", in: folder)
      let words = try String(contentsOfFile: Self.samples + name + ".txt", encoding: .utf8)
      #expect(run.status == status, "\(run.complaints)")
      #expect(run.printed == words)
    }
  }

  @Test("a list too old is not sure, and any changed byte is refused")
  func stale() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      let good = try Data(contentsOf: URL(fileURLWithPath: Self.samples + "accepted.bundle"))
      for place in stride(from: 0, to: good.count, by: good.count / 7) {
        var damaged = good
        damaged[place] ^= 1
        try damaged.write(to: URL(fileURLWithPath: folder + "/damaged"))
        let run = try await verify(folder + "/damaged", in: folder)
        #expect(run.status == 1, "byte \(place): \(run.printed)")
      }
      let late = try await ProgramRun(
        [
          "passport", "verify", Self.samples + "accepted.bundle", "--anchors",
          Self.samples + "anchors", "--at", "2026-06-20T12:00:00Z",
        ], in: folder)
      #expect(late.status == 2, "\(late.printed)")
    }
  }

  @Test("a missing file, no anchors and half an expectation are usage errors")
  func usage() async throws {
    try await withTemporaryFolder { folder in
      let bundle = Self.samples + "accepted.bundle"
      let missing = try await verify(folder + "/none", in: folder)
      let noAnchors = try await verify(bundle, ["--anchors", bundle], in: folder)
      #expect([missing.status, noAnchors.status] == [64, 64])
      for arguments in [
        ["passport", "verify", bundle], ["passport", "verify"],
        ["passport", "verify", bundle, "--anchors", Self.samples + "anchors", "--nonce", "n"],
      ] {
        let run = try await ProgramRun(arguments, in: folder)
        #expect(run.status == 64, "\(arguments)")
      }
    }
  }
}
