import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordDropOutRequest: WireChange {}

extension WireRecordDropOutRequest {
  /// Who left, and why.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordDropOut.Request {
    RecordDropOut.Request(
      header: try header(), cohort: try requiredID(cohortID, "cohort_id"),
      worker: try requiredID(workerID, "worker_id"), reason: try requiredChoice(reason, "reason"),
      day: try optionalDate(leftOn, "left_on"))
  }
}
