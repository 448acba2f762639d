package import GRPCCore
package import OneWorkforceProtos
import Vocabulary

/// The standard health service (`grpc.health.v1`): for the empty name, which is the whole server,
/// and for each service on it.
package struct HealthService: Grpc_Health_V1_Health.SimpleServiceProtocol {
  private let serving: ServingState
  private let services: Set<String>
  private let mostWatchers: Int

  /// Tells the state of `serving` for the whole and for each of `services` by its full name.
  package init(
    serving: ServingState, services: [String],
    mostWatchers: Int = ServerLimits.standard.healthWatchers
  ) {
    self.serving = serving
    self.services = Set(services + [""])
    self.mostWatchers = mostWatchers
  }

  /// The health now.
  ///
  /// - Throws: ``ServiceError`` `notFound`, `RECORD_NOT_FOUND` for a service not on this server.
  package func check(
    request: Grpc_Health_V1_HealthCheckRequest, context: ServerContext
  ) async throws -> Grpc_Health_V1_HealthCheckResponse {
    guard services.contains(request.service) else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "service",
        "no service is called \(quoted(request.service))")
    }
    return health(serving.phase)
  }

  /// The health now and at each change, until the client or the server goes.
  ///
  /// A service not on this server is told as such and kept, as the contract asks.
  ///
  /// - Throws: ``ServiceError`` `resourceExhausted`, `LIMIT_REACHED` where too many watch.
  package func watch(
    request: Grpc_Health_V1_HealthCheckRequest,
    response: RPCWriter<Grpc_Health_V1_HealthCheckResponse>, context: ServerContext
  ) async throws {
    guard let (phases, end) = serving.watch(atMost: mostWatchers) else {
      throw ServiceError(
        .resourceExhausted, .limitReached, "\(mostWatchers) clients watch the health already",
        retryAfterMilliseconds: 10_000)
    }
    let isKnown = services.contains(request.service)
    try await withRPCCancellationHandler {
      var told: Grpc_Health_V1_HealthCheckResponse?
      for await phase in phases {
        let health = isKnown ? health(phase) : .with { $0.status = .serviceUnknown }
        if health != told { try await response.write(health) }
        told = health
      }
    } onCancelRPC: {
      end()
    }
  }
}

private func health(_ phase: ServingState.Phase) -> Grpc_Health_V1_HealthCheckResponse {
  .with { $0.status = phase == .serving ? .serving : .notServing }
}
