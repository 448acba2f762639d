import Foundation
import GRPCCore
import OneWorkforceProtos
import Planning
import TestSupport
import Testing
import Vocabulary
import WireFormat
@testable import oneworkforce

@Suite("Sudden death under a projection", .serialized) struct PlanningCrashTests {
  @Test("a run killed midway is started again under its name and gives the same bytes")
  func killed() async throws {
    try await withTemporaryFolder { folder in
      var system = TrustAndCare()
      (system.leaving, system.doubt, system.horizonMonths) = (0.2, 0.3, 180)
      let scenario = try system.scenario().proto()
      let next = try await Self.afterAKilledRun(of: scenario, in: folder)
      try await withClient(to: next.port) { client in
        let planning = WirePlanningService.Client(wrapping: client)
        var asked = next.request
        let resumed = try await hear(asked, from: planning, as: next.lead)
        #expect(resumed.finished.receipt.replayed)
        #expect(resumed.finished.run.id == next.leftRun)
        // A run of its own, under another name, gives the same.
        asked.requestID = newRequestID()
        let whole = try await hear(asked, from: planning, as: next.lead)
        #expect(whole.finished.run.resultSha256 == resumed.finished.run.resultSha256)
        #expect(whole.bytes == resumed.bytes && !whole.bytes.isEmpty)
      }
      next.process.terminate()
      #expect(await next.process.exitStatus() == 0)
    }
  }

  /// The life after one that was cut off at the first word of progress.
  private struct NextLife {
    let process: ServerProcess
    let port: Int
    let lead: Metadata
    let request: WireRunProjectionRequest
    let leftRun: String
  }

  /// Kills servers over the store in `folder` until one dies with its run unfinished.
  ///
  /// A busy machine may let a short run end before the word of its beginning is heard, so each
  /// further attempt asks for more draws; the last is minutes of work.
  private static func afterAKilledRun(
    of scenario: WirePlanScenario, in folder: String
  ) async throws -> NextLife {
    for draws: Int32 in [4_000, 20_000, 100_000] {
      var request = WireRunProjectionRequest.with {
        $0.requestID = newRequestID()
        $0.seed = 11
        $0.draws = draws
      }
      let doomed = try ServerProcess(in: folder)
      let (port, lead) = (try await doomed.port(), try doomed.token("BOARD_PLANNER"))
      request.planID = try await withClient(to: port) { [request] client in
        let planning = WirePlanningService.Client(wrapping: client)
        var first = request
        first.planID = try await draft(scenario, planning, lead)
        _ = try? await hear(first, from: planning, as: lead) { await doomed.killAtOnce() }
        return first.planID
      }
      let next = try ServerProcess(in: folder)
      let (nextPort, again) = (try await next.port(), try next.token("BOARD_PLANNER"))
      let left = try await withClient(to: nextPort) { [request] client in
        try await WirePlanningService.Client(wrapping: client)
          .listRuns(.with { $0.planID = request.planID }, metadata: again).runs
      }
      if left.count == 1, left[0].state == .started {
        return NextLife(
          process: next, port: nextPort, lead: again, request: request, leftRun: left[0].id)
      }
      next.terminate()
      _ = await next.exitStatus()
    }
    throw NoRunWasCutOff()
  }

  private struct NoRunWasCutOff: Error {}

  private static func draft(
    _ scenario: WirePlanScenario, _ planning: WirePlanningService.Client<Transport>,
    _ lead: Metadata
  ) async throws -> String {
    let created = try await planning.createPlan(
      .with {
        $0.requestID = newRequestID()
        $0.plan.title = "Brent 2026"
        $0.plan.start = scenario.start
        $0.plan.horizonMonths = scenario.horizonMonths
        $0.plan.synthetic = true
      }, metadata: lead
    ).plan
    _ = try await planning.draftScenario(
      .with {
        $0.requestID = newRequestID()
        $0.planID = created.id
        $0.etag = created.etag
        $0.scenario = scenario
      }, metadata: lead)
    return created.id
  }
}
