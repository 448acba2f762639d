package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordPracticeAreaRequest: WireChange {}

extension WireRecordPracticeAreaRequest {
  /// The area to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordPracticeArea.Request {
    let draft = try required(hasArea, area, "area")
    return RecordPracticeArea.Request(
      header: try header(),
      area: try under("area") { () throws(ServiceError) in try draft.native() },
      organisation: try optionalID(draft.organisationID, "area.organisation_id"),
      replacing: try optionalID(areaID, "area_id"), etag: etag.isEmpty ? nil : Etag(sent: etag))
  }
}
