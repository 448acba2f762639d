package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Programmes, areas, offers and requests.
extension PlacementServiceRPC {
  /// Records a programme.
  package func recordProgramme(
    request: WireRecordProgrammeRequest, context: ServerContext
  ) async throws -> WireRecordProgrammeResponse {
    let receipt = try await RecordProgramme.run(
      request.native(), .current("RecordProgramme"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The programmes of a provider.
  package func listProgrammes(
    request: WireListProgrammesRequest, context: ServerContext
  ) async throws -> WireListProgrammesResponse {
    try await ListProgrammes.run(request.native(), .current("ListProgrammes"), in: service).proto()
  }

  /// Puts a learner on a programme.
  package func enrolLearner(
    request: WireEnrolLearnerRequest, context: ServerContext
  ) async throws -> WireEnrolLearnerResponse {
    let receipt = try await EnrolLearner.run(
      request.native(), .current("EnrolLearner"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// A learner's enrolment.
  package func getEnrolment(
    request: WireGetEnrolmentRequest, context: ServerContext
  ) async throws -> WireGetEnrolmentResponse {
    try await GetEnrolment.run(
      request.native(), .current("GetEnrolment"), in: service
    ).proto()
  }

  /// Records a stage of an apprenticeship.
  package func recordStage(
    request: WireRecordStageRequest, context: ServerContext
  ) async throws -> WireRecordStageResponse {
    let receipt = try await RecordStage.run(
      request.native(), .current("RecordStage"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records an area.
  package func recordPracticeArea(
    request: WireRecordPracticeAreaRequest, context: ServerContext
  ) async throws -> WireRecordPracticeAreaResponse {
    let receipt = try await RecordPracticeArea.run(
      request.native(), .current("RecordPracticeArea"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Closes an area.
  package func closePracticeArea(
    request: WireClosePracticeAreaRequest, context: ServerContext
  ) async throws -> WireClosePracticeAreaResponse {
    try await ClosePracticeArea.run(
      request.native(), .current("ClosePracticeArea"), in: service
    ).proto()
  }

  /// The areas of a body.
  package func listPracticeAreas(
    request: WireListPracticeAreasRequest, context: ServerContext
  ) async throws -> WireListPracticeAreasResponse {
    try await ListPracticeAreas.run(
      request.native(), .current("ListPracticeAreas"), in: service
    ).proto()
  }

  /// Records who may supervise.
  package func recordSupervisor(
    request: WireRecordSupervisorRequest, context: ServerContext
  ) async throws -> WireRecordSupervisorResponse {
    let receipt = try await RecordSupervisor.run(
      request.native(), .current("RecordSupervisor"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Offers places.
  package func offerPlacements(
    request: WireOfferPlacementsRequest, context: ServerContext
  ) async throws -> WireOfferPlacementsResponse {
    let receipt = try await OfferPlacements.run(
      request.native(), .current("OfferPlacements"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Offers with places free.
  package func listPlacementOffers(
    request: WireListPlacementOffersRequest, context: ServerContext
  ) async throws -> WireListPlacementOffersResponse {
    try await ListPlacementOffers.run(
      request.native(), .current("ListPlacementOffers"), in: service
    ).proto()
  }

  /// Asks for a placement.
  package func requestPlacement(
    request: WireRequestPlacementRequest, context: ServerContext
  ) async throws -> WireRequestPlacementResponse {
    let receipt = try await RequestPlacement.run(
      request.native(), .current("RequestPlacement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Requests without a placement.
  package func listUnmet(
    request: WireListUnmetRequest, context: ServerContext
  ) async throws -> WireListUnmetResponse {
    let asked = try request.native()
    return try await ListUnmet.run(
      of: asked.programme, asked.page, .current("ListUnmet"), in: service
    ).proto()
  }
}
