package import GRPCCore
package import OneWorkforceProtos
package import Operations
import WireFormat

/// The planning service on the wire. Each handler has three steps: to native, run, to proto.
package struct PlanningServiceRPC: WirePlanningService.SimpleServiceProtocol {
  let service: Service

  /// The service over `service`.
  package init(_ service: Service) {
    self.service = service
  }
}

// Plans and their scenarios.
extension PlanningServiceRPC {
  /// Opens a plan.
  package func createPlan(
    request: WireCreatePlanRequest, context: ServerContext
  ) async throws -> WireCreatePlanResponse {
    try await CreatePlan.run(request.native(), .current("CreatePlan"), in: service).proto()
  }

  /// One plan.
  package func getPlan(
    request: WireGetPlanRequest, context: ServerContext
  ) async throws -> WireGetPlanResponse {
    WireGetPlanResponse(
      try await GetPlan.run(request.native(), .current("GetPlan"), in: service))
  }

  /// The plans the caller may see.
  package func listPlans(
    request: WireListPlansRequest, context: ServerContext
  ) async throws -> WireListPlansResponse {
    try await ListPlans.run(request.native(), .current("ListPlans"), in: service).proto()
  }

  /// What a plan covers.
  package func describeCoverage(
    request: WireDescribeCoverageRequest, context: ServerContext
  ) async throws -> WireDescribeCoverageResponse {
    let (plan, version) = try request.native()
    return try await DescribeCoverage.run(
      plan, version: version, .current("DescribeCoverage"), in: service
    ).proto()
  }

  /// Keeps a version of the scenario.
  package func draftScenario(
    request: WireDraftScenarioRequest, context: ServerContext
  ) async throws -> WireDraftScenarioResponse {
    try await DraftScenario.run(request.native(), .current("DraftScenario"), in: service).proto()
  }

  /// A version of the scenario.
  package func getScenario(
    request: WireGetScenarioRequest, context: ServerContext
  ) async throws -> WireGetScenarioResponse {
    let (plan, version) = try request.native()
    return try await GetScenario.run(
      version, of: plan, .current("GetScenario"), in: service
    ).proto()
  }

  /// Replaces how need is reckoned.
  package func setNeedModel(
    request: WireSetNeedModelRequest, context: ServerContext
  ) async throws -> WireSetNeedModelResponse {
    try await SetNeedModel.run(request.native(), .current("SetNeedModel"), in: service).proto()
  }

  /// Freezes a plan.
  package func freezePlan(
    request: WireFreezePlanRequest, context: ServerContext
  ) async throws -> WireFreezePlanResponse {
    try await FreezePlan.run(request.native(), .current("FreezePlan"), in: service).proto()
  }
}

// What several bodies hand in.
extension PlanningServiceRPC {
  /// Hands in a return.
  package func submitPlan(
    request: WireSubmitPlanRequest, context: ServerContext
  ) async throws -> WireSubmitPlanResponse {
    try await SubmitPlan.run(request.native(), .current("SubmitPlan"), in: service).proto()
  }

  /// Makes one plan of what was handed in.
  package func mergePlans(
    request: WireMergePlansRequest, context: ServerContext
  ) async throws -> WireMergePlansResponse {
    try await MergePlans.run(request.native(), .current("MergePlans"), in: service).proto()
  }
}
