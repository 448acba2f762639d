package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireDecideTransferItemRequest: WireChange {}

extension WireDecideTransferItemRequest {
  /// What was decided.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DecideTransferItem.Request {
    try DecideTransferItem.Request(
      header: header(), transfer: requiredID(transferID, "transfer_id"), etag: Etag(sent: etag),
      list: requiredChoice(list, "list"), code: code, isCleared: cleared, decidedBy: decidedBy)
  }
}
