package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRequestPlacementRequest: WireChange {}

extension WireRequestPlacementRequest {
  /// What is asked for.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RequestPlacement.Request {
    let draft = try required(hasRequest, request, "request")
    return RequestPlacement.Request(
      header: try header(),
      request: try under("request") { () throws(ServiceError) in try draft.native() })
  }
}
