package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordAuditEngagementRequest: WireChange {}

extension WireRecordAuditEngagementRequest {
  /// Who may audit, and for how long.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordAuditEngagement.Request {
    let start = try requiredInstant(hasStartsAt, startsAt, "starts_at")
    let end = try requiredInstant(hasEndsAt, endsAt, "ends_at")
    return try RecordAuditEngagement.Request(
      header: header(), organisation: requiredID(organisationID, "organisation_id"),
      period: InstantPeriod(from: start, to: end, field: "ends_at"))
  }
}
