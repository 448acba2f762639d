package import OneWorkforceProtos
package import Operations
import Placements
package import Vocabulary

extension WireRecordStageRequest: WireChange {}

extension WireRecordStageRequest {
  /// The stage to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordStage.Request {
    RecordStage.Request(
      header: try header(),
      stage: try StageRecord(
        enrolment: requiredID(enrolmentID, "enrolment_id"), stage: Int(stage),
        by: requiredID(assessorID, "assessor_id"), on: requiredDate(on, "on")))
  }
}
