package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Verifying, reading, finding.
extension PassportServiceRPC {
  /// Judges one passport for one role.
  package func verifyPassport(
    request: WireVerifyPassportRequest, context: ServerContext
  ) async throws -> WireVerifyPassportResponse {
    try await VerifyPassport.run(request.native(), .current("VerifyPassport"), in: service).proto()
  }

  /// Judges many, one answer each in the order asked.
  package func batchVerifyPassport(
    request: WireBatchVerifyPassportRequest,
    response: RPCWriter<WireBatchVerifyPassportResponse>, context: ServerContext
  ) async throws {
    try await BatchVerifyPassport.run(
      request.native(), .current("BatchVerifyPassport"), in: service
    ) { item in
      try await response.write(item.proto { Int32(clamping: $0.code.rpcCode.rawValue) })
    }
  }

  /// Judges one passport for several roles.
  package func checkRoleReadiness(
    request: WireCheckRoleReadinessRequest, context: ServerContext
  ) async throws -> WireCheckRoleReadinessResponse {
    try await CheckRoleReadiness.run(
      request.native(), .current("CheckRoleReadiness"), in: service
    ).proto()
  }

  /// What the caller's own staff hold that ends within a time.
  package func listExpiring(
    request: WireListExpiringRequest, context: ServerContext
  ) async throws -> WireListExpiringResponse {
    try await ListExpiring.run(request.native(), .current("ListExpiring"), in: service).proto()
  }

  /// Whether a worker may exist here, or the caller's own staff.
  package func findWorkers(
    request: WireFindWorkersRequest, context: ServerContext
  ) async throws -> WireFindWorkersResponse {
    try await FindWorkers.run(request.native(), .current("FindWorkers"), in: service).proto()
  }

  /// The passport as far as the caller may see.
  package func getPassport(
    request: WireGetPassportRequest, context: ServerContext
  ) async throws -> WireGetPassportResponse {
    try await GetPassport.run(request.native(), .current("GetPassport"), in: service).proto()
  }
}
