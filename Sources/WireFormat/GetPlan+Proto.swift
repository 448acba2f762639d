package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WireGetPlanRequest {
  /// The plan asked for.
  ///
  /// - Throws: ``ServiceError`` naming `plan_id`.
  package func native() throws(ServiceError) -> PlanID { try requiredID(planID, "plan_id") }
}

extension WireGetPlanResponse {
  /// The plan as the wire writes it.
  package init(_ standing: PlanStanding) {
    self = .with { $0.plan = standing.proto() }
  }
}
