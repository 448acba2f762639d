package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// What verifiers take: statuses, the log, the trust list.
extension CredentialServiceRPC {
  /// The signed status list at an address.
  package func getStatusList(
    request: WireGetStatusListRequest, context: ServerContext
  ) async throws -> WireGetStatusListResponse {
    let list = try await GetStatusList.run(
      request.native(), .current("GetStatusList"), in: service)
    return .with { $0.list = list.proto() }
  }

  /// Status lists as they change, each within a second or two, for five minutes at most.
  package func watchStatus(
    request: WireWatchStatusRequest, response: RPCWriter<WireWatchStatusResponse>,
    context: ServerContext
  ) async throws {
    let call = try Call.current("WatchStatus")
    let native = try request.native()
    var looks = 300
    try await WatchStatus.run(native, call, in: service) {
      looks -= 1
      guard looks > 0, call.shouldStart(), serving.phase == .serving else { return false }
      // Whoever hangs up cancels the call, and the sleep with it.
      try await Task.sleep(for: .seconds(1))
      return serving.phase == .serving
    } send: { list in
      try await response.write(.with { $0.list = list.proto() })
    }
  }

  /// The proof that the log holds an event.
  package func getLogProof(
    request: WireGetLogProofRequest, context: ServerContext
  ) async throws -> WireGetLogProofResponse {
    try await GetLogProof.run(request.native(), .current("GetLogProof"), in: service).proto()
  }

  /// The newest head of the log.
  package func getCheckpoint(
    request: WireGetCheckpointRequest, context: ServerContext
  ) async throws -> WireGetCheckpointResponse {
    WireGetCheckpointResponse(
      try await GetCheckpoint.run(.current("GetCheckpoint"), in: service))
  }

  /// Keeps a witness's line.
  package func cosignCheckpoint(
    request: WireCosignCheckpointRequest, context: ServerContext
  ) async throws -> WireCosignCheckpointResponse {
    let receipt = try await CosignCheckpoint.run(
      request.native(), .current("CosignCheckpoint"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Says whether a body may issue a type.
  package func setEntitlement(
    request: WireSetEntitlementRequest, context: ServerContext
  ) async throws -> WireSetEntitlementResponse {
    let receipt = try await SetEntitlement.run(
      request.native(), .current("SetEntitlement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// What a body may issue.
  package func listEntitlements(
    request: WireListEntitlementsRequest, context: ServerContext
  ) async throws -> WireListEntitlementsResponse {
    try await ListEntitlements.run(request.native(), .current("ListEntitlements"), in: service)
      .proto()
  }

  /// Signs the trust list anew.
  package func publishTrustList(
    request: WirePublishTrustListRequest, context: ServerContext
  ) async throws -> WirePublishTrustListResponse {
    let receipt = try await PublishTrustList.run(
      request.native(), .current("PublishTrustList"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The newest trust list.
  package func getTrustList(
    request: WireGetTrustListRequest, context: ServerContext
  ) async throws -> WireGetTrustListResponse {
    WireGetTrustListResponse(try await GetTrustList.run(.current("GetTrustList"), in: service))
  }
}
