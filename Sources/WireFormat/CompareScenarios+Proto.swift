package import OneWorkforceProtos
package import Operations
import Planning
package import Vocabulary

extension WireCompareScenariosRequest {
  /// What is to be compared.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> CompareScenarios.Request {
    guard !others.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "others", "must name a scenario")
    }
    try requireAtMost(8, others.count, "others")
    var choices: [ScenarioChoice] = []
    for (index, other) in others.enumerated() {
      choices.append(
        try under("others[\(index)]") { () throws(ServiceError) in try other.native() })
    }
    try requireNumber(Double(draws), in: 0...10_000, field: "draws")
    return CompareScenarios.Request(
      plan: try requiredID(planID, "plan_id"),
      base: try choice(hasBase, base, "base", else: ScenarioChoice(version: nil, levers: [:])),
      others: choices, settings: try RunSettings(seed: seed, draws: Int(draws)),
      year: try optionalVersion(year, "year"))
  }
}

extension WireCompareScenariosResponse {
  /// The comparisons as the wire writes them.
  package init(_ comparisons: [CompareScenarios.Comparison]) {
    self = .with { $0.comparisons = comparisons.map { $0.proto() } }
  }
}

extension CompareScenarios.Comparison {
  /// The comparison as the wire writes it.
  package func proto() -> WireScenarioComparison {
    .with {
      $0.base = base.proto()
      $0.other = other.proto()
      $0.bands = bands.map { $0.proto() }
      $0.year = Int32(clamping: year)
      $0.unmet = unmet.proto()
      $0.sectors = sectors.map { $0.proto() }
      $0.costs = costs.sorted { $0.key < $1.key }.map { entry in
        .with {
          $0.holder = entry.key.text
          $0.pence = entry.value
        }
      }
      $0.costUnknown = isCostUnknown
    }
  }
}
