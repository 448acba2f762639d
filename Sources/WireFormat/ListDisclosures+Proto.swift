package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListDisclosuresRequest {
  /// Which page.
  ///
  /// - Throws: ``ServiceError`` naming `page_size`.
  package func native() throws(ServiceError) -> PageRequest {
    try PageRequest(size: pageSize, token: pageToken)
  }
}

extension Page<CodedGrant> {
  /// The page as the wire writes it.
  package func proto() -> WireListDisclosuresResponse {
    .with {
      $0.grants = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
