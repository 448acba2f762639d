package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordRegistrationRequest: WireChange {}

extension WireRecordRegistrationRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordRegistration.Request {
    let sent = try required(hasRegistration, registration, "registration")
    return RecordRegistration.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      registration: try under("registration") { () throws(ServiceError) in try sent.native() })
  }
}
