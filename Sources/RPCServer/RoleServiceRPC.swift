package import GRPCCore
package import OneWorkforceProtos
package import Operations
import Vocabulary
import WireFormat

/// The role service on the wire. Each handler has three steps: to native, run, to proto.
package struct RoleServiceRPC: WireRoleService.SimpleServiceProtocol {
  let service: Service

  /// The service over `service`.
  package init(_ service: Service) {
    self.service = service
  }
}

// Joint roles.
extension RoleServiceRPC {
  /// Makes a draft.
  package func draftJointRole(
    request: WireDraftJointRoleRequest, context: ServerContext
  ) async throws -> WireDraftJointRoleResponse {
    let receipt = try await DraftJointRole.run(
      request.native(), .current("DraftJointRole"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// A party's acceptance of the newest terms.
  package func agreeJointRole(
    request: WireAgreeJointRoleRequest, context: ServerContext
  ) async throws -> WireAgreeJointRoleResponse {
    let receipt = try await AgreeJointRole.run(
      request.native(), .current("AgreeJointRole"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Puts new terms to the parties.
  package func changeJointRole(
    request: WireChangeJointRoleRequest, context: ServerContext
  ) async throws -> WireChangeJointRoleResponse {
    let receipt = try await ChangeJointRole.run(
      request.native(), .current("ChangeJointRole"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Ends a joint role.
  package func endJointRole(
    request: WireEndJointRoleRequest, context: ServerContext
  ) async throws -> WireEndJointRoleResponse {
    let receipt = try await EndJointRole.run(
      request.native(), .current("EndJointRole"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Takes existing posts in, one result each; one that cannot be read is refused in its place.
  package func importJointRoles(
    request: RPCAsyncSequence<WireImportJointRoleRequest, any Error>, context: ServerContext
  ) async throws -> WireImportJointRolesResponse {
    let items = request.map { item in Result { () throws(ServiceError) in try item.native() } }
    let report = try await ImportJointRoles.run(
      items, .current("ImportJointRoles"), in: service)
    return WireImportJointRolesResponse(report, status: \.statusNumber)
  }

  /// A joint role on a day.
  package func getJointRole(
    request: WireGetJointRoleRequest, context: ServerContext
  ) async throws -> WireGetJointRoleResponse {
    let view = try await GetJointRole.run(
      request.native(), .current("GetJointRole"), in: service)
    return .with { $0.role = view.proto() }
  }

  /// The joint roles of a body, a place or a worker.
  package func listJointRoles(
    request: WireListJointRolesRequest, context: ServerContext
  ) async throws -> WireListJointRolesResponse {
    try await ListJointRoles.run(request.native(), .current("ListJointRoles"), in: service).proto()
  }

  /// How many joint posts there are.
  package func describeJointPosts(
    request: WireDescribeJointPostsRequest, context: ServerContext
  ) async throws -> WireDescribeJointPostsResponse {
    WireDescribeJointPostsResponse(
      try await DescribeJointPosts.run(
        request.native(), .current("DescribeJointPosts"), in: service))
  }
}
