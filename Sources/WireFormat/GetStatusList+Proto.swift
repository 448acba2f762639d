import FoundationEssentials
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireGetStatusListRequest {
  /// Which list.
  ///
  /// - Throws: ``ServiceError`` naming `uri` where it is missing or too long.
  package func native() throws(ServiceError) -> GetStatusList.Request {
    GetStatusList.Request(uri: try boundedText(uri, field: "uri", limit: 512))
  }
}

extension ShownStatusList {
  /// The list as the wire writes it.
  package func proto() -> WireStatusList {
    .with {
      $0.uri = uri
      $0.version = version.number
      $0.token = Data(token)
      $0.signedAt = signedAt.proto()
      $0.timeToLiveSeconds = Int32(clamping: timeToLive)
    }
  }
}
