package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordMembershipRequest: WireChange {}

extension WireRecordMembershipRequest {
  /// Who sits where, and when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordMembership.Request {
    RecordMembership.Request(
      header: try header(), organisation: try requiredID(organisationID, "organisation_id"),
      place: try requiredID(placeID, "place_id"),
      period: try datePeriod(from, to, "from", "to"))
  }
}
