package import OneWorkforceProtos
package import Operations
import ReferenceData
package import Vocabulary

extension WireListCodesRequest {
  /// Which list, and which page of it.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListCodes.Request {
    ListCodes.Request(
      list: try optionalChoice(list, "list"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<ListedCode> {
  /// The page as the wire writes it.
  package func proto() -> WireListCodesResponse {
    .with {
      $0.codes = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
      $0.referenceDataVersion = ReferenceDataVersion.text
    }
  }
}

extension ListedCode {
  /// The code as the wire writes it.
  package func proto() -> WireListedCode {
    .with {
      $0.code = code
      $0.title = title
      $0.value = value
      if let provenance { $0.provenance = provenance.proto() }
    }
  }
}
