package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Posts, what they answer for, and lent powers.
extension PartnershipServiceRPC {
  /// Who answers for what.
  package func getAccountabilityMap(
    request: WireGetAccountabilityMapRequest, context: ServerContext
  ) async throws -> WireGetAccountabilityMapResponse {
    try await GetAccountabilityMap.run(
      request.native(), .current("GetAccountabilityMap"), in: service
    ).proto()
  }

  /// A post with what is open.
  package func getPost(
    request: WireGetPostRequest, context: ServerContext
  ) async throws -> WireGetPostResponse {
    try await GetPost.run(request.native(), .current("GetPost"), in: service).proto()
  }

  /// Records a post.
  package func recordPost(
    request: WireRecordPostRequest, context: ServerContext
  ) async throws -> WireRecordPostResponse {
    let receipt = try await RecordPost.run(request.native(), .current("RecordPost"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Says that a worker holds a post.
  package func appointToPost(
    request: WireAppointToPostRequest, context: ServerContext
  ) async throws -> WireAppointToPostResponse {
    let receipt = try await AppointToPost.run(
      request.native(), .current("AppointToPost"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Says that a holder left.
  package func leavePost(
    request: WireLeavePostRequest, context: ServerContext
  ) async throws -> WireLeavePostResponse {
    let receipt = try await LeavePost.run(request.native(), .current("LeavePost"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Says that a post answers for a duty.
  package func recordAccountability(
    request: WireRecordAccountabilityRequest, context: ServerContext
  ) async throws -> WireRecordAccountabilityResponse {
    let receipt = try await RecordAccountability.run(
      request.native(), .current("RecordAccountability"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Lends a power.
  package func lendPower(
    request: WireLendPowerRequest, context: ServerContext
  ) async throws -> WireLendPowerResponse {
    let receipt = try await LendPower.run(request.native(), .current("LendPower"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Says that a power ended early.
  package func endPower(
    request: WireEndPowerRequest, context: ServerContext
  ) async throws -> WireEndPowerResponse {
    let receipt = try await EndPower.run(request.native(), .current("EndPower"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records a decision under a power.
  package func recordDecision(
    request: WireRecordDecisionRequest, context: ServerContext
  ) async throws -> WireRecordDecisionResponse {
    let receipt = try await RecordDecision.run(
      request.native(), .current("RecordDecision"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }
}
