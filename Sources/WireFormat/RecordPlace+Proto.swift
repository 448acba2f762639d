package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordPlaceRequest: WireChange {}

extension WireRecordPlaceRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordPlace.Request {
    let sent = try required(hasPlace, place, "place")
    return RecordPlace.Request(
      header: try header(),
      place: try under("place") { () throws(ServiceError) in try sent.native() })
  }
}
