package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireLeaveMatchingRequest: WireChange {}

extension WireLeaveMatchingRequest {
  /// What the worker takes back.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> LeaveMatching.Request {
    LeaveMatching.Request(
      header: try header(), consent: try requiredID(consentID, "consent_id"))
  }
}
