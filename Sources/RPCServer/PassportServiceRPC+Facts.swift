package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// What happens to facts later.
extension PassportServiceRPC {
  /// Vouches for a fact of a passport.
  package func attestEvidence(
    request: WireAttestEvidenceRequest, context: ServerContext
  ) async throws -> WireAttestEvidenceResponse {
    let receipt = try await AttestEvidence.run(
      request.native(), .current("AttestEvidence"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Replaces an achievement by a newer one.
  package func supersedeAchievement(
    request: WireSupersedeAchievementRequest, context: ServerContext
  ) async throws -> WireSupersedeAchievementResponse {
    let receipt = try await SupersedeAchievement.run(
      request.native(), .current("SupersedeAchievement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Takes a fact back for good.
  package func revokeFact(
    request: WireRevokeFactRequest, context: ServerContext
  ) async throws -> WireRevokeFactResponse {
    let receipt = try await RevokeFact.run(request.native(), .current("RevokeFact"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Sets a fact aside.
  package func suspendFact(
    request: WireSuspendFactRequest, context: ServerContext
  ) async throws -> WireSuspendFactResponse {
    let receipt = try await SuspendFact.run(request.native(), .current("SuspendFact"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Lifts a suspension.
  package func reinstateFact(
    request: WireReinstateFactRequest, context: ServerContext
  ) async throws -> WireReinstateFactResponse {
    let receipt = try await ReinstateFact.run(
      request.native(), .current("ReinstateFact"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Says what the caller's organisation makes of an achievement gained elsewhere.
  package func acceptAchievement(
    request: WireAcceptAchievementRequest, context: ServerContext
  ) async throws -> WireAcceptAchievementResponse {
    let receipt = try await AcceptAchievement.run(
      request.native(), .current("AcceptAchievement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }
}
