import Delegations
package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WirePlaceHoldRequest: WireChange {}

extension WirePlaceHoldRequest {
  /// What is to be stopped.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> PlaceHold.Request {
    let header = try header()
    let sent = try required(hasHold, hold, "hold")
    let from = try optionalInstant(hasEffectiveFrom, effectiveFrom, "effective_from")
    let to = try optionalInstant(hasEffectiveTo, effectiveTo, "effective_to")
    if let from { _ = try InstantPeriod(from: from, to: to, field: "effective_to") }
    return PlaceHold.Request(
      header: header, hold: try under("hold") { () throws(ServiceError) in try sent.native() },
      effectiveFrom: from, effectiveTo: to, reason: try optionalText(reason, field: "reason"))
  }
}
