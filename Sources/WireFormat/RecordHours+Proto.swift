package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordHoursRequest: WireChange {}

extension WireRecordHoursRequest {
  /// The stretch of time to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordHours.Request {
    let draft = try required(hasEntry, entry, "entry")
    return RecordHours.Request(
      header: try header(),
      entry: try under("entry") { () throws(ServiceError) in try draft.native() },
      replacing: try optionalID(entryID, "entry_id"))
  }
}
