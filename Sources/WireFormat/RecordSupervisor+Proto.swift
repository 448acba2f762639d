package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordSupervisorRequest: WireChange {}

extension WireRecordSupervisorRequest {
  /// Who is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordSupervisor.Request {
    let draft = try required(hasSupervisor, supervisor, "supervisor")
    return RecordSupervisor.Request(
      header: try header(),
      supervisor: try under("supervisor") { () throws(ServiceError) in try draft.native() },
      replacing: try optionalID(supervisorID, "supervisor_id"))
  }
}
