package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Funds, and plans that several bodies own.
extension PartnershipServiceRPC {
  /// A fund as it reads.
  package func getFund(
    request: WireGetFundRequest, context: ServerContext
  ) async throws -> WireGetFundResponse {
    try await GetFund.run(request.native(), .current("GetFund"), in: service).proto()
  }

  /// The funds of a place.
  package func listFunds(
    request: WireListFundsRequest, context: ServerContext
  ) async throws -> WireListFundsResponse {
    try await ListFunds.run(request.native(), .current("ListFunds"), in: service).proto()
  }

  /// Records a fund.
  package func recordFund(
    request: WireRecordFundRequest, context: ServerContext
  ) async throws -> WireRecordFundResponse {
    let receipt = try await RecordFund.run(request.native(), .current("RecordFund"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records money into a fund or out of it.
  package func recordPayment(
    request: WireRecordPaymentRequest, context: ServerContext
  ) async throws -> WireRecordPaymentResponse {
    let receipt = try await RecordPayment.run(
      request.native(), .current("RecordPayment"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records what a fund is over or under by.
  package func recordVariance(
    request: WireRecordVarianceRequest, context: ServerContext
  ) async throws -> WireRecordVarianceResponse {
    let receipt = try await RecordVariance.run(
      request.native(), .current("RecordVariance"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Proposes a risk rule.
  package func proposeRiskRule(
    request: WireProposeRiskRuleRequest, context: ServerContext
  ) async throws -> WireProposeRiskRuleResponse {
    let receipt = try await ProposeRiskRule.run(
      request.native(), .current("ProposeRiskRule"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// What a partner says to it.
  package func answerRiskRule(
    request: WireAnswerRiskRuleRequest, context: ServerContext
  ) async throws -> WireAnswerRiskRuleResponse {
    let receipt = try await AnswerRiskRule.run(
      request.native(), .current("AnswerRiskRule"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Says that a joint board owns a plan.
  package func recordPlanOwners(
    request: WireRecordPlanOwnersRequest, context: ServerContext
  ) async throws -> WireRecordPlanOwnersResponse {
    let receipt = try await RecordPlanOwners.run(
      request.native(), .current("RecordPlanOwners"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// What a side says to a plan.
  package func approvePlan(
    request: WireApprovePlanRequest, context: ServerContext
  ) async throws -> WireApprovePlanResponse {
    try await ApprovePlan.run(request.native(), .current("ApprovePlan"), in: service).proto()
  }
}
