package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireLendPowerRequest: WireChange {}

extension WireLendPowerRequest {
  /// What is lent.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> LendPower.Request {
    let header = try header()
    let sent = try required(hasPower, power, "power")
    return LendPower.Request(
      header: header, power: try under("power") { () throws(ServiceError) in try sent.native() })
  }
}
