import Vocabulary

// Need: weightings of tier 1, activities of tier 2, tasks of tier 3.
extension ComponentBuilder {
  mutating func addNeeds() throws(ServiceError) {
    for (position, id) in ids.enumerated() {
      guard let row = index.need(id) else { continue }
      switch row.tier {
      case .proportional(let weights): addProportional(row, cell: position, weights: weights)
      case .activity: try addWork(row, cell: position, terms: try activityTerms(of: id))
      case .task: try addWork(row, cell: position, terms: try taskTerms(of: id))
      }
    }
  }

  /// Tier 1 grows today's posts; where nobody said how many there are, the need is unknown.
  private mutating func addProportional(_ row: NeedInput, cell: Int, weights: [Double]) {
    guard let establishment = plan.cells[cell].establishment else { return }
    let weighting = Weighting(localPlace: plan.cells[cell].localPlace, weights: weights)
    let position = plan.weightings.firstIndex(of: weighting) ?? plan.weightings.count
    if position == plan.weightings.count { plan.weightings.append(weighting) }
    plan.needs.append(
      NeedPlan(
        cell: cell, tier: row.tier, weighting: position, terms: [], categoryFactor: 1,
        individualFTE: 0, openingFTE: establishment + plan.cells[cell].declaredUnmet,
        isScaled: false))
  }

  /// A group without an activity or task of its own has an unknown need, not one of 0.
  private mutating func addWork(
    _ row: NeedInput, cell: Int, terms: [NeedPlan.Term]
  ) throws(ServiceError) {
    guard !terms.isEmpty else { return }
    let establishment = plan.cells[cell].establishment
    guard !row.scalesToEstablishment || establishment != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "needs",
        "scaling aims at an establishment: give that of "
          + "\(quoted(row.group.text)) at \(quoted(plan.cells[cell].place.text))")
    }
    plan.needs.append(
      NeedPlan(
        cell: cell, tier: row.tier, weighting: nil, terms: terms,
        categoryFactor: 1 / (1 - row.categoryAllowances.sorted().reduce(0, +)),
        individualFTE: row.individualAllowanceFTE,
        openingFTE: (establishment ?? 0) + plan.cells[cell].declaredUnmet,
        isScaled: row.scalesToEstablishment))
  }

  private mutating func activityTerms(of id: CellID) throws(ServiceError) -> [NeedPlan.Term] {
    let group = index.groups[id.group].code
    let rows = index.holding(index.parts.activities, at: id.place, code: \.code, place: \.place)
      .filter { row in row.standards.contains { $0.group == group } }
    var terms: [NeedPlan.Term] = []
    for row in rows.sorted(by: { $0.code < $1.code }) {
      terms.append(
        NeedPlan.Term(
          driver: try driver(row, localPlace: localPlace[id.place] ?? 0),
          slot: try slot(InputName.activity(row, "hours/" + group.text)), factor: 1))
    }
    return terms
  }

  private mutating func taskTerms(of id: CellID) throws(ServiceError) -> [NeedPlan.Term] {
    let group = index.groups[id.group].code
    let rows = index.holding(index.parts.tasks, at: id.place, code: \.code, place: \.place)
    var terms: [NeedPlan.Term] = []
    for row in rows.sorted(by: { $0.code < $1.code }) {
      guard let part = row.parts.first(where: { $0.group == group }) else { continue }
      terms.append(
        NeedPlan.Term(
          driver: try driver(row, localPlace: localPlace[id.place] ?? 0),
          slot: try slot(InputName.task(row, "minutes/" + group.text)), factor: part.share / 60))
    }
    return terms
  }

  private mutating func driver(
    _ row: ActivityInput, localPlace: Int
  ) throws(ServiceError) -> Int {
    try driver(
      DriverKey(code: row.code.text, isTask: false, localPlace: localPlace),
      rates: try banded("rate", row.yearlyRates.count) { InputName.activity(row, $0) },
      trend: InputName.activity(row, "trend"), episodes: nil)
  }

  mutating func driver(_ row: TaskInput, localPlace: Int) throws(ServiceError) -> Int {
    try driver(
      DriverKey(code: row.code.text, isTask: true, localPlace: localPlace),
      rates: try banded("prevalence", row.prevalence.count) { InputName.task(row, $0) },
      trend: nil, episodes: InputName.task(row, "episodes"))
  }

  private struct DriverKey {
    let code: String
    let isTask: Bool
    let localPlace: Int
  }

  /// The position of an activity or task of a place, added the first time.
  private mutating func driver(
    _ key: DriverKey, rates: [Int], trend: ParameterName?, episodes: ParameterName?
  ) throws(ServiceError) -> Int {
    let known = plan.drivers.firstIndex {
      $0.code == key.code && $0.isTask == key.isTask && $0.localPlace == key.localPlace
    }
    if let known { return known }
    var (trendSlot, episodesSlot): (Int?, Int?) = (nil, nil)
    if let trend { trendSlot = try slot(trend) }
    if let episodes { episodesSlot = try slot(episodes) }
    plan.drivers.append(
      DriverPlan(
        code: key.code, isTask: key.isTask, localPlace: key.localPlace, rateSlots: rates,
        trendSlot: trendSlot, episodesSlot: episodesSlot))
    return plan.drivers.count - 1
  }

  private mutating func banded(
    _ word: String, _ count: Int, _ name: (String) -> ParameterName
  ) throws(ServiceError) -> [Int] {
    guard count > 1 else { return [try slot(name(word + "/*"))] }
    var slots: [Int] = []
    for label in PeopleBand.labels { slots.append(try slot(name(word + "/" + label))) }
    return slots
  }
}
