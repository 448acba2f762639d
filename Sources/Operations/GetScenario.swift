package import Planning
import Vocabulary

/// A version of a plan's scenario.
package enum GetScenario {
  /// The scenario as it is kept.
  package struct Report: Sendable {
    /// The scenario.
    package let scenario: Scenario
    /// Its version.
    package let version: Int
    /// SHA-256 of its bytes.
    package let digest: [UInt8]
  }

  /// The version, the newest where none is named.
  ///
  /// - Throws: ``ServiceError``: not found, naming `plan_id` or `scenario_version`.
  package static func run(
    _ version: Int?, of plan: PlanID, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let kept = try await service.read(call) { records in
      _ = try records.plan(plan, call, for: .readPlan, at: now)
      guard let kept = try records.scenario(version, of: plan) else {
        throw ServiceError.noScenario(version, field: "scenario_version")
      }
      return kept
    }
    return Report(
      scenario: try service.planning.codec.scenario(kept.bytes), version: kept.version,
      digest: kept.digest)
  }
}
