package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireRegisterPersonRequest: WireChange {}

extension WireRegisterPersonRequest {
  /// Who is to be registered.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RegisterPerson.Request {
    RegisterPerson.Request(
      header: try header(), birthDate: try optionalDate(birthDate, "birth_date"),
      possibleDuplicates: try requiredIDs(
        possibleDuplicateIds, "possible_duplicate_ids", atMost: 10),
      isSynthetic: synthetic,
      careFrom: try optionalInstant(hasCareFrom, careFrom, "care_from"),
      approver: try optionalText(approver, field: "approver", limit: 100))
  }
}

extension RegisterPerson.Report {
  /// The receipts as the wire writes them.
  package func proto() -> WireRegisterPersonResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.careEpisodeID = episode
    }
  }
}
