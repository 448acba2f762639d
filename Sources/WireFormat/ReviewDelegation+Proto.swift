package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireReviewDelegationRequest: WireAgreementAct {}

extension WireReviewDelegationRequest {
  /// Which agreement was reviewed, and until when that counts.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ReviewDelegation.Request {
    ReviewDelegation.Request(
      act: try act(), nextReviewBy: try optionalDate(nextReviewBy, "next_review_by"))
  }
}
