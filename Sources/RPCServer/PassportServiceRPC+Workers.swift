package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Who workers are.
extension PassportServiceRPC {
  /// Adds a worker with a first engagement.
  package func registerWorker(
    request: WireRegisterWorkerRequest, context: ServerContext
  ) async throws -> WireRegisterWorkerResponse {
    try await RegisterWorker.run(request.native(), .current("RegisterWorker"), in: service).proto()
  }

  /// Changes who a worker is.
  package func updateWorkerIdentity(
    request: WireUpdateWorkerIdentityRequest, context: ServerContext
  ) async throws -> WireUpdateWorkerIdentityResponse {
    let receipt = try await UpdateWorkerIdentity.run(
      request.native(), .current("UpdateWorkerIdentity"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Settles whether two records are one person.
  package func resolveDuplicate(
    request: WireResolveDuplicateRequest, context: ServerContext
  ) async throws -> WireResolveDuplicateResponse {
    let receipt = try await ResolveDuplicate.run(
      request.native(), .current("ResolveDuplicate"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }
}
