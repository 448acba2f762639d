package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireGetJointRoleRequest {
  /// Which role, on which day.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> GetJointRole.Request {
    GetJointRole.Request(
      role: try requiredID(roleID, "role_id"), asked: try askedDay(on, hasAsKnownAt, asKnownAt))
  }
}

/// A day and what is known of it.
func askedDay(
  _ on: String, _ hasAsKnownAt: Bool, _ asKnownAt: Google_Protobuf_Timestamp
) throws(ServiceError) -> AskedDay {
  AskedDay(
    day: try optionalDate(on, "on"),
    asKnownAt: try optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at"))
}
