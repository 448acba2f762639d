package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordProgrammeRequest: WireChange {}

extension WireRecordProgrammeRequest {
  /// The programme to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordProgramme.Request {
    let draft = try required(hasProgramme, programme, "programme")
    return RecordProgramme.Request(
      header: try header(),
      programme: try under("programme") { () throws(ServiceError) in try draft.native() },
      organisation: try optionalID(draft.organisationID, "programme.organisation_id"),
      replacing: try optionalID(programmeID, "programme_id"),
      etag: etag.isEmpty ? nil : Etag(sent: etag))
  }
}
