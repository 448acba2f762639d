package import OneWorkforceProtos
package import Operations
import Roles
package import Vocabulary

extension WireDraftJointRoleRequest: WireChange {}

extension WireDraftJointRoleRequest {
  /// The terms of the draft.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DraftJointRole.Request {
    let header = try header()
    let sent = try required(hasTerms, terms, "terms")
    return DraftJointRole.Request(
      header: header, terms: try under("terms") { () throws(ServiceError) in try sent.native() })
  }
}
