package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListAccessesRequest {
  /// Which page.
  ///
  /// - Throws: ``ServiceError`` naming `page_size`.
  package func native() throws(ServiceError) -> PageRequest {
    try PageRequest(size: pageSize, token: pageToken)
  }
}

extension Page<ListAccesses.Entry> {
  /// The page as the wire writes it.
  package func proto() -> WireListAccessesResponse {
    .with {
      $0.accesses = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}

extension ListAccesses.Entry {
  /// The look as the wire writes it.
  package func proto() -> WireAccessEntry {
    .with {
      $0.id = access.id.description
      $0.at = access.at.proto()
      $0.subject = access.subject
      $0.organisationID = access.organisation?.description ?? ""
      $0.organisationName = organisationName ?? ""
      $0.duty = access.duty.rawValue
      $0.method = access.method
      if let purpose = access.purpose { $0.purpose = WirePurpose(purpose) }
      $0.fieldGroups = access.groups.map { WireFieldGroup($0) }
        .sorted { $0.rawValue < $1.rawValue }
      $0.allowed = access.wasAllowed
      $0.ruleID = access.rule.text
      $0.grantID = access.grant?.description ?? ""
    }
  }
}
