package import OneWorkforceProtos
package import Operations
import ReferenceData
package import Vocabulary

extension WireListRoleProfilesRequest {
  /// Which page.
  ///
  /// - Throws: ``ServiceError`` naming `page_size`.
  package func native() throws(ServiceError) -> PageRequest {
    try PageRequest(size: pageSize, token: pageToken)
  }
}

extension Page<RoleProfile> {
  /// The page as the wire writes it.
  package func proto() -> WireListRoleProfilesResponse {
    .with {
      $0.roleProfiles = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
