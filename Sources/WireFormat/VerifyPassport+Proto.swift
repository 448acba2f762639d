package import OneWorkforceProtos
package import Operations
import Passports
import Roles
import SwiftProtobuf
package import Vocabulary

extension WireVerifyPassportRequest {
  /// Whose passport is to be judged for what.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> VerifyPassport.Request {
    guard minCommitSequence >= 0 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "min_commit_sequence",
        "must be 0 or more; got \(quoted("\(minCommitSequence)"))")
    }
    return VerifyPassport.Request(
      worker: try worker.native(),
      asker: try optionalID(askingOrganisationID, "asking_organisation_id"),
      role: try RoleCode(roleCode, field: "role_code"),
      question: PassportQuestion(
        purpose: purpose.stated, at: try optionalInstant(hasAt, at, "at"),
        asKnownAt: try optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at"),
        minimum: minCommitSequence == 0 ? nil : CommitSequence(minCommitSequence)))
  }
}

extension VerifyPassport.Report {
  /// What was found, as the wire writes it.
  package func proto() -> WireVerifyPassportResponse {
    .with {
      $0.workerID = worker.description
      $0.report = readiness.proto(organisations)
      $0.transferItems = transferItems.map { $0.proto() }
      $0.accessID = access.description
    }
  }
}
