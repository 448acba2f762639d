package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordNetworkRequest: WireChange {}

extension WireRecordNetworkRequest {
  /// The network to be registered.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordNetwork.Request {
    RecordNetwork.Request(header: try header(), name: try boundedText(name, field: "name"))
  }
}
