package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireAppointToPostRequest: WireChange {}

extension WireAppointToPostRequest {
  /// Who holds what when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AppointToPost.Request {
    let header = try header()
    let sent = try required(hasAppointment, appointment, "appointment")
    return AppointToPost.Request(
      header: header,
      appointment: try under("appointment") { () throws(ServiceError) in try sent.native() })
  }
}
