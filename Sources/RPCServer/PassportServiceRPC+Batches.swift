package import GRPCCore
package import OneWorkforceProtos
import Operations
import Vocabulary
import WireFormat

// Client streams: an item that cannot be read is refused in its place and the others stand.
extension PassportServiceRPC {
  /// Records many achievements, one result each.
  package func batchRecordAchievements(
    request: RPCAsyncSequence<WireRecordAchievementRequest, any Error>, context: ServerContext
  ) async throws -> WireBatchRecordAchievementsResponse {
    let items = request.map { item in Result { () throws(ServiceError) in try item.native() } }
    let report = try await BatchRecordAchievements.run(
      items, .current("BatchRecordAchievements"), in: service)
    return WireBatchRecordAchievementsResponse(report, status: \.statusNumber)
  }

  /// Records many registrations, one result each.
  package func batchRecordRegistrations(
    request: RPCAsyncSequence<WireRecordRegistrationRequest, any Error>, context: ServerContext
  ) async throws -> WireBatchRecordRegistrationsResponse {
    let items = request.map { item in Result { () throws(ServiceError) in try item.native() } }
    let report = try await BatchRecordRegistrations.run(
      items, .current("BatchRecordRegistrations"), in: service)
    return WireBatchRecordRegistrationsResponse(report, status: \.statusNumber)
  }

  /// Records many checks, one result each.
  package func batchRecordChecks(
    request: RPCAsyncSequence<WireRecordCheckRequest, any Error>, context: ServerContext
  ) async throws -> WireBatchRecordChecksResponse {
    let items = request.map { item in Result { () throws(ServiceError) in try item.native() } }
    let report = try await BatchRecordChecks.run(
      items, .current("BatchRecordChecks"), in: service)
    return WireBatchRecordChecksResponse(report, status: \.statusNumber)
  }
}

extension ServiceError {
  /// The number of the gRPC status this error would have had alone.
  var statusNumber: Int32 { Int32(clamping: code.rpcCode.rawValue) }
}
