package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Bodies and areas.
extension RegistryServiceRPC {
  /// One body.
  package func getOrganisation(
    request: WireGetOrganisationRequest, context: ServerContext
  ) async throws -> WireGetOrganisationResponse {
    try await GetOrganisation.run(request.native(), .current("GetOrganisation"), in: service)
      .proto()
  }

  /// Bodies in order of identifier.
  package func listOrganisations(
    request: WireListOrganisationsRequest, context: ServerContext
  ) async throws -> WireListOrganisationsResponse {
    try await ListOrganisations.run(request.native(), .current("ListOrganisations"), in: service)
      .proto()
  }

  /// Adds a body.
  package func recordOrganisation(
    request: WireRecordOrganisationRequest, context: ServerContext
  ) async throws -> WireRecordOrganisationResponse {
    let receipt = try await RecordOrganisation.run(
      request.native(), .current("RecordOrganisation"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Changes a body.
  package func updateOrganisation(
    request: WireUpdateOrganisationRequest, context: ServerContext
  ) async throws -> WireUpdateOrganisationResponse {
    let receipt = try await UpdateOrganisation.run(
      request.native(), .current("UpdateOrganisation"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Says that one body answers for another.
  package func recordSuccession(
    request: WireRecordSuccessionRequest, context: ServerContext
  ) async throws -> WireRecordSuccessionResponse {
    let receipt = try await RecordSuccession.run(
      request.native(), .current("RecordSuccession"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// One area.
  package func getPlace(
    request: WireGetPlaceRequest, context: ServerContext
  ) async throws -> WireGetPlaceResponse {
    try await GetPlace.run(request.native(), .current("GetPlace"), in: service).proto()
  }

  /// Areas in order of identifier.
  package func listPlaces(
    request: WireListPlacesRequest, context: ServerContext
  ) async throws -> WireListPlacesResponse {
    try await ListPlaces.run(request.native(), .current("ListPlaces"), in: service).proto()
  }

  /// Adds an area.
  package func recordPlace(
    request: WireRecordPlaceRequest, context: ServerContext
  ) async throws -> WireRecordPlaceResponse {
    let receipt = try await RecordPlace.run(
      request.native(), .current("RecordPlace"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Changes an area.
  package func updatePlace(
    request: WireUpdatePlaceRequest, context: ServerContext
  ) async throws -> WireUpdatePlaceResponse {
    let receipt = try await UpdatePlace.run(
      request.native(), .current("UpdatePlace"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Says that a body sits in an area.
  package func recordMembership(
    request: WireRecordMembershipRequest, context: ServerContext
  ) async throws -> WireRecordMembershipResponse {
    let receipt = try await RecordMembership.run(
      request.native(), .current("RecordMembership"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }
}
