package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Asking for, deciding and carrying out an erasure.

extension PresentationServiceRPC {
  /// Asks to be erased.
  package func requestErasure(
    request: WireRequestErasureRequest, context: ServerContext
  ) async throws -> WireRequestErasureResponse {
    let receipt = try await RequestErasure.run(
      request.native(), .current("RequestErasure"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records the decision to erase.
  package func decideErasure(
    request: WireDecideErasureRequest, context: ServerContext
  ) async throws -> WireDecideErasureResponse {
    let receipt = try await DecideErasure.run(
      request.native(), .current("DecideErasure"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Carries it out.
  package func eraseWorker(
    request: WireEraseWorkerRequest, context: ServerContext
  ) async throws -> WireEraseWorkerResponse {
    try await EraseWorker.run(request.native(), .current("EraseWorker"), in: service).proto()
  }
}
