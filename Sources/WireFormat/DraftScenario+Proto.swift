package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireDraftScenarioRequest: WireChange {}

extension WireDraftScenarioRequest {
  /// What is to be kept.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> DraftScenario.Request {
    // A scenario without anybody in it says what imports do not.
    let isWhole = hasScenario && !scenario.stocks.isEmpty
    return DraftScenario.Request(
      header: try header(), plan: try requiredID(planID, "plan_id"),
      etag: try requiredEtag(etag, "etag"),
      scenario: isWhole
        ? try under("scenario") { () throws(ServiceError) in try scenario.native() } : nil,
      said: hasScenario && !isWhole
        ? try under("scenario") { () throws(ServiceError) in try scenario.parts() } : nil)
  }
}

extension DraftScenario.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireDraftScenarioResponse {
    .with {
      if let receipt { $0.receipt = receipt.proto() }
      $0.scenarioVersion = Int32(clamping: version ?? 0)
      if let scenario { $0.scenario = scenario.proto() }
      $0.questions = questions.map { $0.proto() }
    }
  }
}
