package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireAgreeJointRoleRequest: WireChange {}

extension WireAgreeJointRoleRequest {
  /// What is accepted.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AgreeJointRole.Request {
    try AgreeJointRole.Request(
      header: header(), role: requiredID(roleID, "role_id"), etag: requiredEtag(etag), post: post)
  }
}

/// The version that was read; an empty one is refused.
func requiredEtag(_ text: String) throws(ServiceError) -> Etag {
  Etag(sent: try boundedText(text, field: "etag", limit: 64))
}
