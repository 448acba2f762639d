package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListSigningKeysRequest {
  /// Which page.
  ///
  /// - Throws: ``ServiceError`` naming `page_size` or `page_token`.
  package func native() throws(ServiceError) -> ListSigningKeys.Request {
    ListSigningKeys.Request(page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<ShownKey> {
  /// The page as the wire writes it.
  package func proto() -> WireListSigningKeysResponse {
    .with {
      $0.keys = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
