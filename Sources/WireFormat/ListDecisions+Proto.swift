import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListDecisionsRequest {
  /// Whose decisions, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListDecisions.Request {
    try ListDecisions.Request(
      choice: DecisionChoice(
        worker: optionalID(workerID, "worker_id"), person: optionalID(personID, "person_id"),
        askedBy: optionalID(organisationID, "organisation_id"),
        from: optionalInstant(hasRecordedFrom, recordedFrom, "recorded_from"),
        to: optionalInstant(hasRecordedTo, recordedTo, "recorded_to")),
      page: PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<KeptDecision> {
  /// The page as the wire writes it.
  package func proto() -> WireListDecisionsResponse {
    .with {
      $0.decisions = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
