package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireAdjustPlacementRequest: WirePlacementAct {}

extension WireAdjustPlacementRequest {
  /// Which placement, to what, and why.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AdjustPlacement.Request {
    guard baseMinutes >= 0 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "base_minutes",
        "must be 0 or more; got \(quoted("\(baseMinutes)"))")
    }
    return try AdjustPlacement.Request(
      act: act(), baseMinutes: Int(baseMinutes), reason: reason)
  }
}
