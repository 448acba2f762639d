package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Moves between employers.
extension PassportServiceRPC {
  /// Opens a move as a record.
  package func transferWorker(
    request: WireTransferWorkerRequest, context: ServerContext
  ) async throws -> WireTransferWorkerResponse {
    try await TransferWorker.run(request.native(), .current("TransferWorker"), in: service).proto()
  }

  /// A move with what has been decided since.
  package func getTransfer(
    request: WireGetTransferRequest, context: ServerContext
  ) async throws -> WireGetTransferResponse {
    let transfer = try await GetTransfer.run(
      request.native(), .current("GetTransfer"), in: service)
    return .with { $0.transfer = transfer.proto() }
  }

  /// Records what somebody decided about an entry of a move.
  package func decideTransferItem(
    request: WireDecideTransferItemRequest, context: ServerContext
  ) async throws -> WireDecideTransferItemResponse {
    let receipt = try await DecideTransferItem.run(
      request.native(), .current("DecideTransferItem"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }
}
