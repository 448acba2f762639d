package import OneWorkforceProtos
package import Operations
import Roles
package import Vocabulary

extension WireChangeJointRoleRequest: WireChange {}

extension WireChangeJointRoleRequest {
  /// The new terms, and from when they are to hold.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ChangeJointRole.Request {
    let header = try header()
    let sent = try required(hasTerms, terms, "terms")
    return try ChangeJointRole.Request(
      header: header, role: requiredID(roleID, "role_id"), etag: requiredEtag(etag),
      terms: under("terms") { () throws(ServiceError) in try sent.native() },
      from: requiredDate(from, "from"))
  }
}
