package import OneWorkforceProtos
package import Vocabulary

extension WireGetRoleProfileRequest {
  /// Which profile.
  ///
  /// - Throws: ``ServiceError`` naming `role_code`.
  package func native() throws(ServiceError) -> RoleCode {
    try RoleCode(roleCode, field: "role_code")
  }
}
