package import GRPCCore
package import OneWorkforceProtos
package import Operations
import WireFormat

/// The learning service on the wire. Each handler has three steps: to native, run, to proto.
package struct LearningServiceRPC: WireLearningService.SimpleServiceProtocol {
  let service: Service

  /// The service over `service`.
  package init(_ service: Service) {
    self.service = service
  }

  /// Registers a network.
  package func recordNetwork(
    request: WireRecordNetworkRequest, context: ServerContext
  ) async throws -> WireRecordNetworkResponse {
    let receipt = try await RecordNetwork.run(
      request.native(), .current("RecordNetwork"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Makes the caller's organisation a member.
  package func joinNetwork(
    request: WireJoinNetworkRequest, context: ServerContext
  ) async throws -> WireJoinNetworkResponse {
    let receipt = try await JoinNetwork.run(
      request.native(), .current("JoinNetwork"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Ends a membership.
  package func leaveNetwork(
    request: WireLeaveNetworkRequest, context: ServerContext
  ) async throws -> WireLeaveNetworkResponse {
    let receipt = try await LeaveNetwork.run(
      request.native(), .current("LeaveNetwork"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Networks with their members.
  package func listNetworks(
    request: WireListNetworksRequest, context: ServerContext
  ) async throws -> WireListNetworksResponse {
    try await ListNetworks.run(request.native(), .current("ListNetworks"), in: service).proto()
  }

  /// Records what is taught.
  package func recordTopic(
    request: WireRecordTopicRequest, context: ServerContext
  ) async throws -> WireRecordTopicResponse {
    let receipt = try await RecordTopic.run(
      request.native(), .current("RecordTopic"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Topics.
  package func listTopics(
    request: WireListTopicsRequest, context: ServerContext
  ) async throws -> WireListTopicsResponse {
    try await ListTopics.run(request.native(), .current("ListTopics"), in: service).proto()
  }
}
