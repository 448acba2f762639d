package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireWithdrawDisclosureRequest: WireChange {}

extension WireWithdrawDisclosureRequest {
  /// Which grant.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> WithdrawDisclosure.Request {
    WithdrawDisclosure.Request(header: try header(), grant: try requiredID(grantID, "grant_id"))
  }
}
