package import OneWorkforceProtos
package import Operations
import Roles
import SwiftProtobuf
package import Vocabulary

extension WireListJointRolesRequest {
  /// Whose roles, on which day, and which page.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListJointRoles.Request {
    ListJointRoles.Request(
      whose: try nativeScope(), asked: try askedDay(on, hasAsKnownAt, asKnownAt),
      page: try PageRequest(size: pageSize, token: pageToken))
  }

  private func nativeScope() throws(ServiceError) -> JointRoleScope {
    switch whose {
    case .organisationID(let id): .organisation(try requiredID(id, "organisation_id"))
    case .workerID(let id): .worker(try requiredID(id, "worker_id"))
    case .placeID(let id): .place(try requiredID(id, "place_id"))
    case nil:
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "whose",
        "must name an organisation, a worker or a place")
    }
  }
}

extension Page<JointRoleView> {
  /// The page as the wire writes it.
  package func proto() -> WireListJointRolesResponse {
    .with {
      $0.roles = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}
