import ReferenceData
import Vocabulary

/// One achievement and the mappings that lead from it to what is asked: a whole that passes or
/// fails together.
struct CompetenceChain {
  /// A mapping on the way, and whether it would have to be read against its direction.
  struct Step {
    let mapping: Int
    let isReversed: Bool
  }

  /// Which of the case's achievements.
  let achievement: Int
  /// From the achievement to what is asked.
  let steps: [Step]
  /// The London day of the original sign-off: every age counts from it.
  let decidedOn: CivilDate
  /// The rules of every statement on the way that say when it ends.
  private(set) var endings: [InterventionRule] = []
  /// The last day in date by these, or nil: no rule says.
  private(set) var lastDay: CivilDate?
  /// Whether a statement on the way has rules and none of them a value.
  private(set) var isExpiryUnset = false

  init(achievement: Int, steps: [Step], decidedOn: CivilDate) {
    self.achievement = achievement
    self.steps = steps
    self.decidedOn = decidedOn
  }

  /// Ends it by the rules of one statement as well.
  mutating func end(by rules: [InterventionRule]) {
    guard !rules.isEmpty else { return }
    let family = ExpiryFamily(of: rules)
    endings += rules
    if family.isUnset { isExpiryUnset = true }
    if let last = family.limit.lastDay(from: decidedOn) { lastDay = min(last, lastDay ?? last) }
  }
}

extension DelegationCase {
  /// The chains from what the worker holds to any of `targets`, the lowest achievement first.
  func competenceChains(to targets: [StandardCode], _ day: CivilDate) -> [CompetenceChain] {
    var search = ChainSearch(facts: self, targets: targets)
    search.run()
    var chains = search.found.map { found in
      chain(from: found.achievement, found.steps, targets, day)
    }
    if chains.count > 1 { chains.sort(by: comesFirst) }
    return chains
  }

  /// How many steps of equivalence the chain takes; a rule between kinds of organisation is one.
  func stepCount(_ chain: CompetenceChain) -> Int {
    chain.steps.count + (achievements[chain.achievement].passage == nil ? 0 : 1)
  }

  /// The statements on the way, from the one achieved to the one asked.
  func statements(of chain: CompetenceChain) -> [StandardCode] {
    [achievements[chain.achievement].statement]
      + chain.steps.map { step in
        let mapping = mappings[step.mapping].fact
        return step.isReversed ? mapping.from : mapping.to
      }
  }

  private func chain(
    from achievement: Int, _ steps: [CompetenceChain.Step], _ targets: [StandardCode],
    _ day: CivilDate
  ) -> CompetenceChain {
    var chain = CompetenceChain(
      achievement: achievement, steps: steps,
      decidedOn: LondonTime.date(of: achievements[achievement].decidedAt))
    for statement in expiryStatements(of: chain, targets) {
      chain.end(by: expiryRules(of: statement, day))
    }
    return chain
  }

  // The statements whose rules end the chain: those on the way and, where another standard stands
  // for a prerequisite, the prerequisite's own name.
  private func expiryStatements(
    of chain: CompetenceChain, _ targets: [StandardCode]
  ) -> [StandardCode] {
    let onTheWay = statements(of: chain)
    guard let asked = targets.first, !onTheWay.contains(asked) else { return onTheWay }
    return onTheWay + [asked]
  }

  private func comesFirst(_ left: CompetenceChain, _ right: CompetenceChain) -> Bool {
    let (first, second) = (achievements[left.achievement].id, achievements[right.achievement].id)
    guard first == second else { return first < second }
    return left.steps.lazy.map { mappings[$0.mapping].id }
      .lexicographicallyPrecedes(right.steps.lazy.map { mappings[$0.mapping].id })
  }
}

/// Finds the ways from what is held to what is asked: all of as many steps as the policy allows
/// and, where there is none so short, the shortest.
private struct ChainSearch {
  let facts: DelegationCase
  let targets: [StandardCode]
  var found: [(achievement: Int, steps: [CompetenceChain.Step])] = []

  init(facts: DelegationCase, targets: [StandardCode]) {
    self.facts = facts
    self.targets = targets
  }

  mutating func run() {
    for target in targets { collect(at: target, []) }
    guard !facts.mappings.isEmpty else { return }
    let allowed = facts.policy.maximumMappingSteps
    for target in targets { walk(from: target, [], [target], limit: allowed) }
    guard found.isEmpty, let shortest = shortestWay(), shortest > allowed else { return }
    for target in targets { walk(from: target, [], [target], limit: shortest) }
  }

  // What is held of `statement`, each record once.
  private mutating func collect(at statement: StandardCode, _ steps: [CompetenceChain.Step]) {
    for index in facts.achievements.indices
    where facts.achievements[index].statement == statement && facts.achievements[index].isAchieved {
      if !facts.achievements[..<index].contains(facts.achievements[index]) {
        found.append((index, steps))
      }
    }
  }

  private mutating func walk(
    from statement: StandardCode, _ steps: [CompetenceChain.Step], _ visited: [StandardCode],
    limit: Int
  ) {
    guard steps.count < limit else { return }
    for (step, next) in stepsBack(from: statement) where !visited.contains(next) {
      let way = [step] + steps
      collect(at: next, way)
      walk(from: next, way, visited + [next], limit: limit)
    }
  }

  private func stepsBack(
    from statement: StandardCode
  ) -> [(CompetenceChain.Step, StandardCode)] {
    facts.mappings.indices.compactMap { index in
      let mapping = facts.mappings[index].fact
      guard !facts.mappings[..<index].contains(facts.mappings[index]) else { return nil }
      if mapping.to == statement {
        return (CompetenceChain.Step(mapping: index, isReversed: false), mapping.from)
      }
      guard mapping.from == statement else { return nil }
      return (CompetenceChain.Step(mapping: index, isReversed: true), mapping.to)
    }
  }

  // Steps to the nearest statement held, in either direction of each mapping.
  private func shortestWay() -> Int? {
    let held = Set(facts.achievements.filter(\.isAchieved).map(\.statement))
    var reached = Set(targets)
    var edge = targets
    var distance = 0
    while !edge.isEmpty {
      if edge.contains(where: held.contains) { return distance }
      edge = edge.flatMap { stepsBack(from: $0).map(\.1) }.filter { reached.insert($0).inserted }
      distance += 1
    }
    return nil
  }
}
