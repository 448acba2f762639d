import OneWorkforceProtos
import Operations
import Roles
import Vocabulary

extension ManagedEntry {
  func proto() -> WireManagedWorker {
    .with {
      $0.workerID = tie.key.worker.description
      $0.employerID = tie.key.employer.description
      $0.roleID = tie.role?.description ?? ""
      if let manager { $0.lineManager = manager.proto() }
      $0.cause = cause?.rawValue ?? ""
      $0.agreementIds = agreements.map(\.description)
    }
  }
}

extension RoleTemplate {
  func proto() -> WireRoleTemplate {
    .with {
      $0.id = id.description
      $0.organisationID = organisation.description
      $0.title = title
      $0.roleCode = role.text
      $0.interventionCodes = interventions.sorted().map(\.text)
      $0.copiedFromID = copiedFrom?.description ?? ""
      $0.forbiddenCodes = forbidden.sorted().map(\.text)
      $0.localProtocol = localProtocol ?? ""
    }
  }
}
