package import OneWorkforceProtos
package import Operations
import Roles
package import Vocabulary

extension WireNameLineManagerRequest: WireChange {}

extension WireNameLineManagerRequest {
  /// Who manages whom.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> NameLineManager.Request {
    let header = try header()
    let sent = try required(hasLineManager, lineManager, "line_manager")
    return NameLineManager.Request(
      header: header, managed: try nativeManaged(),
      manager: try under("line_manager") { () throws(ServiceError) in try sent.native() })
  }

  private func nativeManaged() throws(ServiceError) -> NameLineManager.Managed {
    guard workerIds.isEmpty != roleID.isEmpty else {
      throw workerIds.isEmpty
        ? ServiceError(
          .invalidArgument, .fieldRequired, field: "worker_ids", "must name a worker or a role")
        : ServiceError(
          .invalidArgument, .fieldsContradict, field: "role_id",
          "must be empty where workers are named")
    }
    guard roleID.isEmpty else { return .role(try requiredID(roleID, "role_id")) }
    let workers: [WorkerID] = try requiredIDs(workerIds, "worker_ids", atMost: 200)
    guard Set(workers).count == workers.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "worker_ids", "must name each worker once")
    }
    return .workers(workers)
  }
}
