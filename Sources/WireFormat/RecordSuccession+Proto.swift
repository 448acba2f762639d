package import OneWorkforceProtos
package import Operations
package import Organisations
package import Vocabulary

extension WireRecordSuccessionRequest: WireChange {}

extension WireRecordSuccessionRequest {
  /// The link to record.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordSuccession.Request {
    let sent = try required(hasSuccession, succession, "succession")
    return RecordSuccession.Request(
      header: try header(),
      succession: try under("succession") { () throws(ServiceError) in try sent.native() })
  }
}

extension WireSuccession {
  /// The link, between two different bodies.
  package func native() throws(ServiceError) -> Succession {
    try Succession(
      predecessor: requiredID(predecessorID, "predecessor_id"),
      successor: requiredID(successorID, "successor_id"), kind: requiredChoice(kind, "kind"),
      from: requiredDate(from, "from"))
  }
}

extension Succession {
  /// The link as the wire writes it.
  package func proto() -> WireSuccession {
    .with {
      $0.predecessorID = predecessor.description
      $0.successorID = successor.description
      $0.kind = kind.rawValue
      $0.from = from.description
    }
  }
}
