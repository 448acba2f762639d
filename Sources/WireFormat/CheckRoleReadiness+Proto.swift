package import OneWorkforceProtos
package import Operations
import Passports
import SwiftProtobuf
package import Vocabulary

extension WireCheckRoleReadinessRequest {
  /// Whose passport is to be judged for what.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> CheckRoleReadiness.Request {
    try requireAtMost(40, roleCodes.count, "role_codes")
    var roles: [RoleCode] = []
    for (index, code) in roleCodes.enumerated() {
      roles.append(try RoleCode(code, field: "role_codes[\(index)]"))
    }
    return try CheckRoleReadiness.Request(
      worker: worker.native(), roles: roles,
      question: PassportQuestion(
        purpose: purpose.stated, at: optionalInstant(hasAt, at, "at"),
        asKnownAt: optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at")))
  }
}

extension CheckRoleReadiness.Report {
  /// What was found, as the wire writes it.
  package func proto() -> WireCheckRoleReadinessResponse {
    .with {
      $0.readiness = answers.map { answer in
        .with {
          $0.roleCode = answer.role.text
          $0.report = answer.readiness.proto(organisations)
        }
      }
      $0.workerID = worker.description
      $0.accessID = access.description
    }
  }
}
