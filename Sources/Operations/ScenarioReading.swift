import Access
import Planning
import ReferenceData
import Vocabulary

// Finding, settling and keeping the scenarios of plans.

/// A version of a plan's scenario with the levers that are asked for, ready to run.
struct ChosenScenario: Sendable {
  /// The plan.
  let standing: PlanStanding
  /// The version as it is kept.
  let kept: KeptScenario
  /// The scenario, levers pulled.
  let scenario: Scenario
  /// SHA-256 of the scenario as it runs.
  let digest: [UInt8]
}

extension Service {
  /// The scenario of `choice` of the plan, read on one snapshot.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault: no such version, an unknown
  ///   lever, a size outside its bounds.
  func scenario(
    _ choice: ScenarioChoice, of plan: PlanID, _ call: Call, for action: Action = .readPlan,
    field: String = "scenario"
  ) async throws -> ChosenScenario {
    let now = now()
    let (standing, kept) = try await read(call) { records in
      let found = try records.plan(plan, call, for: action, at: now)
      guard let kept = try records.scenario(choice.version, of: plan) else {
        throw ServiceError.noScenario(choice.version, field: field + ".scenario_version")
      }
      return (found.standing, kept)
    }
    return try chosen(choice, kept, of: standing, field: field)
  }

  func chosen(
    _ choice: ScenarioChoice, _ kept: KeptScenario, of standing: PlanStanding, field: String
  ) throws(ServiceError) -> ChosenScenario {
    let scenario = try planning.codec.scenario(kept.bytes)
    guard let levers = choice.levers else {
      return ChosenScenario(
        standing: standing, kept: kept, scenario: scenario, digest: kept.digest)
    }
    let pulled = try ServiceError.under(field) { () throws(ServiceError) in
      try scenario.pulling(levers)
    }
    return ChosenScenario(
      standing: standing, kept: kept, scenario: pulled,
      digest: digest(of: try planning.codec.bytes(of: pulled)))
  }

  /// The scenario with the people of its places, and the release they are of.
  ///
  /// Files are read only where a place gave pieces and no people.
  func settled(_ scenario: Scenario) async throws -> (scenario: Scenario, dataVersion: String) {
    let isOpen = scenario.parts.places.contains { $0.population == nil && !$0.pieces.isEmpty }
    guard isOpen else { return (scenario, Self.givenData) }
    guard let shelf = try await planning.populations.populations() else {
      throw ServiceError(
        .failedPrecondition, .fieldRequired, field: "places",
        "this service was given no population files: give each place its population")
    }
    return (try scenario.settling(shelf.catalogue), Self.givenData + "+" + shelf.version)
  }

  /// The release of the data where every population was given with the scenario.
  private static var givenData: String { ReferenceDataVersion.text }
}
