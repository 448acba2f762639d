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
      let request = WireRunProjectionRequest.with {
        $0.requestID = newRequestID()
        $0.seed = 11
        $0.draws = 4_000
      }
      // A life that is cut off at the first word of progress.
      let process = try ServerProcess(in: folder)
      let (port, lead) = (try await process.port(), try process.token("BOARD_PLANNER"))
      let plan = try await withClient(to: port) { client in
        let planning = WirePlanningService.Client(wrapping: client)
        let plan = try await Self.draft(scenario, planning, lead)
        var first = request
        first.planID = plan
        _ = try? await hear(first, from: planning, as: lead) { await process.killAtOnce() }
        return plan
      }
      var asked = request
      asked.planID = plan
      // The next life finds a run that was begun, takes it up and ends it.
      let next = try ServerProcess(in: folder)
      let (nextPort, again) = (try await next.port(), try next.token("BOARD_PLANNER"))
      try await withClient(to: nextPort) { client in
        let planning = WirePlanningService.Client(wrapping: client)
        let left = try await planning.listRuns(.with { $0.planID = plan }, metadata: again).runs
        #expect(left.map(\.state) == [.started])
        let resumed = try await hear(asked, from: planning, as: again)
        #expect(resumed.finished.receipt.replayed)
        #expect(resumed.finished.run.id == left.first?.id)
        // A run of its own, under another name, gives the same.
        asked.requestID = newRequestID()
        let whole = try await hear(asked, from: planning, as: again)
        #expect(whole.finished.run.resultSha256 == resumed.finished.run.resultSha256)
        #expect(whole.bytes == resumed.bytes && !whole.bytes.isEmpty)
      }
      next.terminate()
      #expect(await next.exitStatus() == 0)
    }
  }

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
