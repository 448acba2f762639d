package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireVerifyHoursRequest: WireChange {}

extension WireVerifyHoursRequest {
  /// Which entry, and who verifies it.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> VerifyHours.Request {
    VerifyHours.Request(
      header: try header(), entry: try requiredID(entryID, "entry_id"),
      verifiedBy: try requiredID(verifiedByID, "verified_by_id"))
  }
}
