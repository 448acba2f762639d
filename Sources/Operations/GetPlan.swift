package import Planning

/// One plan.
package enum GetPlan {
  /// The plan as it stands now.
  ///
  /// - Throws: ``ServiceError``: not found, naming `plan_id`, also where the caller may not know.
  package static func run(
    _ id: PlanID, _ call: Call, in service: Service
  ) async throws -> PlanStanding {
    let now = service.now()
    return try await service.read(call) { try $0.plan(id, call, for: .readPlan, at: now).standing }
  }
}
