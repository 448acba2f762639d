package import OneWorkforceProtos
package import Operations
package import Passports
package import Vocabulary

extension WireDisputeEntryRequest: WireChange {}

extension WireDisputeEntryRequest {
  /// What is disputed.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DisputeEntry.Request {
    DisputeEntry.Request(
      header: try header(), fact: try requiredID(factID, "fact_id"),
      ground: try requiredChoice(ground, "ground"),
      statement: try optionalText(statement, field: "statement", limit: Dispute.longestText))
  }
}

extension Dispute {
  /// The dispute as the wire writes it.
  package func proto() -> WireDispute {
    .with {
      $0.id = id.description
      $0.factID = fact.description
      $0.ground = ground.rawValue
      $0.statement = statement ?? ""
      $0.openedAt = openedAt.proto()
      $0.state = state.rawValue
      if let answer {
        $0.answeredByID = answer.organisation.description
        $0.note = answer.note ?? ""
        $0.answeredAt = answer.at.proto()
      }
    }
  }
}
