package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRegisterWorkerRequest: WireChange {}

extension WireRegisterWorkerRequest {
  /// Who is to be registered.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RegisterWorker.Request {
    let who = try required(hasIdentity, identity, "identity")
    let first = try required(hasEngagement, engagement, "engagement")
    return RegisterWorker.Request(
      header: try header(),
      identity: try under("identity") { () throws(ServiceError) in try who.native() },
      level: try identityLevel.native("identity_level"),
      engagement: try under("engagement") { () throws(ServiceError) in try first.native() },
      acceptsPossibleDuplicate: acceptPossibleDuplicate,
      isSynthetic: synthetic)
  }
}

extension RegisterWorker.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireRegisterWorkerResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.engagementID = engagement
    }
  }
}
