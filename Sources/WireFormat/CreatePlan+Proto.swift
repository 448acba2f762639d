package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireCreatePlanRequest: WireChange {}

extension WireCreatePlanRequest {
  /// What is to be opened.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> CreatePlan.Request {
    let sent = try required(hasPlan, plan, "plan")
    return CreatePlan.Request(
      header: try header(),
      plan: try under("plan") { () throws(ServiceError) in try sent.native() })
  }
}

extension CreatePlan.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireCreatePlanResponse {
    .with {
      $0.receipt = receipt.proto()
      if let standing { $0.plan = standing.proto() }
    }
  }
}
