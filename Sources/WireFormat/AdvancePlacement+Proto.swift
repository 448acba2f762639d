package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireAdvancePlacementRequest: WirePlacementAct {}

extension WireAdvancePlacementRequest {
  /// Which step of which placement.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> AdvancePlacement.Request {
    try AdvancePlacement.Request(
      act: act(), step: requiredChoice(step, "step"), on: optionalDate(on, "on"),
      assessor: optionalID(assessorID, "assessor_id"),
      reason: optionalText(reason, field: "reason"))
  }
}
