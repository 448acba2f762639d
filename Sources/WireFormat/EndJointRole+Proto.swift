package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireEndJointRoleRequest: WireChange {}

extension WireEndJointRoleRequest {
  /// Which role ends, when and why.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> EndJointRole.Request {
    try EndJointRole.Request(
      header: header(), role: requiredID(roleID, "role_id"),
      etag: etag.isEmpty ? nil : Etag(sent: etag), day: requiredDate(on, "on"), reason: reason)
  }
}
