package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireListProgrammesRequest {
  /// Which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> PageRequest {
    try PageRequest(size: pageSize, token: pageToken)
  }
}

extension Page<ListProgrammes.Entry> {
  /// The page as the wire writes it.
  package func proto() -> WireListProgrammesResponse {
    .with {
      $0.programmes = entries.map { entry in
        .with {
          $0.id = entry.id.description
          $0.programme = entry.programme.proto()
          $0.etag = entry.etag.text
        }
      }
      $0.nextPageToken = nextToken
    }
  }
}
