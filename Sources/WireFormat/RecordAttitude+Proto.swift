package import OneWorkforceProtos
package import Operations
import Vacancies
package import Vocabulary

extension WireRecordAttitudeRequest: WireChange {}

extension WireRecordAttitudeRequest {
  /// What was seen.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordAttitude.Request {
    RecordAttitude.Request(
      header: try header(),
      finding: AttitudeFinding(
        worker: try requiredID(workerID, "worker_id"),
        criterion: try AttitudeCode(attitudeCode, field: "attitude_code"), isShown: shown,
        seenOn: try requiredDate(seenOn, "seen_on")))
  }
}
