package import OneWorkforceProtos
package import Operations
import Partnerships
package import Vocabulary

extension WireEndPowerRequest: WireChange {}

extension WireEndPowerRequest {
  /// What ended when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> EndPower.Request {
    EndPower.Request(
      header: try header(),
      ending: PowerEnding(
        power: try requiredID(powerID, "power_id"), cause: try requiredChoice(cause, "cause"),
        on: try requiredDate(endedOn, "ended_on")))
  }
}
