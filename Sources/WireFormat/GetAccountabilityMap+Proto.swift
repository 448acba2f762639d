package import OneWorkforceProtos
package import Operations
import Partnerships
import SwiftProtobuf
package import Vocabulary

extension WireGetAccountabilityMapRequest {
  /// Which area, as of when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> GetAccountabilityMap.Request {
    try requireAtMost(AccountableDuty.allCases.count, duties.count, "duties")
    var wanted: Set<AccountableDuty> = []
    for (index, text) in duties.enumerated() {
      wanted.insert(try requiredChoice(text, "duties[\(index)]"))
    }
    return GetAccountabilityMap.Request(
      place: try requiredID(placeID, "place_id"),
      asOf: AsOf(
        at: try optionalInstant(hasAsOf, self.asOf, "as_of"),
        asKnownAt: try optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at")),
      duties: wanted)
  }
}

extension GetAccountabilityMap.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireGetAccountabilityMapResponse {
    .with { $0.map = mapProto() }
  }
}
