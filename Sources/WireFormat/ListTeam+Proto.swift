package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireListTeamRequest {
  /// Which day and page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListTeam.Request {
    ListTeam.Request(
      manager: try requiredID(managerID, "manager_id"),
      asked: try askedDay(on, hasAsKnownAt, asKnownAt),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension WireListTeamResponse {
  /// The page as the wire writes it.
  package init(_ page: Page<ManagedEntry>) {
    self = .with {
      $0.workers = page.entries.map { $0.proto() }
      $0.nextPageToken = page.nextToken
    }
  }
}
