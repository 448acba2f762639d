package import GRPCCore
package import OneWorkforceProtos
import Operations
import Vocabulary
import WireFormat

// Taking in totals.
extension PlanningServiceRPC {
  /// Counts what files hold and keeps the totals; rows are dropped within the call.
  package func importWorkforce(
    request: RPCAsyncSequence<WireImportWorkforceRequest, any Error>, context: ServerContext
  ) async throws -> WireImportWorkforceResponse {
    let call = try Call.current("ImportWorkforce")
    var order: ImportWorkforce.Order?
    var count: WorkforceCount?
    for try await message in request {
      guard var current = count else {
        let begun = try message.order()
        let codes = try await ImportWorkforce.open(begun, call, in: service)
        order = begun
        count = WorkforceCount(begun, codes, service)
        continue
      }
      let chunk = try message.bytes()
      try current.read(chunk.bytes, of: chunk.file)
      count = current
    }
    guard let order, let count else {
      throw ServiceError(
        .invalidArgument, .streamOrderWrong, field: "header", "must be the first message")
    }
    return try await ImportWorkforce.run(order, count.finished(), call, in: service).proto()
  }

  /// Sets an import against an earlier one.
  package func reconcileImport(
    request: WireReconcileImportRequest, context: ServerContext
  ) async throws -> WireReconcileImportResponse {
    try await ReconcileImport.run(
      request.native(), .current("ReconcileImport"), in: service
    ).proto()
  }
}
