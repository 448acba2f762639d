package import Vocabulary

/// What may be delegated and within which limits: a versioned set that a decision names.
package struct InterventionCatalogue: Sendable {
  /// The interventions, in the order of the table.
  package let interventions: [Intervention]
  /// The rules on them, in the order of the table.
  package let rules: [InterventionRule]
  /// The tasks that are not delegated.
  package let excludedTasks: [ExcludedTask]
  /// Names this very set.
  package let version: String
  /// Whether some rule holds from a day or until one, so that the day decides which apply.
  package let hasDatedRules: Bool
  /// Whether some rule stands in place of others.
  package let hasReplacingRules: Bool
  private let byCode: [StandardCode: Intervention]
  private let rulesByCode: [StandardCode: [InterventionRule]]
  private let rulesOnAll: [InterventionRule]
  private let standing: [Nation: [StandardCode: [InterventionRule]]]
  private let exclusions: [StandardCode: [ExcludedTask]]

  /// The catalogue of these parts under the name `version`.
  package init(
    interventions: [Intervention], rules: [InterventionRule], excludedTasks: [ExcludedTask],
    version: String
  ) {
    self.interventions = interventions
    self.rules = rules
    self.excludedTasks = excludedTasks
    self.version = version
    byCode = Dictionary(interventions.map { ($0.code, $0) }) { first, _ in first }
    rulesOnAll = rules.filter { $0.intervention == nil }
    hasReplacingRules = rules.contains(where: \.replaces)
    hasDatedRules = rules.contains { $0.validFrom != nil || $0.validTo != nil }
    exclusions = Dictionary(
      excludedTasks.flatMap { task in Set(task.interventions).map { ($0, [task]) } },
      uniquingKeysWith: +)
    // A rule may also speak of a prerequisite, which is no intervention.
    let named = Set(interventions.map(\.code) + rules.compactMap(\.intervention))
    let rulesByCode = Dictionary(
      uniqueKeysWithValues: named.map { code in (code, rules.filter { $0.applies(to: code) }) })
    self.rulesByCode = rulesByCode
    standing = Dictionary(
      uniqueKeysWithValues: Nation.allCases.map { nation in
        let applying = rulesByCode.mapValues { rules in
          rules.filter { $0.applies(in: nation) && !$0.needsAdoption }
        }
        return (nation, applying)
      })
  }

  /// The intervention named `code`, or nil.
  package func find(_ code: StandardCode) -> Intervention? { byCode[code] }

  /// Whether `code` is one of the interventions.
  package func contains(_ code: StandardCode) -> Bool { byCode.index(forKey: code) != nil }

  /// The rules that speak of `code`, its own and those on every intervention, in force or not.
  package func rules(applyingTo code: StandardCode) -> [InterventionRule] {
    rulesByCode[code] ?? rulesOnAll
  }

  /// The rules that apply to `code` in `nation` as long as no policy set adds or takes any, on days
  /// at which none begins or ends.
  package func standingRules(
    on code: StandardCode, in nation: Nation
  ) -> [InterventionRule] {
    standing[nation]?[code]
      ?? rulesOnAll.filter { $0.applies(in: nation) && !$0.needsAdoption }
  }

  /// The first excluded task that covers `intervention` in `nation`, or nil.
  package func excludedTask(
    covering intervention: StandardCode, in nation: Nation
  ) -> ExcludedTask? {
    exclusions[intervention]?.first { $0.nations.contains(nation) }
  }

  /// `catalogue-` and twelve hexadecimal digits over the tables shipped.
  package static let version = "catalogue-" + TableDigests.catalogue

  /// What is shipped with the service.
  package static let shipped = InterventionCatalogue(
    interventions: Interventions.all, rules: InterventionRules.all,
    excludedTasks: ExcludedTasks.all, version: version)
}
