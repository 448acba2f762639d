import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

@Suite("Bad requests about disputes and erasures, over the socket") struct BadPresentationTests {
  @Test("every one is refused with its code, reason and field, and nothing is written")
  func table() async throws {
    try await withTown { town in
      let run = BadRequestRun(town.live)
      let worker = try await town.register(town.homeManager)
      try await run.leavingNothing {
        let client = town.live.presentations
        try await Self.holders(run, client, try town.holder(worker))
        try await Self.bodies(
          run, client, try town.homeManager, try town.live.signedIn(.steward, of: town.home))
      }
      #expect(await run.sent == BadPresentations.count)
    }
  }

  private typealias Client = WirePresentationService.Client<Transport>

  private static func holders(
    _ run: BadRequestRun, _ client: Client, _ holder: Metadata
  ) async throws {
    try await run.refuses(
      "DisputeEntry", BadPresentations.disputeEntry, of: ValidPresentations.disputeEntry
    ) { try await client.disputeEntry($0, metadata: holder) }
    try await run.refuses(
      "RequestErasure", BadPresentations.requestErasure, of: ValidPresentations.requestErasure
    ) { try await client.requestErasure($0, metadata: holder) }
    try await run.refuses("ListDisputes", BadPresentations.listDisputes, of: .init()) {
      try await client.listDisputes($0, metadata: holder)
    }
  }

  private static func bodies(
    _ run: BadRequestRun, _ client: Client, _ manager: Metadata, _ steward: Metadata
  ) async throws {
    try await run.refuses(
      "AnswerDispute", BadPresentations.answerDispute, of: ValidPresentations.answerDispute
    ) { try await client.answerDispute($0, metadata: manager) }
    try await run.refuses(
      "DecideErasure", BadPresentations.decideErasure, of: ValidPresentations.decideErasure
    ) { try await client.decideErasure($0, metadata: steward) }
    try await run.refuses(
      "EraseWorker", BadPresentations.eraseWorker, of: ValidPresentations.eraseWorker
    ) { try await client.eraseWorker($0, metadata: steward) }
  }
}
