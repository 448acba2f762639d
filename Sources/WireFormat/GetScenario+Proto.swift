package import OneWorkforceProtos
package import Operations
package import Planning
package import Vocabulary

extension WireGetScenarioRequest {
  /// The plan, and the version; nil for the newest.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> (plan: PlanID, version: Int?) {
    (
      try requiredID(planID, "plan_id"),
      try optionalVersion(scenarioVersion, "scenario_version")
    )
  }
}

/// The version that is named, or nil for 0.
func optionalVersion(_ version: Int32, _ field: String) throws(ServiceError) -> Int? {
  guard version >= 0 else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: field,
      "must be 0 or more; got \(quoted("\(version)"))")
  }
  return version == 0 ? nil : Int(version)
}

extension GetScenario.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireGetScenarioResponse {
    .with {
      $0.scenario = scenario.proto()
      $0.scenarioVersion = Int32(clamping: version)
      $0.scenarioSha256 = hexadecimal(digest)
    }
  }
}
