package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireCancelPlacementRequest: WirePlacementAct {}

extension WireCancelPlacementRequest {
  /// Which placement, why, and when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> CancelPlacement.Request {
    try CancelPlacement.Request(
      act: act(), cause: requiredChoice(cause, "cause"), on: optionalDate(on, "on"))
  }
}
