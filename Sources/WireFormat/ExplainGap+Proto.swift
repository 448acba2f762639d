package import OneWorkforceProtos
package import Operations
import Planning
package import Vocabulary

extension WireExplainGapRequest {
  /// What is to be explained.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ExplainGap.Request {
    try requireNumber(Double(barCount), in: 0...100, field: "bar_count")
    return ExplainGap.Request(
      plan: try requiredID(planID, "plan_id"),
      scenario: try choice(hasScenario, scenario, "scenario", else: .newest),
      place: try optionalCode(place, "place"), group: try optionalCode(group, "group"),
      fromYear: try optionalVersion(fromYear, "from_year") ?? 0,
      toYear: try optionalVersion(toYear, "to_year"),
      barCount: barCount == 0 ? 10 : Int(barCount))
  }
}

extension ExplainGap.Report {
  /// The explanation as the wire writes it.
  package func proto() -> WireExplainGapResponse {
    .with {
      $0.scope = scope.proto()
      $0.gap = gap.proto()
      if let supply { $0.supply = supply.proto() }
      if let need { $0.need = need.proto() }
      if let levers { $0.levers = levers.proto() }
      if let owners { $0.owners = owners.proto() }
      $0.leverEffects = leverEffects.map { $0.proto() }
      $0.tornado = tornado.proto()
      $0.overClaims = overClaims.map { $0.proto() }
      $0.basis = basis.proto()
    }
  }
}
