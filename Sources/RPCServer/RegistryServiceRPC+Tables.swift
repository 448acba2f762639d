package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Reference data and policy.
extension RegistryServiceRPC {
  /// Role profiles.
  package func listRoleProfiles(
    request: WireListRoleProfilesRequest, context: ServerContext
  ) async throws -> WireListRoleProfilesResponse {
    try await ListRoleProfiles.run(request.native(), .current("ListRoleProfiles"), in: service)
      .proto()
  }

  /// One role profile.
  package func getRoleProfile(
    request: WireGetRoleProfileRequest, context: ServerContext
  ) async throws -> WireGetRoleProfileResponse {
    let profile = try await GetRoleProfile.run(
      request.native(), .current("GetRoleProfile"), in: service)
    return .with { $0.roleProfile = profile.proto() }
  }

  /// The codes of a list.
  package func listCodes(
    request: WireListCodesRequest, context: ServerContext
  ) async throws -> WireListCodesResponse {
    try await ListCodes.run(request.native(), .current("ListCodes"), in: service).proto()
  }

  /// Equivalences.
  package func listEquivalences(
    request: WireListEquivalencesRequest, context: ServerContext
  ) async throws -> WireListEquivalencesResponse {
    try await ListEquivalences.run(request.native(), .current("ListEquivalences"), in: service)
      .proto()
  }

  /// Policy rows.
  package func listPolicyRows(
    request: WireListPolicyRowsRequest, context: ServerContext
  ) async throws -> WireListPolicyRowsResponse {
    try await ListPolicyRows.run(request.native(), .current("ListPolicyRows"), in: service).proto()
  }

  /// Sets a policy row of the caller's organisation.
  package func tightenPolicy(
    request: WireTightenPolicyRequest, context: ServerContext
  ) async throws -> WireTightenPolicyResponse {
    let receipt = try await TightenPolicy.run(
      request.native(), .current("TightenPolicy"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// What stands behind source ids.
  package func listSources(
    request: WireListSourcesRequest, context: ServerContext
  ) async throws -> WireListSourcesResponse {
    try await ListSources.run(request.native(), .current("ListSources"), in: service).proto()
  }
}
