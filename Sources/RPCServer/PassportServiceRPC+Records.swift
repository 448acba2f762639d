package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Writing facts.
extension PassportServiceRPC {
  /// Records a registration as seen.
  package func recordRegistration(
    request: WireRecordRegistrationRequest, context: ServerContext
  ) async throws -> WireRecordRegistrationResponse {
    let receipt = try await RecordRegistration.run(
      request.native(), .current("RecordRegistration"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records that a check was made.
  package func recordCheck(
    request: WireRecordCheckRequest, context: ServerContext
  ) async throws -> WireRecordCheckResponse {
    let receipt = try await RecordCheck.run(request.native(), .current("RecordCheck"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records an engagement, or the new version of one.
  package func recordEngagement(
    request: WireRecordEngagementRequest, context: ServerContext
  ) async throws -> WireRecordEngagementResponse {
    let receipt = try await RecordEngagement.run(
      request.native(), .current("RecordEngagement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records a stretch of service and who recognises it.
  package func recordContinuity(
    request: WireRecordContinuityRequest, context: ServerContext
  ) async throws -> WireRecordContinuityResponse {
    let receipt = try await RecordContinuity.run(
      request.native(), .current("RecordContinuity"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records an achievement.
  package func recordAchievement(
    request: WireRecordAchievementRequest, context: ServerContext
  ) async throws -> WireRecordAchievementResponse {
    let receipt = try await RecordAchievement.run(
      request.native(), .current("RecordAchievement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records evidence of an achievement.
  package func recordEvidence(
    request: WireRecordEvidenceRequest, context: ServerContext
  ) async throws -> WireRecordEvidenceResponse {
    let receipt = try await RecordEvidence.run(
      request.native(), .current("RecordEvidence"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }
}
