import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListTopicsRequest {
  /// Which topics, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListTopics.Request {
    ListTopics.Request(
      owner: try optionalID(organisationID, "organisation_id"),
      network: try optionalID(networkID, "network_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<LearningTopic> {
  /// The page as the wire writes it.
  package func proto() -> WireListTopicsResponse {
    .with {
      $0.topics = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
