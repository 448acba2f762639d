package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// The life of an agreement.
extension DelegationServiceRPC {
  /// Makes a draft.
  package func draftDelegation(
    request: WireDraftDelegationRequest, context: ServerContext
  ) async throws -> WireDraftDelegationResponse {
    try await DraftDelegation.run(
      request.native(), .current("DraftDelegation"), in: service
    ).proto()
  }

  /// Shows a delegator the chain, or signs it.
  package func proposeDelegation(
    request: WireProposeDelegationRequest, context: ServerContext
  ) async throws -> WireProposeDelegationResponse {
    try await ProposeDelegation.run(
      request.native(), .current("ProposeDelegation"), in: service
    ).proto()
  }

  /// The worker's or the employer's acceptance.
  package func acceptDelegation(
    request: WireAcceptDelegationRequest, context: ServerContext
  ) async throws -> WireAcceptDelegationResponse {
    let receipt = try await AcceptDelegation.run(
      request.native(), .current("AcceptDelegation"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The worker's or the employer's refusal.
  package func declineDelegation(
    request: WireDeclineDelegationRequest, context: ServerContext
  ) async throws -> WireDeclineDelegationResponse {
    let receipt = try await DeclineDelegation.run(
      request.native(), .current("DeclineDelegation"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Pauses an agreement.
  package func suspendDelegation(
    request: WireSuspendDelegationRequest, context: ServerContext
  ) async throws -> WireSuspendDelegationResponse {
    let receipt = try await SuspendDelegation.run(
      request.native(), .current("SuspendDelegation"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Ends a pause.
  package func resumeDelegation(
    request: WireResumeDelegationRequest, context: ServerContext
  ) async throws -> WireResumeDelegationResponse {
    let receipt = try await ResumeDelegation.run(
      request.native(), .current("ResumeDelegation"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Takes an agreement back for good.
  package func withdrawDelegation(
    request: WireWithdrawDelegationRequest, context: ServerContext
  ) async throws -> WireWithdrawDelegationResponse {
    let stop = try await WithdrawDelegation.run(
      request.native(), .current("WithdrawDelegation"), in: service)
    return WireWithdrawDelegationResponse(stop)
  }

  /// Clears a safety withdrawal.
  package func clearWithdrawal(
    request: WireClearWithdrawalRequest, context: ServerContext
  ) async throws -> WireClearWithdrawalResponse {
    let receipt = try await ClearWithdrawal.run(
      request.native(), .current("ClearWithdrawal"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Ends an agreement by hand.
  package func endDelegation(
    request: WireEndDelegationRequest, context: ServerContext
  ) async throws -> WireEndDelegationResponse {
    let stop = try await EndDelegation.run(request.native(), .current("EndDelegation"), in: service)
    return WireEndDelegationResponse(stop)
  }
}
