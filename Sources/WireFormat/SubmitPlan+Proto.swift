package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireSubmitPlanRequest: WireChange {}

extension WireSubmitPlanRequest {
  /// What is handed in.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> SubmitPlan.Request {
    let sent = try required(hasPlanReturn, planReturn, "plan_return")
    try requireReplacement()
    let handed = try under("plan_return") { () throws(ServiceError) in try sent.native() }
    return SubmitPlan.Request(
      header: try header(), place: handed.place, title: handed.title, lines: handed.lines,
      replaces: replacesID.isEmpty
        ? nil
        : SubmitPlan.Request.Earlier(
          id: try requiredID(replacesID, "replaces_id"),
          etag: try requiredEtag(replacesEtag, "replaces_etag")))
  }

  private func requireReplacement() throws(ServiceError) {
    guard replacesID.isEmpty, !replacesEtag.isEmpty else { return }
    throw ServiceError(
      .invalidArgument, .fieldNotAllowed, field: "replaces_etag",
      "must be left empty where no return is replaced")
  }
}

extension SubmitPlan.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireSubmitPlanResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.keptOut = keptOut.map { $0.proto() }
    }
  }
}
