package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireEnrolLearnerRequest: WireChange {}

extension WireEnrolLearnerRequest {
  /// The enrolment to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> EnrolLearner.Request {
    let draft = try required(hasEnrolment, enrolment, "enrolment")
    return EnrolLearner.Request(
      header: try header(),
      enrolment: try under("enrolment") { () throws(ServiceError) in try draft.native() },
      replacing: try optionalID(enrolmentID, "enrolment_id"))
  }
}
