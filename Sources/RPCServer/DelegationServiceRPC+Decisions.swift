package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Asking, and looking back at what was answered.
extension DelegationServiceRPC {
  /// Permit, deny or "cannot tell", recorded before it leaves.
  package func checkDelegation(
    request: WireCheckDelegationRequest, context: ServerContext
  ) async throws -> WireCheckDelegationResponse {
    let decision = try await CheckDelegation.run(
      request.native(), .current("CheckDelegation"), in: service)
    return .with { $0.decision = decision.proto() }
  }

  /// Answers many questions on one snapshot, in the order asked.
  package func batchCheckDelegation(
    request: WireBatchCheckDelegationRequest,
    response: RPCWriter<WireBatchCheckDelegationResponse>, context: ServerContext
  ) async throws {
    try await BatchCheckDelegation.run(
      request.native(), .current("BatchCheckDelegation"), in: service
    ) { item in
      try await response.write(item.proto(status: \.statusNumber))
    }
  }

  /// Who may do a visit, each with a decision.
  package func findAuthorisedWorkers(
    request: WireFindAuthorisedWorkersRequest, context: ServerContext
  ) async throws -> WireFindAuthorisedWorkersResponse {
    try await FindAuthorisedWorkers.run(
      request.native(), .current("FindAuthorisedWorkers"), in: service
    ).proto()
  }

  /// A recorded decision, judged again on its own basis.
  package func replayDecision(
    request: WireReplayDecisionRequest, context: ServerContext
  ) async throws -> WireReplayDecisionResponse {
    try await ReplayDecision.run(request.native(), .current("ReplayDecision"), in: service).proto()
  }

  /// The decisions that relied on a record, judged again as known now.
  package func lookBack(
    request: WireLookBackRequest, context: ServerContext
  ) async throws -> WireLookBackResponse {
    try await LookBack.run(request.native(), .current("LookBack"), in: service).proto()
  }

  /// The decisions about a worker.
  package func listDecisions(
    request: WireListDecisionsRequest, context: ServerContext
  ) async throws -> WireListDecisionsResponse {
    try await ListDecisions.run(request.native(), .current("ListDecisions"), in: service).proto()
  }
}
