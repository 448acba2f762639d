package import GRPCCore
package import OneWorkforceProtos
package import Operations
import WireFormat

/// The operator service on the wire. Each handler has three steps: to native, run, to proto.
package struct OperatorServiceRPC: WireOperatorService.SimpleServiceProtocol {
  private let service: Service
  private let keeper: any BackupKeeper

  /// The service over `service`, its copies made by `keeper`.
  package init(_ service: Service, keeper: any BackupKeeper) {
    self.service = service
    self.keeper = keeper
  }

  /// How the service is.
  package func getServiceStatus(
    request: WireGetServiceStatusRequest, context: ServerContext
  ) async throws -> WireGetServiceStatusResponse {
    try await GetServiceStatus.run(keeper, .current("GetServiceStatus"), in: service).proto()
  }

  /// Copies the store.
  package func createBackup(
    request: WireCreateBackupRequest, context: ServerContext
  ) async throws -> WireCreateBackupResponse {
    try await CreateBackup.run(
      request.native(), from: keeper, .current("CreateBackup"), in: service
    ).proto()
  }
}
