package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireApprovePlanRequest: WireChange {}

extension WireApprovePlanRequest {
  /// What a side says.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ApprovePlan.Request {
    ApprovePlan.Request(
      header: try header(), plan: try requiredID(planID, "plan_id"),
      etag: try requiredEtag(etag, "etag"), run: try requiredID(runID, "run_id"),
      isAccepted: accepted, decidedBy: try boundedText(decidedBy, field: "decided_by", limit: 100),
      reason: try optionalText(reason, field: "reason"))
  }
}

extension ApprovePlan.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireApprovePlanResponse {
    .with {
      $0.receipt = receipt.proto()
      if let approval { $0.approval = approval.proto() }
    }
  }
}
