package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Writing facts.
extension PassportServiceRPC {
  /// Records an achievement.
  package func recordAchievement(
    request: WireRecordAchievementRequest, context: ServerContext
  ) async throws -> WireRecordAchievementResponse {
    let receipt = try await RecordAchievement.run(
      request.native(), .current("RecordAchievement"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }
}
