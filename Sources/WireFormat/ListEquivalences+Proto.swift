package import OneWorkforceProtos
package import Operations
package import ReferenceData
package import Vocabulary

extension WireListEquivalencesRequest {
  /// Which page.
  ///
  /// - Throws: ``ServiceError`` naming `page_size`.
  package func native() throws(ServiceError) -> PageRequest {
    try PageRequest(size: pageSize, token: pageToken)
  }
}

extension Page<Equivalence> {
  /// The page as the wire writes it.
  package func proto() -> WireListEquivalencesResponse {
    .with {
      $0.equivalences = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}

extension Equivalence {
  /// The equivalence as the wire writes it.
  package func proto() -> WireEquivalence {
    .with {
      $0.id = id.text
      $0.from = fromText
      $0.to = toText
      $0.strength = strength.rawValue
      $0.condition = condition
      $0.provenance = provenance.proto()
    }
  }
}
