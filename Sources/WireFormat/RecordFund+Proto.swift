package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordFundRequest: WireChange {}

extension WireRecordFundRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordFund.Request {
    let header = try header()
    let sent = try required(hasFund, fund, "fund")
    return try under("fund") { () throws(ServiceError) in
      RecordFund.Request(
        header: header, fund: try sent.native(),
        earlier: try earlierVersion(sent.id, sent.etag))
    }
  }
}
