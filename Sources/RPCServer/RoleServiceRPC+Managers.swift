package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Who manages whom, and blended roles.
extension RoleServiceRPC {
  /// Names a line manager.
  package func nameLineManager(
    request: WireNameLineManagerRequest, context: ServerContext
  ) async throws -> WireNameLineManagerResponse {
    let receipt = try await NameLineManager.run(
      request.native(), .current("NameLineManager"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The caller's people whom nobody manages.
  package func listUnmanaged(
    request: WireListUnmanagedRequest, context: ServerContext
  ) async throws -> WireListUnmanagedResponse {
    WireListUnmanagedResponse(
      try await ListUnmanaged.run(request.native(), .current("ListUnmanaged"), in: service))
  }

  /// Whom a worker manages.
  package func listTeam(
    request: WireListTeamRequest, context: ServerContext
  ) async throws -> WireListTeamResponse {
    WireListTeamResponse(
      try await ListTeam.run(request.native(), .current("ListTeam"), in: service))
  }

  /// Defines or copies a blended role.
  package func recordRoleTemplate(
    request: WireRecordRoleTemplateRequest, context: ServerContext
  ) async throws -> WireRecordRoleTemplateResponse {
    let receipt = try await RecordRoleTemplate.run(
      request.native(), .current("RecordRoleTemplate"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The blended roles of a body, or of all.
  package func listRoleTemplates(
    request: WireListRoleTemplatesRequest, context: ServerContext
  ) async throws -> WireListRoleTemplatesResponse {
    try await ListRoleTemplates.run(
      request.native(), .current("ListRoleTemplates"), in: service
    ).proto()
  }
}
