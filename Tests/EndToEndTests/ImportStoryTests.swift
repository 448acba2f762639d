import Foundation
import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

@Suite("The demonstration's staff files over the socket") struct ImportStoryTests {
  static let files: [(WireStaffFile, String)] = [
    (.ascWdsWorkplace, "workplace.csv"), (.ascWdsWorker, "workers.csv"),
    (.ascWdsTraining, "training.csv"),
  ]

  private func take(
    _ town: Town, validateOnly: Bool = false
  ) async throws -> (findings: [WireImportFinding], summary: WireImportSummary) {
    try await town.live.passports.importStaffRecords(metadata: town.homeManager) { writer in
      try await writer.write(
        .with {
          $0.header.requestID = newRequestID()
          $0.header.validateOnly = validateOnly
          $0.header.synthetic = true
        })
      for (file, name) in Self.files {
        let data = try #require(FileManager.default.contents(atPath: Repository.demo + name))
        // Small chunks, so that rows are cut in the middle.
        for start in stride(from: 0, to: data.count, by: 1_000) {
          try await writer.write(
            .with {
              $0.chunk.file = file
              $0.chunk.data = data[start..<min(start + 1_000, data.count)]
            })
        }
      }
    } onResponse: { response in
      var findings: [WireImportFinding] = []
      var summary = WireImportSummary()
      for try await message in response.messages {
        switch message.part {
        case .finding(let finding)?: findings.append(finding)
        case .summary(let last)?: summary = last
        default: break
        }
      }
      return (findings, summary)
    }
  }

  @Test("a dry run writes nothing, the import adds workers, and the same files change nothing more")
  func threeFiles() async throws {
    try await withTown { town in
      let before = try await town.live.commitSequence()
      let dry = try await take(town, validateOnly: true)
      #expect(dry.findings.filter(\.error).isEmpty, "\(dry.findings)")
      #expect(try await town.live.commitSequence() == before)
      let first = try await take(town)
      #expect(first.summary.workersAdded > 0)
      #expect(first.summary.errorCount == 0)
      #expect(first.summary.filesSha256.count == 64)
      let second = try await take(town)
      #expect(second.summary.workersAdded == 0)
      #expect(second.summary.factsAdded == 0)
      #expect(second.summary.filesSha256 == first.summary.filesSha256)
    }
  }
}
