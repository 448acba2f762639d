package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireLeavePostRequest: WireChange {}

extension WireLeavePostRequest {
  /// Who left when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> LeavePost.Request {
    LeavePost.Request(
      header: try header(), appointment: try requiredID(appointmentID, "appointment_id"),
      leftOn: try requiredDate(leftOn, "left_on"))
  }
}
