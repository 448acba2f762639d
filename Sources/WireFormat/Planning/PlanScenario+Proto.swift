package import OneWorkforceProtos
package import Planning
import SwiftProtobuf
package import Vocabulary

extension WirePlanScenario {
  /// The scenario, through every check: nothing runs on a guess.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault by its path, such as `hazards[3].rates`.
  package func native() throws(ServiceError) -> Scenario { try Scenario(parts()) }

  /// What it says, not checked as a whole: it may lack what imports have.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func parts() throws(ServiceError) -> Scenario.Parts {
    let context = ScenarioContext(
      provenance: hasDefaultProvenance
        ? try defaultProvenance.native("default_provenance") : nil)
    var parts = Scenario.Parts(
      start: try PlanMonth(start, field: "start"),
      uncertainty: try uncertainty.native("uncertainty", context))
    parts.title = try boundedText(title, field: "title")
    if horizonMonths != 0 { parts.horizonMonths = Int(horizonMonths) }
    if ageingMonth != 0 { parts.ageingMonth = Int(ageingMonth) }
    parts.isSynthetic = synthetic
    try addStaff(to: &parts, context)
    try addWork(to: &parts, context)
    try addMoney(to: &parts, context)
    return parts
  }

  private func addStaff(
    to parts: inout Scenario.Parts, _ context: ScenarioContext
  ) throws(ServiceError) {
    parts.places = try places.natives("places", atMost: 400, context)
    parts.groups = try groups.natives("groups", atMost: 400, context)
    parts.stocks = try stocks.natives("stocks", atMost: 40_000, context)
    parts.hazards = try hazards.natives("hazards", atMost: 200_000, context)
    parts.joiners = try joiners.natives("joiners", atMost: 100_000, context)
    parts.hiring = try hiring.natives("hiring", atMost: 40_000, context)
  }

  private func addWork(
    to parts: inout Scenario.Parts, _ context: ScenarioContext
  ) throws(ServiceError) {
    parts.needs = try needs.natives("needs", atMost: 40_000, context)
    parts.activities = try activities.natives("activities", atMost: 10_000, context)
    parts.tasks = try tasks.natives("tasks", atMost: 10_000, context)
    parts.programmes = try programmes.natives("programmes", atMost: 1_000, context)
    parts.supervision = try supervision.natives("supervision", atMost: 40_000, context)
    parts.placementAreas = try placementAreas.natives("placement_areas", atMost: 400, context)
    parts.apprentices = try apprentices.natives("apprentices", atMost: 40_000, context)
    parts.posts = try posts.natives("posts", atMost: 5_000, context)
    parts.delegations = try delegations.natives("delegations", atMost: 5_000, context)
  }

  private func addMoney(
    to parts: inout Scenario.Parts, _ context: ScenarioContext
  ) throws(ServiceError) {
    parts.pay = try pay.natives("pay", atMost: 40_000, context)
    parts.payElasticity =
      hasPayElasticity ? try payElasticity.native("pay_elasticity", .amount, context) : nil
    parts.holders = try holders.natives("holders", atMost: 200, context)
    parts.costLines = try costLines.natives("cost_lines", atMost: 5_000, context)
    parts.funds = try funds.natives("funds", atMost: 200, context)
    parts.events = try events.natives("events", atMost: 20_000, context)
    parts.levers = try levers.natives("levers", atMost: 64, context)
    parts.stated = try stated.natives("stated", atMost: 40_000, context)
    parts.statedTolerance = hasStatedTolerance ? statedTolerance : nil
  }
}

extension Scenario {
  /// The scenario as the wire and the scenario file write it; read back, it is equal.
  ///
  /// The provenance that most stocks and hazards have is written once, as the default.
  package func proto() -> WirePlanScenario {
    let context = ScenarioContext(provenance: commonProvenance)
    return .with {
      $0.title = parts.title
      $0.start = parts.start.description
      $0.horizonMonths = Int32(clamping: parts.horizonMonths)
      $0.ageingMonth = Int32(clamping: parts.ageingMonth)
      $0.synthetic = parts.isSynthetic
      if let common = context.provenance { $0.defaultProvenance = common.proto() }
      $0.uncertainty = parts.uncertainty.proto(context)
      writeStaff(to: &$0, context)
      writeWork(to: &$0, context)
      writeMoney(to: &$0, context)
    }
  }

  /// The bytes a scenario is kept as and its digest is taken of: equal scenarios, equal bytes.
  package func wireBytes() throws(ServiceError) -> [UInt8] {
    guard let bytes: [UInt8] = try? proto().serializedBytes() else {
      throw ServiceError(.internalFault, .internalFault, "a scenario could not be written")
    }
    return bytes
  }

  /// The scenario that ``wireBytes()`` gave, checked again.
  ///
  /// - Throws: ``ServiceError`` where the bytes are no scenario.
  package init(wireBytes bytes: [UInt8]) throws(ServiceError) {
    guard let wire = try? WirePlanScenario(serializedBytes: bytes) else {
      throw ServiceError(
        .invalidArgument, .characterNotAllowed, "the bytes are not a scenario as it is kept")
    }
    self = try wire.native()
  }

  private var commonProvenance: ValueProvenance? {
    let found =
      parts.stocks.map(\.provenance) + parts.hazards.flatMap { $0.rates.map(\.provenance) }
    let counts = found.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let most = counts.values.max()
    return found.first { counts[$0] == most }
  }

  private func writeStaff(to wire: inout WirePlanScenario, _ context: ScenarioContext) {
    wire.places = parts.places.protos(context)
    wire.groups = parts.groups.protos(context)
    wire.stocks = parts.stocks.protos(context)
    wire.hazards = parts.hazards.protos(context)
    wire.joiners = parts.joiners.protos(context)
    wire.hiring = parts.hiring.protos(context)
  }

  private func writeWork(to wire: inout WirePlanScenario, _ context: ScenarioContext) {
    wire.needs = parts.needs.protos(context)
    wire.activities = parts.activities.protos(context)
    wire.tasks = parts.tasks.protos(context)
    wire.programmes = parts.programmes.protos(context)
    wire.supervision = parts.supervision.protos(context)
    wire.placementAreas = parts.placementAreas.protos(context)
    wire.apprentices = parts.apprentices.protos(context)
    wire.posts = parts.posts.protos(context)
    wire.delegations = parts.delegations.protos(context)
  }

  private func writeMoney(to wire: inout WirePlanScenario, _ context: ScenarioContext) {
    wire.pay = parts.pay.protos(context)
    if let elasticity = parts.payElasticity { wire.payElasticity = elasticity.proto(context) }
    wire.holders = parts.holders.protos(context)
    wire.costLines = parts.costLines.protos(context)
    wire.funds = parts.funds.protos(context)
    wire.events = parts.events.protos(context)
    wire.levers = parts.levers.protos(context)
    wire.stated = parts.stated.protos(context)
    if let tolerance = parts.statedTolerance { wire.statedTolerance = tolerance }
  }
}
