package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordAssessmentRequest: WireChange {}

extension WireRecordAssessmentRequest {
  /// The entry to be recorded, and what comes of it.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordAssessment.Request {
    let (draft, gained) = (try required(hasAssessment, assessment, "assessment"), achievement)
    return RecordAssessment.Request(
      header: try header(),
      assessment: try under("assessment") { () throws(ServiceError) in try draft.native() },
      achievement: hasAchievement
        ? try under("achievement") { () throws(ServiceError) in try gained.native() } : nil)
  }
}

extension RecordAssessment.Report {
  /// The report as the wire writes it.
  package func proto() -> WireRecordAssessmentResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.achievementID = achievement?.description ?? ""
    }
  }
}
