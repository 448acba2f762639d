package import GRPCCore
package import OneWorkforceProtos
package import Operations
import WireFormat

/// The vacancy service on the wire. Each handler has three steps: to native, run, to proto.
package struct VacancyServiceRPC: WireVacancyService.SimpleServiceProtocol {
  let service: Service

  /// The service over `service`.
  package init(_ service: Service) {
    self.service = service
  }

  /// Publishes a post.
  package func publishVacancy(
    request: WirePublishVacancyRequest, context: ServerContext
  ) async throws -> WirePublishVacancyResponse {
    let receipt = try await PublishVacancy.run(
      request.native(), .current("PublishVacancy"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Puts a new version in place of a vacancy.
  package func updateVacancy(
    request: WireUpdateVacancyRequest, context: ServerContext
  ) async throws -> WireUpdateVacancyResponse {
    let receipt = try await UpdateVacancy.run(
      request.native(), .current("UpdateVacancy"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Closes a vacancy.
  package func closeVacancy(
    request: WireCloseVacancyRequest, context: ServerContext
  ) async throws -> WireCloseVacancyResponse {
    let receipt = try await CloseVacancy.run(
      request.native(), .current("CloseVacancy"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Vacancies that are published now.
  package func listVacancies(
    request: WireListVacanciesRequest, context: ServerContext
  ) async throws -> WireListVacanciesResponse {
    try await ListVacancies.run(request.native(), .current("ListVacancies"), in: service)
      .vacanciesProto()
  }

  /// Workers who fit and let themselves be found.
  package func matchVacancy(
    request: WireMatchVacancyRequest, context: ServerContext
  ) async throws -> WireMatchVacancyResponse {
    try await MatchVacancy.run(request.native(), .current("MatchVacancy"), in: service).proto()
  }

  /// Lets the caller be found.
  package func joinMatching(
    request: WireJoinMatchingRequest, context: ServerContext
  ) async throws -> WireJoinMatchingResponse {
    let receipt = try await JoinMatching.run(
      request.native(), .current("JoinMatching"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Takes a permission back.
  package func leaveMatching(
    request: WireLeaveMatchingRequest, context: ServerContext
  ) async throws -> WireLeaveMatchingResponse {
    let receipt = try await LeaveMatching.run(
      request.native(), .current("LeaveMatching"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The holder's permissions to be found.
  package func listMatchingConsents(
    request: WireListMatchingConsentsRequest, context: ServerContext
  ) async throws -> WireListMatchingConsentsResponse {
    try await ListMatchingConsents.run(
      request.native(), .current("ListMatchingConsents"), in: service
    )
    .consentsProto()
  }

  /// Records what was seen of a worker.
  package func recordAttitude(
    request: WireRecordAttitudeRequest, context: ServerContext
  ) async throws -> WireRecordAttitudeResponse {
    let receipt = try await RecordAttitude.run(
      request.native(), .current("RecordAttitude"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }
}
