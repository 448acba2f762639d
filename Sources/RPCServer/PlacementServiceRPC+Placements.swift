package import GRPCCore
package import OneWorkforceProtos
import Operations
import Vocabulary
import WireFormat

// Placements, hours and assessments. In streams an item that cannot be read is refused in its
// place.
extension PlacementServiceRPC {
  /// Records a placement.
  package func recordPlacement(
    request: WireRecordPlacementRequest, context: ServerContext
  ) async throws -> WireRecordPlacementResponse {
    let receipt = try await RecordPlacement.run(
      request.native(), .current("RecordPlacement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records many placements, one result each.
  package func batchRecordPlacements(
    request: RPCAsyncSequence<WireRecordPlacementRequest, any Error>, context: ServerContext
  ) async throws -> WireBatchRecordPlacementsResponse {
    let items = request.map { item in Result { () throws(ServiceError) in try item.native() } }
    let report = try await BatchRecordPlacements.run(
      items, .current("BatchRecordPlacements"), in: service)
    return WireBatchRecordPlacementsResponse(report, status: \.statusNumber)
  }

  /// Takes a step of a placement.
  package func advancePlacement(
    request: WireAdvancePlacementRequest, context: ServerContext
  ) async throws -> WireAdvancePlacementResponse {
    let receipt = try await AdvancePlacement.run(
      request.native(), .current("AdvancePlacement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Ends a placement early.
  package func cancelPlacement(
    request: WireCancelPlacementRequest, context: ServerContext
  ) async throws -> WireCancelPlacementResponse {
    let receipt = try await CancelPlacement.run(
      request.native(), .current("CancelPlacement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Ends a placement and records what takes its place.
  package func supersedePlacement(
    request: WireSupersedePlacementRequest, context: ServerContext
  ) async throws -> WireSupersedePlacementResponse {
    let receipt = try await SupersedePlacement.run(
      request.native(), .current("SupersedePlacement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Names a supervisor or assessor.
  package func nameSupervisor(
    request: WireNameSupervisorRequest, context: ServerContext
  ) async throws -> WireNameSupervisorResponse {
    let receipt = try await NameSupervisor.run(
      request.native(), .current("NameSupervisor"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Changes the base of attendance.
  package func adjustPlacement(
    request: WireAdjustPlacementRequest, context: ServerContext
  ) async throws -> WireAdjustPlacementResponse {
    let receipt = try await AdjustPlacement.run(
      request.native(), .current("AdjustPlacement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// A placement with its totals.
  package func getPlacement(
    request: WireGetPlacementRequest, context: ServerContext
  ) async throws -> WireGetPlacementResponse {
    try await GetPlacement.run(request.native(), .current("GetPlacement"), in: service).proto()
  }

  /// Placements of a learner, an area, an enrolment or a body.
  package func listPlacements(
    request: WireListPlacementsRequest, context: ServerContext
  ) async throws -> WireListPlacementsResponse {
    let asked = try request.native()
    return try await ListPlacements.run(
      asked.whose, asked.page, .current("ListPlacements"), in: service
    ).proto()
  }

  /// Records a stretch of time.
  package func recordHours(
    request: WireRecordHoursRequest, context: ServerContext
  ) async throws -> WireRecordHoursResponse {
    let receipt = try await RecordHours.run(
      request.native(), .current("RecordHours"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records many stretches of time, one result each.
  package func batchRecordHours(
    request: RPCAsyncSequence<WireRecordHoursRequest, any Error>, context: ServerContext
  ) async throws -> WireBatchRecordHoursResponse {
    let items = request.map { item in Result { () throws(ServiceError) in try item.native() } }
    let report = try await BatchRecordHours.run(
      items, .current("BatchRecordHours"), in: service)
    return WireBatchRecordHoursResponse(report, status: \.statusNumber)
  }

  /// Verifies a stretch of time.
  package func verifyHours(
    request: WireVerifyHoursRequest, context: ServerContext
  ) async throws -> WireVerifyHoursResponse {
    let receipt = try await VerifyHours.run(
      request.native(), .current("VerifyHours"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The hours of a placement.
  package func listHours(
    request: WireListHoursRequest, context: ServerContext
  ) async throws -> WireListHoursResponse {
    let asked = try request.native()
    return try await ListHours.run(
      on: asked.placement, asked.page, .current("ListHours"), in: service
    ).proto()
  }

  /// Records an entry of the assessment document.
  package func recordAssessment(
    request: WireRecordAssessmentRequest, context: ServerContext
  ) async throws -> WireRecordAssessmentResponse {
    try await RecordAssessment.run(
      request.native(), .current("RecordAssessment"), in: service
    ).proto()
  }

  /// Totals that name no learner.
  package func describePlacements(
    request: WireDescribePlacementsRequest, context: ServerContext
  ) async throws -> WireDescribePlacementsResponse {
    try await DescribePlacements.run(
      request.native(), .current("DescribePlacements"), in: service
    ).proto()
  }
}
