package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireGetFundRequest {
  /// Which one, as of when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> GetFund.Request {
    GetFund.Request(
      fund: try requiredID(fundID, "fund_id"),
      asOf: AsOf(
        at: try optionalInstant(hasAsOf, self.asOf, "as_of"),
        asKnownAt: try optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at")))
  }
}

extension GetFund.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireGetFundResponse {
    .with { $0.view = view.proto(etag) }
  }
}
