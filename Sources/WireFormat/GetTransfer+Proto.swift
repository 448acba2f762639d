package import OneWorkforceProtos
package import Vocabulary

extension WireGetTransferRequest {
  /// Which move.
  ///
  /// - Throws: ``ServiceError`` naming `transfer_id`.
  package func native() throws(ServiceError) -> TransferID {
    try requiredID(transferID, "transfer_id")
  }
}
