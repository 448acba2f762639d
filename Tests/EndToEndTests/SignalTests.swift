import Foundation
import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

@Suite("The program and signals", .serialized) struct SignalTests {
  @Test("on SIGTERM health says no, the open call finishes, and the program ends well")
  func drain() async throws {
    try await withTemporaryFolder { folder in
      let process = try ServerProcess(in: folder)
      let (port, manager) = (try await process.port(), try process.token("HOSPITAL_MANAGER"))
      let answer = try await withClient(to: port) { client in
        try await batch(client, manager, whileDraining: process)
      }
      // The item is refused, for it says nothing, but the call was answered whole.
      #expect(answer.refusedCount == 1)
      #expect(await process.exitStatus() == 0)
    }
  }

  /// The answer to a batch that is open when SIGTERM comes and ends only after health has said no.
  private func batch(
    _ client: GRPCClient<Transport>, _ manager: Metadata, whileDraining process: ServerProcess
  ) async throws -> WireBatchRecordAchievementsResponse {
    let (serves, serving) = AsyncStream.makeStream(of: Void.self)
    let (drains, draining) = AsyncStream.makeStream(of: Void.self)
    async let watch = Grpc_Health_V1_Health.Client(wrapping: client).watch(.init()) { response in
      var told: [Grpc_Health_V1_HealthCheckResponse.ServingStatus] = []
      for try await health in response.messages {
        told.append(health.status)
        serving.finish()
        if health.status == .notServing { draining.finish() }
      }
      draining.finish()
      return told
    }
    let answer = try await WirePassportService.Client(wrapping: client).batchRecordAchievements(
      metadata: manager
    ) { writer in
      for await _ in serves {}
      try await writer.write(.with { $0.requestID = newRequestID() })
      process.terminate()
      for await _ in drains {}
    }
    #expect(try await watch == [.serving, .notServing])
    return answer
  }

  @Test("a second program on the same store is refused and says why")
  func secondProgram() async throws {
    try await withTemporaryFolder { folder in
      let first = try ServerProcess(in: folder)
      _ = try await first.port()
      let second = try ServerProcess.launch(
        [
          "serve", "--demo", "--listen-port", "0", "--data-directory", folder + "/store",
          "--reference-directory", Repository.referenceFiles,
        ], output: folder + "/second.out", log: folder + "/second.log")
      let ended = await eventually { !second.isRunning }
      try #require(ended)
      #expect(second.terminationStatus != 0)
      let words = try String(contentsOfFile: folder + "/second.log", encoding: .utf8)
      #expect(words.contains("in use"), "\(words)")
      first.terminate()
      #expect(await first.exitStatus() == 0)
    }
  }
}
