package import OneWorkforceProtos
package import Operations
package import ReferenceData
package import Vocabulary

extension WireListSourcesRequest {
  /// Which page.
  ///
  /// - Throws: ``ServiceError`` naming `page_size`.
  package func native() throws(ServiceError) -> PageRequest {
    try PageRequest(size: pageSize, token: pageToken)
  }
}

extension Page<Source> {
  /// The page as the wire writes it.
  package func proto() -> WireListSourcesResponse {
    .with {
      $0.sources = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}

extension Source {
  /// The source as the wire writes it.
  package func proto() -> WireSource {
    .with {
      $0.id = code.text
      $0.title = title
      $0.publisher = publisher
      $0.date = date
      $0.licence = licence
      $0.confidence = confidence
    }
  }
}
