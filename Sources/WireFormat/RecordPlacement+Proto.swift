package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordPlacementRequest: WireChange {}

extension WireRecordPlacementRequest {
  /// The placement to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordPlacement.Request {
    let draft = try required(hasTerms, terms, "terms")
    return RecordPlacement.Request(
      header: try header(),
      terms: try under("terms") { () throws(ServiceError) in try draft.native() })
  }
}
