package import OneWorkforceProtos
package import Operations
import Roles
package import Vocabulary

extension WireListRoleTemplatesRequest {
  /// Whose templates, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListRoleTemplates.Request {
    ListRoleTemplates.Request(
      organisation: try optionalID(organisationID, "organisation_id"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<RoleTemplate> {
  /// The page as the wire writes it.
  package func proto() -> WireListRoleTemplatesResponse {
    .with {
      $0.templates = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
