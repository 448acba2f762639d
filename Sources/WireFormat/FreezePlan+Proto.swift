package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireFreezePlanRequest: WireChange {}

extension WireFreezePlanRequest {
  /// What is to be frozen.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> FreezePlan.Request {
    FreezePlan.Request(
      header: try header(), plan: try requiredID(planID, "plan_id"),
      etag: try requiredEtag(etag, "etag"), run: try requiredID(runID, "run_id"),
      decidedBy: try boundedText(decidedBy, field: "decided_by", limit: 100))
  }
}

extension FreezePlan.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireFreezePlanResponse {
    .with {
      $0.receipt = receipt.proto()
      if let standing { $0.plan = standing.proto() }
    }
  }
}
