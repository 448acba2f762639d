package import GRPCCore
package import OneWorkforceProtos
package import Operations
import WireFormat

/// The presentation service on the wire. Each handler has three steps: to native, run, to proto.
package struct PresentationServiceRPC: WirePresentationService.SimpleServiceProtocol {
  let service: Service

  /// The service over `service`.
  package init(_ service: Service) {
    self.service = service
  }

  /// Marks an entry as wrong.
  package func disputeEntry(
    request: WireDisputeEntryRequest, context: ServerContext
  ) async throws -> WireDisputeEntryResponse {
    let receipt = try await DisputeEntry.run(
      request.native(), .current("DisputeEntry"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Answers a dispute.
  package func answerDispute(
    request: WireAnswerDisputeRequest, context: ServerContext
  ) async throws -> WireAnswerDisputeResponse {
    let receipt = try await AnswerDispute.run(
      request.native(), .current("AnswerDispute"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The holder's disputes, or those of an organisation's entries.
  package func listDisputes(
    request: WireListDisputesRequest, context: ServerContext
  ) async throws -> WireListDisputesResponse {
    try await ListDisputes.run(request.native(), .current("ListDisputes"), in: service).proto()
  }

  /// Everything held about the holder.
  package func exportOwnRecord(
    request: WireExportOwnRecordRequest, context: ServerContext
  ) async throws -> WireExportOwnRecordResponse {
    try await ExportOwnRecord.run(.current("ExportOwnRecord"), in: service).proto()
  }
}
