import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordCareFactRequest: WireFactRecord {}

extension WireRecordCareFactRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordCareFact.Request {
    let header = try header()
    let person: PersonID = try requiredID(personID, "person_id")
    guard let fact else { throw noFact() }
    let said = try under(fact.field) { () throws(ServiceError) in try fact.native(of: person) }
    return RecordCareFact.Request(header: header, draft: try draft(said))
  }
}

extension WireRecordCareFactRequest.OneOf_Fact {
  var field: String {
    switch self {
    case .careEpisode: "care_episode"
    case .planTask: "plan_task"
    case .order: "order"
    case .consent: "consent"
    case .stability: "stability"
    case .risk: "risk"
    }
  }

  func native(of person: PersonID) throws(ServiceError) -> DelegationFact {
    switch self {
    case .careEpisode(let episode):
      .episode(
        of: person,
        CareEpisode(organisation: try requiredID(episode.organisationID, "organisation_id")))
    case .planTask(let task): .planTask(of: person, try task.native())
    case .order(let order):
      .order(of: person, try CareOrder(reference: order.reference, version: Int(order.version)))
    case .consent(let consent): .consent(of: person, try consent.native())
    case .stability(let status): .stability(of: person, try status.native())
    case .risk(let assessment): .risk(of: person, try assessment.native())
    }
  }
}
