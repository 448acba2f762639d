package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireSetNeedModelRequest: WireChange {}

extension WireSetNeedModelRequest {
  /// How need is to be reckoned.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> SetNeedModel.Request {
    let context = ScenarioContext(
      provenance: hasDefaultProvenance
        ? try defaultProvenance.native("default_provenance") : nil)
    return SetNeedModel.Request(
      header: try header(), plan: try requiredID(planID, "plan_id"),
      etag: try requiredEtag(etag, "etag"),
      needs: try needs.natives("needs", atMost: 40_000, context),
      activities: try activities.natives("activities", atMost: 10_000, context),
      tasks: try tasks.natives("tasks", atMost: 10_000, context))
  }
}

extension SetNeedModel.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireSetNeedModelResponse {
    .with {
      $0.receipt = receipt.proto()
      $0.scenarioVersion = Int32(clamping: version ?? 0)
    }
  }
}
