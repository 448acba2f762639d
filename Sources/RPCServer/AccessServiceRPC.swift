package import GRPCCore
package import OneWorkforceProtos
package import Operations
import WireFormat

/// The access service on the wire. Each handler has three steps: to native, run, to proto.
package struct AccessServiceRPC: WireAccessService.SimpleServiceProtocol {
  private let service: Service

  /// The service over `service`.
  package init(_ service: Service) {
    self.service = service
  }

  /// Lets one organisation look.
  package func grantDisclosure(
    request: WireGrantDisclosureRequest, context: ServerContext
  ) async throws -> WireGrantDisclosureResponse {
    try await GrantDisclosure.run(request.native(), .current("GrantDisclosure"), in: service)
      .proto()
  }

  /// Takes a grant back.
  package func withdrawDisclosure(
    request: WireWithdrawDisclosureRequest, context: ServerContext
  ) async throws -> WireWithdrawDisclosureResponse {
    let receipt = try await WithdrawDisclosure.run(
      request.native(), .current("WithdrawDisclosure"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The holder's grants.
  package func listDisclosures(
    request: WireListDisclosuresRequest, context: ServerContext
  ) async throws -> WireListDisclosuresResponse {
    try await ListDisclosures.run(request.native(), .current("ListDisclosures"), in: service)
      .proto()
  }

  /// Who looked.
  package func listAccesses(
    request: WireListAccessesRequest, context: ServerContext
  ) async throws -> WireListAccessesResponse {
    try await ListAccesses.run(request.native(), .current("ListAccesses"), in: service).proto()
  }

  /// Lets an organisation audit for a stated time.
  package func recordAuditEngagement(
    request: WireRecordAuditEngagementRequest, context: ServerContext
  ) async throws -> WireRecordAuditEngagementResponse {
    let receipt = try await RecordAuditEngagement.run(
      request.native(), .current("RecordAuditEngagement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }
}
