package import OneWorkforceProtos
package import Operations
import Passports
import SwiftProtobuf
package import Vocabulary

extension WireListExpiringRequest {
  /// What is to be listed.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ListExpiring.Request {
    ListExpiring.Request(
      before: try optionalInstant(hasBefore, before, "before"),
      defaultRole: defaultRoleCode.isEmpty
        ? nil : try RoleCode(defaultRoleCode, field: "default_role_code"),
      page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension Page<ListExpiring.Item> {
  /// The page as the wire writes it.
  package func proto() -> WireListExpiringResponse {
    .with {
      $0.items = entries.map { $0.proto() }
      $0.nextPageToken = nextToken
    }
  }
}

extension ListExpiring.Item {
  /// What ends, as the wire writes it.
  package func proto() -> WireExpiringItem {
    .with {
      $0.workerID = worker.description
      $0.requirement = finding.requirement.code.text
      $0.outcome = WireOutcome(finding.outcome)
      if let end = finding.validUntil { $0.endsAt = end.proto() }
      $0.nextAction = finding.nextAction
      $0.nextOwner = finding.nextOwner.rawValue
    }
  }
}
