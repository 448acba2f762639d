package import OneWorkforceProtos
package import Operations
import Roles
package import Vocabulary

extension WireImportJointRoleRequest: WireChange {}

extension WireImportJointRoleRequest {
  /// One existing post.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ImportJointRoles.Item {
    let header = try header()
    let sent = try required(hasTerms, terms, "terms")
    return try ImportJointRoles.Item(
      header: header, terms: under("terms") { () throws(ServiceError) in try sent.native() })
  }
}

extension WireImportJointRolesResponse {
  /// The answer that tells `report`; `status` gives the number of an error's gRPC status.
  package init(_ report: BatchReport, status: (ServiceError) -> Int32) {
    self = .with {
      $0.results = report.protoResults(status: status)
      $0.recordedCount = Int32(clamping: report.recordedCount)
      $0.refusedCount = Int32(clamping: report.refusedCount)
    }
  }
}
