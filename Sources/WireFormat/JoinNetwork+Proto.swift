import Learning
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireJoinNetworkRequest: WireChange {}

extension WireJoinNetworkRequest {
  /// Who joins what.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> JoinNetwork.Request {
    JoinNetwork.Request(
      header: try header(), network: try requiredID(networkID, "network_id"),
      part: try requiredChoice(part, "part"), start: try optionalDate(joinsOn, "joins_on"))
  }
}
