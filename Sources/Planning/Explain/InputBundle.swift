import Vocabulary

/// Inputs of a plan that are changed together when two plans or versions are compared.
package enum InputBundle: Hashable, Sendable {
  /// Opening stocks and hiring to establishment.
  case workforce
  /// Working time of groups, and the month of ageing.
  case workingTime
  /// People of the places.
  case population
  /// Hazards.
  case hazards
  /// Joiners.
  case joiners
  /// Need models, activities and tasks.
  case need
  /// Programmes, supervisors, placements and apprentices.
  case training
  /// Joint posts, holders, cost lines and funds.
  case jointPosts
  /// Delegated tasks.
  case delegation
  /// Pay and how flows answer it.
  case pay
  /// Events.
  case events
  /// One lever: what it is and its size.
  case lever(LeverCode)

  /// A stable name, such as `HAZARDS` or `LEVER/PAY`.
  package var name: String {
    switch self {
    case .workforce: "WORKFORCE"
    case .workingTime: "WORKING_TIME"
    case .population: "POPULATION"
    case .hazards: "HAZARDS"
    case .joiners: "JOINERS"
    case .need: "NEED"
    case .training: "TRAINING"
    case .jointPosts: "JOINT_POSTS"
    case .delegation: "DELEGATION"
    case .pay: "PAY"
    case .events: "EVENTS"
    case .lever(let code): "LEVER/" + code.text
    }
  }

  /// The bundles in which two plans differ, levers last in order of code; what does not bear on run
  /// 0, such as titles and what is said of luck, is not compared.
  package static func changed(_ first: Scenario, _ second: Scenario) -> [InputBundle] {
    let (a, b) = (first.parts, second.parts)
    let lists: [InputBundle] = [
      .workforce, .workingTime, .population, .hazards, .joiners, .need, .training, .jointPosts,
      .delegation, .pay, .events,
    ]
    let codes = Set((a.levers + b.levers).map(\.code)).sorted()
    return (lists + codes.map { .lever($0) }).filter { bundle in
      var mixed = a
      bundle.copy(from: b, to: &mixed)
      return mixed != a
    }
  }

  /// Makes this bundle of `parts` what `other` has.
  func copy(from other: Scenario.Parts, to parts: inout Scenario.Parts) {
    switch self {
    case .workforce: (parts.stocks, parts.hiring) = (other.stocks, other.hiring)
    case .workingTime:
      parts.ageingMonth = other.ageingMonth
      parts.groups = Self.merged(parts.groups, with: other.groups, by: \.code)
    case .population: parts.places = Self.merged(parts.places, with: other.places, by: \.code)
    case .hazards: parts.hazards = other.hazards
    case .joiners: parts.joiners = other.joiners
    case .need:
      (parts.needs, parts.activities, parts.tasks) = (other.needs, other.activities, other.tasks)
    case .training: copyTraining(from: other, to: &parts)
    case .jointPosts:
      (parts.posts, parts.holders) = (other.posts, other.holders)
      (parts.costLines, parts.funds) = (other.costLines, other.funds)
    case .delegation: parts.delegations = other.delegations
    case .pay: (parts.pay, parts.payElasticity) = (other.pay, other.payElasticity)
    case .events: parts.events = other.events
    case .lever(let code): copyLever(code, from: other, to: &parts)
    }
  }

  private func copyTraining(from other: Scenario.Parts, to parts: inout Scenario.Parts) {
    (parts.programmes, parts.supervision) = (other.programmes, other.supervision)
    (parts.placementAreas, parts.apprentices) = (other.placementAreas, other.apprentices)
  }

  private func copyLever(
    _ code: LeverCode, from other: Scenario.Parts, to parts: inout Scenario.Parts
  ) {
    let lever = other.levers.first { $0.code == code }
    if let position = parts.levers.firstIndex(where: { $0.code == code }) {
      parts.levers.replaceSubrange(position...position, with: lever.map { [$0] } ?? [])
    } else {
      parts.levers += lever.map { [$0] } ?? []
    }
  }

  /// `rows` as `others` has them; rows that only `rows` has stay, so that what names them holds.
  private static func merged<Row, Key: Hashable>(
    _ rows: [Row], with others: [Row], by key: (Row) -> Key
  ) -> [Row] {
    let theirs = Dictionary(others.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let mine = Set(rows.map(key))
    return rows.map { theirs[key($0)] ?? $0 } + others.filter { !mine.contains(key($0)) }
  }

  /// `rows` with those of `others` that it lacks.
  static func joined<Row, Key: Hashable>(
    _ rows: [Row], _ others: [Row], by key: (Row) -> Key
  ) -> [Row] {
    let mine = Set(rows.map(key))
    return rows + others.filter { !mine.contains(key($0)) }
  }
}
