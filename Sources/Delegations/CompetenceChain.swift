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
  func competenceChains(
    to targets: [StandardCode], by ways: CompetenceWays, _ day: CivilDate
  ) -> [CompetenceChain] {
    var search = ChainSearch(ways: ways, targets: targets)
    search.run(stepsAllowed: policy.maximumMappingSteps)
    var chains: [CompetenceChain] = []
    for found in search.found {
      chains.append(chain(from: found.achievement, found.steps, targets, day))
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

/// What is held and what leads from one statement to another, each record once.
struct CompetenceWays {
  fileprivate struct Held {
    /// Which of the case's achievements.
    let achievement: Int
    let statement: StandardCode
  }

  fileprivate struct Way {
    /// Which of the case's mappings.
    let mapping: Int
    let from: StandardCode
    let to: StandardCode
  }

  fileprivate private(set) var held: [Held] = []
  fileprivate private(set) var ways: [Way] = []

  init(_ achievements: [HeldAchievement], _ mappings: [Dated<StatementMapping>]) {
    held.reserveCapacity(achievements.count)
    for index in achievements.indices where achievements[index].isAchieved {
      let achievement = achievements[index]
      var isRepeated = false
      for earlier in 0..<index where achievements[earlier].id == achievement.id {
        if achievements[earlier] == achievement { isRepeated = true }
      }
      guard !isRepeated else { continue }
      held.append(Held(achievement: index, statement: achievement.statement))
    }
    ways.reserveCapacity(mappings.count)
    for index in mappings.indices {
      var isRepeated = false
      for earlier in 0..<index where mappings[earlier].id == mappings[index].id {
        if mappings[earlier] == mappings[index] { isRepeated = true }
      }
      guard !isRepeated else { continue }
      ways.append(
        Way(mapping: index, from: mappings[index].fact.from, to: mappings[index].fact.to))
    }
  }
}

/// Finds the ways from what is held to what is asked: all of as many steps as the policy allows
/// and, where there is none so short, the shortest.
private struct ChainSearch {
  let ways: CompetenceWays
  let targets: [StandardCode]
  var found: [(achievement: Int, steps: [CompetenceChain.Step])] = []

  init(ways: CompetenceWays, targets: [StandardCode]) {
    self.ways = ways
    self.targets = targets
  }

  mutating func run(stepsAllowed: Int) {
    for target in targets { collect(at: target, []) }
    guard !ways.ways.isEmpty else { return }
    for target in targets { walk(from: target, [], [target], limit: stepsAllowed) }
    guard found.isEmpty, let shortest = shortestWay(), shortest > stepsAllowed else { return }
    for target in targets { walk(from: target, [], [target], limit: shortest) }
  }

  private mutating func collect(at statement: StandardCode, _ steps: [CompetenceChain.Step]) {
    for index in ways.held.indices where ways.held[index].statement == statement {
      found.append((ways.held[index].achievement, steps))
    }
  }

  private mutating func walk(
    from statement: StandardCode, _ steps: [CompetenceChain.Step], _ visited: [StandardCode],
    limit: Int
  ) {
    guard steps.count < limit else { return }
    for index in ways.ways.indices {
      guard let (step, next) = step(index, backFrom: statement), !visited.contains(next) else {
        continue
      }
      let way = [step] + steps
      collect(at: next, way)
      walk(from: next, way, visited + [next], limit: limit)
    }
  }

  private func step(
    _ index: Int, backFrom statement: StandardCode
  ) -> (CompetenceChain.Step, StandardCode)? {
    if ways.ways[index].to == statement {
      let step = CompetenceChain.Step(mapping: ways.ways[index].mapping, isReversed: false)
      return (step, ways.ways[index].from)
    }
    guard ways.ways[index].from == statement else { return nil }
    let step = CompetenceChain.Step(mapping: ways.ways[index].mapping, isReversed: true)
    return (step, ways.ways[index].to)
  }

  // Steps to the nearest statement held, in either direction of each mapping.
  private func shortestWay() -> Int? {
    let held = Set(ways.held.map(\.statement))
    var reached = Set(targets)
    var edge = targets
    var distance = 0
    while !edge.isEmpty {
      if edge.contains(where: held.contains) { return distance }
      edge = edge.flatMap { statement in
        ways.ways.indices.compactMap { step($0, backFrom: statement)?.1 }
      }.filter { reached.insert($0).inserted }
      distance += 1
    }
    return nil
  }
}
