package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireTransferWorkerRequest: WireChange {}

extension WireTransferWorkerRequest {
  /// Who is to move.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> TransferWorker.Request {
    try TransferWorker.Request(
      header: header(), worker: worker.native(), role: RoleCode(roleCode, field: "role_code"),
      startsOn: requiredDate(startsOn, "starts_on"),
      from: optionalID(fromOrganisationID, "from_organisation_id"))
  }
}

extension TransferWorker.Report {
  /// The move as the wire writes it.
  package func proto() -> WireTransferWorkerResponse {
    .with {
      $0.receipt = receipt.proto()
      if let transfer { $0.transfer = transfer.proto() }
    }
  }
}
