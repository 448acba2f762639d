import Passports
import ReferenceData
import Vocabulary

// D14 to D16: what leads from an achievement to what is asked must be a right of way.
extension DelegationCase {
  /// The three checks on `chain`, for `use`.
  func checkEquivalence(
    _ chain: CompetenceChain, _ held: HeldAchievement, for use: StatementMapping.Use,
    _ inspection: inout Inspection
  ) {
    checkRecognition(chain, held, for: use, &inspection)
    checkConditions(chain, held, &inspection)
    inspection.rely(on: held.id)
    let steps = stepCount(chain)
    inspection.settle(
      .equivalenceChainTooLong, steps <= policy.maximumMappingSteps,
      "\(steps) steps; \(policy.maximumMappingSteps) may be chained")
  }

  // D14: each mapping approved, in force, forwards, for this use, and no bar between two ends.
  private func checkRecognition(
    _ chain: CompetenceChain, _ held: HeldAchievement, for use: StatementMapping.Use,
    _ inspection: inout Inspection
  ) {
    inspection.rely(on: held.id)
    var isRecognised = true
    for step in chain.steps {
      let mapping = mappings[step.mapping]
      inspection.rely(on: mapping.id)
      let isInForce = inspection.holds(mapping.period)
      let counts = mapping.fact.strength == .full || mapping.fact.strength == .partial
      if isInForce, counts, !step.isReversed, mapping.fact.isApproved,
        mapping.fact.uses.contains(use)
      {
        continue
      }
      isRecognised = false
      inspection.blame(mapping.id)
    }
    if !chain.steps.isEmpty, isBarred(chain, for: use, &inspection) { isRecognised = false }
    let isPassed = held.passage?.isRecognised ?? true
    inspection.settle(
      .equivalenceNotRecognised, isRecognised && isPassed,
      isPassed ? rulesOnTheWay(chain) : passageDetail(held.passage))
  }

  private func rulesOnTheWay(_ chain: CompetenceChain) -> String {
    chain.steps.map { mappings[$0.mapping].fact.rule.text }.joined(separator: ", ")
  }

  // A mapping that is not recognised bars every way from its one end to its other.
  private func isBarred(
    _ chain: CompetenceChain, for use: StatementMapping.Use, _ inspection: inout Inspection
  ) -> Bool {
    let way = statements(of: chain)
    var isBarred = false
    for mapping in mappings
    where mapping.fact.strength == .notRecognised && mapping.fact.isApproved
      && mapping.fact.uses.contains(use)
    {
      guard let from = way.firstIndex(of: mapping.fact.from),
        let to = way.lastIndex(of: mapping.fact.to), from < to,
        inspection.holds(mapping.period)
      else { continue }
      isBarred = true
      inspection.blame(mapping.id)
    }
    return isBarred
  }

  // D15: age of the original assessment, level, parts, and conditions in words.
  private func checkConditions(
    _ chain: CompetenceChain, _ held: HeldAchievement, _ inspection: inout Inspection
  ) {
    inspection.rely(on: held.id)
    var isMet = held.passage?.isConditionMet ?? true
    for step in chain.steps {
      let mapping = mappings[step.mapping]
      inspection.rely(on: mapping.id)
      guard !isMetAlone(mapping.fact, chain, held, &inspection) else { continue }
      isMet = false
      inspection.blame(mapping.id)
    }
    inspection.settle(
      .equivalenceConditionUnmet, isMet, rulesOnTheWay(chain))
  }

  private func isMetAlone(
    _ mapping: StatementMapping, _ chain: CompetenceChain, _ held: HeldAchievement,
    _ inspection: inout Inspection
  ) -> Bool {
    if let months = mapping.maximumAgeMonths,
      !inspection.isInDate(through: chain.decidedOn.adding(months: months))
    {
      return false
    }
    if let level = mapping.minimumLevel, (held.level ?? 0) < level { return false }
    if mapping.strength == .partial, !mapping.arePartsDone { return false }
    return mapping.condition.isEmpty || mapping.isConditionMet
  }

  // Cites the rule in its table's own words: why the place where it was gained does not count.
  private func passageDetail(_ passage: HeldAchievement.Passage?) -> String {
    guard let passage else { return "" }
    let rule = Equivalences.find(passage.rule)
    return "\(passage.rule)" + (rule.map { ": \($0.fromText): \($0.condition)" } ?? "")
  }
}
