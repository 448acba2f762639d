import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireLookBackRequest {
  /// From which record, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> LookBack.Request {
    LookBack.Request(
      record: try requiredID(recordID, "record_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<LookBack.Entry> {
  /// The page as the wire writes it.
  package func proto() -> WireLookBackResponse {
    .with {
      $0.decisions = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}

extension LookBack.Entry {
  func proto() -> WireReconsideredDecision {
    .with {
      $0.record = kept.proto()
      if let finding { $0.finding = finding.proto() }
      $0.changed = isChanged
    }
  }
}
