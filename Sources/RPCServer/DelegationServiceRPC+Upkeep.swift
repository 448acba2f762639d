package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Looking after agreements, and reading them.
extension DelegationServiceRPC {
  /// Records a review.
  package func reviewDelegation(
    request: WireReviewDelegationRequest, context: ServerContext
  ) async throws -> WireReviewDelegationResponse {
    let receipt = try await ReviewDelegation.run(
      request.native(), .current("ReviewDelegation"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Moves the end.
  package func renewDelegation(
    request: WireRenewDelegationRequest, context: ServerContext
  ) async throws -> WireRenewDelegationResponse {
    let receipt = try await RenewDelegation.run(
      request.native(), .current("RenewDelegation"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Confirms new versions.
  package func reconfirmDelegation(
    request: WireReconfirmDelegationRequest, context: ServerContext
  ) async throws -> WireReconfirmDelegationResponse {
    let receipt = try await ReconfirmDelegation.run(
      request.native(), .current("ReconfirmDelegation"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Adds a delegator.
  package func succeedDelegation(
    request: WireSucceedDelegationRequest, context: ServerContext
  ) async throws -> WireSucceedDelegationResponse {
    let receipt = try await SucceedDelegation.run(
      request.native(), .current("SucceedDelegation"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records a supervision or outcome check.
  package func recordSupervision(
    request: WireRecordSupervisionRequest, context: ServerContext
  ) async throws -> WireRecordSupervisionResponse {
    let receipt = try await RecordSupervision.run(
      request.native(), .current("RecordSupervision"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// An agreement as it stands.
  package func getDelegation(
    request: WireGetDelegationRequest, context: ServerContext
  ) async throws -> WireGetDelegationResponse {
    try await GetDelegation.run(request.native(), .current("GetDelegation"), in: service).answer()
  }

  /// The agreements of somebody.
  package func listDelegations(
    request: WireListDelegationsRequest, context: ServerContext
  ) async throws -> WireListDelegationsResponse {
    try await ListDelegations.run(
      request.native(), .current("ListDelegations"), in: service
    ).proto()
  }

  /// What ends within a time, and whose job it is.
  package func listLapsing(
    request: WireListLapsingRequest, context: ServerContext
  ) async throws -> WireListLapsingResponse {
    try await ListLapsing.run(request.native(), .current("ListLapsing"), in: service).proto()
  }

  /// Where cover is thin.
  package func describeCover(
    request: WireDescribeCoverRequest, context: ServerContext
  ) async throws -> WireDescribeCoverResponse {
    try await DescribeCover.run(request.native(), .current("DescribeCover"), in: service).proto()
  }
}
