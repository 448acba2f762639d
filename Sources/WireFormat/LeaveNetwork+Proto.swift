package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireLeaveNetworkRequest: WireChange {}

extension WireLeaveNetworkRequest {
  /// Who leaves what.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> LeaveNetwork.Request {
    LeaveNetwork.Request(
      header: try header(), network: try requiredID(networkID, "network_id"),
      organisation: try optionalID(organisationID, "organisation_id"),
      end: try optionalDate(leavesOn, "leaves_on"))
  }
}
