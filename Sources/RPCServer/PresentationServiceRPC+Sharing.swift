package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// The signed passport that leaves the service and comes back.

extension PresentationServiceRPC {
  /// The holder's credentials as one file.
  package func exportPassport(
    request: WireExportPassportRequest, context: ServerContext
  ) async throws -> WireExportPassportResponse {
    try await ExportPassport.run(request.native(), .current("ExportPassport"), in: service)
      .proto()
  }

  /// What a share code stands for.
  package func redeemShare(
    request: WireRedeemShareRequest, context: ServerContext
  ) async throws -> WireRedeemShareResponse {
    try await RedeemShare.run(request.native(), .current("RedeemShare"), in: service).proto()
  }

  /// Judges a file.
  package func verifyPresentation(
    request: WireVerifyPresentationRequest, context: ServerContext
  ) async throws -> WireVerifyPresentationResponse {
    try await VerifyPresentation.run(
      request.native(), .current("VerifyPresentation"), in: service
    ).proto()
  }
}
