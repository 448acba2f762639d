package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Runs, and what they tell.
extension PlanningServiceRPC {
  /// Runs a scenario: progress, the projection in parts, the run as it is kept.
  package func runProjection(
    request: WireRunProjectionRequest, response: RPCWriter<WireRunProjectionResponse>,
    context: ServerContext
  ) async throws {
    try await RunProjection.run(request.native(), .current("RunProjection"), in: service) {
      try await response.write($0.proto())
    }
  }

  /// The runs of a plan.
  package func listRuns(
    request: WireListRunsRequest, context: ServerContext
  ) async throws -> WireListRunsResponse {
    try await ListRuns.run(request.native(), .current("ListRuns"), in: service).proto()
  }

  /// What scenarios differ by.
  package func compareScenarios(
    request: WireCompareScenariosRequest, context: ServerContext
  ) async throws -> WireCompareScenariosResponse {
    WireCompareScenariosResponse(
      try await CompareScenarios.run(
        request.native(), .current("CompareScenarios"), in: service))
  }

  /// Why a gap is what it is.
  package func explainGap(
    request: WireExplainGapRequest, context: ServerContext
  ) async throws -> WireExplainGapResponse {
    try await ExplainGap.run(request.native(), .current("ExplainGap"), in: service).proto()
  }

  /// A run as a file.
  package func exportPlan(
    request: WireExportPlanRequest, response: RPCWriter<WireExportPlanResponse>,
    context: ServerContext
  ) async throws {
    let report = try await ExportPlan.run(request.native(), .current("ExportPlan"), in: service)
    for part in report.protos() { try await response.write(part) }
  }
}
