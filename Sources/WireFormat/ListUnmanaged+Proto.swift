package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireListUnmanagedRequest {
  /// Which day and page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListUnmanaged.Request {
    ListUnmanaged.Request(
      asked: try askedDay(on, hasAsKnownAt, asKnownAt),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension WireListUnmanagedResponse {
  /// The page as the wire writes it.
  package init(_ page: Page<ManagedEntry>) {
    self = .with {
      $0.workers = page.entries.map { $0.proto() }
      $0.nextPageToken = page.nextToken
    }
  }
}
