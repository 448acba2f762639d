import Vocabulary

/// The rules that bind the parts of a scenario to each other; each refusal names its field.
struct ScenarioChecks {
  let parts: Scenario.Parts
  let places: Set<PlanPlaceCode>
  let groups: Set<GroupCode>
  /// Stocks by group, so that a rule about a group does not look at all there are.
  let stocksOfGroup: [GroupCode: [OpeningStock]]

  init(_ parts: Scenario.Parts) {
    self.parts = parts
    places = Set(parts.places.map(\.code))
    groups = Set(parts.groups.map(\.code))
    stocksOfGroup = Dictionary(grouping: parts.stocks, by: \.group)
  }

  /// The stocks of a group at a place, or at all.
  func stocks(_ group: GroupCode, at place: PlanPlaceCode?) -> [OpeningStock] {
    let all = stocksOfGroup[group] ?? []
    return place == nil ? all : all.filter { $0.place == place }
  }

  func run() throws(ServiceError) {
    try checkFrame()
    try checkStocks()
    try checkHazards()
    try checkJoiners()
    try checkNeeds()
    try checkTraining()
    try checkPosts()
    try checkDelegations()
    try checkMoney()
    try checkStated()
    try checkEvents()
    try checkPay()
  }

  // MARK: - Small rules

  func refuse(_ reason: ErrorReason, _ field: String, _ message: String) -> ServiceError {
    ServiceError(.invalidArgument, reason, field: field, message)
  }

  func know(_ place: PlanPlaceCode?, _ field: String) throws(ServiceError) {
    guard let place, !places.contains(place) else { return }
    throw refuse(.codeUnknown, field, "no place of the plan has the code \(quoted(place.text))")
  }

  func know(_ group: GroupCode, _ field: String) throws(ServiceError) {
    guard !groups.contains(group) else { return }
    throw refuse(.codeUnknown, field, "no group of the plan has the code \(quoted(group.text))")
  }

  func know<Key: Hashable>(
    _ code: Key, in known: Set<Key>, _ text: String, _ field: String
  ) throws(ServiceError) {
    guard !known.contains(code) else { return }
    throw refuse(.codeUnknown, field, "nothing in the plan has the code \(quoted(text))")
  }

  func once<Key: Hashable>(_ keys: [Key], _ field: String) throws(ServiceError) {
    var seen: Set<Key> = []
    for (position, key) in keys.enumerated() {
      guard seen.insert(key).inserted else {
        throw refuse(.duplicateItem, "\(field)[\(position)]", "says again what an earlier row says")
      }
    }
  }

  func atMost(_ limit: Int, _ count: Int, _ field: String) throws(ServiceError) {
    guard count <= limit else {
      throw refuse(.listTooLong, field, "must be at most \(limit); got \(count)")
    }
  }

  // MARK: - The frame

  private func checkFrame() throws(ServiceError) {
    guard !parts.title.isEmpty, parts.title.unicodeScalars.count <= 200 else {
      throw refuse(.fieldRequired, "title", "must be 1 to 200 characters")
    }
    guard (12...360).contains(parts.horizonMonths), parts.horizonMonths % 12 == 0 else {
      throw refuse(
        .valueOutOfRange, "horizon_months",
        "must be 12 to 360 in whole years; got \(quoted("\(parts.horizonMonths)"))")
    }
    guard (1...12).contains(parts.ageingMonth) else {
      throw refuse(
        .valueOutOfRange, "ageing_month",
        "must be a month, 1 to 12; got \(quoted("\(parts.ageingMonth)"))")
    }
    try checkSizes()
    guard !parts.places.isEmpty else {
      throw refuse(.fieldRequired, "places", "must name a place")
    }
    guard !parts.groups.isEmpty else {
      throw refuse(.fieldRequired, "groups", "must name a staff group")
    }
    try once(parts.places.map(\.code), "places")
    try once(parts.groups.map(\.code), "groups")
  }

  private func checkSizes() throws(ServiceError) {
    try atMost(400, parts.places.count, "places")
    try atMost(400, parts.groups.count, "groups")
    try atMost(40_000, parts.stocks.count, "stocks")
    try atMost(200_000, parts.hazards.count, "hazards")
    try atMost(100_000, parts.joiners.count, "joiners")
    try atMost(40_000, parts.hiring.count, "hiring")
    try atMost(40_000, parts.needs.count, "needs")
    try atMost(10_000, parts.activities.count, "activities")
    try atMost(10_000, parts.tasks.count, "tasks")
    try atMost(1_000, parts.programmes.count, "programmes")
    try atMost(40_000, parts.supervision.count, "supervision")
    try atMost(400, parts.placementAreas.count, "placement_areas")
    try atMost(40_000, parts.apprentices.count, "apprentices")
    try atMost(5_000, parts.posts.count, "posts")
    try atMost(5_000, parts.delegations.count, "delegations")
    try atMost(40_000, parts.pay.count, "pay")
    try atMost(200, parts.holders.count, "holders")
    try atMost(5_000, parts.costLines.count, "cost_lines")
    try atMost(200, parts.funds.count, "funds")
    try atMost(20_000, parts.events.count, "events")
    try atMost(64, parts.levers.count, "levers")
    try atMost(40_000, parts.stated.count, "stated")
  }

  private func checkStocks() throws(ServiceError) {
    guard !parts.stocks.isEmpty else {
      throw refuse(.fieldRequired, "stocks", "must say who works there")
    }
    for (position, stock) in parts.stocks.enumerated() {
      try know(stock.place, "stocks[\(position)].place")
      try know(stock.group, "stocks[\(position)].group")
    }
    try once(parts.stocks.map { CellKey(place: $0.place, group: $0.group) }, "stocks")
  }

  private func checkHazards() throws(ServiceError) {
    for (position, hazard) in parts.hazards.enumerated() {
      let field = "hazards[\(position)]"
      try know(hazard.place, field + ".place")
      try know(hazard.group, field + ".group")
      switch hazard.cause {
      case .move(let group): try know(group, field + ".cause")
      case .relocate(let place): try know(place, field + ".cause")
      case .retire, .ill, .leave: break
      }
    }
    try once(
      parts.hazards.map { HazardKey(place: $0.place, group: $0.group, cause: $0.cause) }, "hazards")
  }

  private func checkJoiners() throws(ServiceError) {
    for (position, joiner) in parts.joiners.enumerated() {
      try know(joiner.place, "joiners[\(position)].place")
      try know(joiner.group, "joiners[\(position)].group")
    }
    for (position, hiring) in parts.hiring.enumerated() {
      let field = "hiring[\(position)]"
      try know(hiring.place, field + ".place")
      try know(hiring.group, field + ".group")
      let stock = stocks(hiring.group, at: hiring.place).first
      guard stock?.establishment != nil else {
        throw refuse(
          .fieldRequired, field,
          "hiring to the establishment needs an establishment of \(quoted(hiring.group.text))")
      }
    }
    try once(parts.hiring.map { CellKey(place: $0.place, group: $0.group) }, "hiring")
    let hired = Set(parts.hiring.map { CellKey(place: $0.place, group: $0.group) })
    for (position, joiner) in parts.joiners.enumerated() where joiner.source == .wider {
      guard !hired.contains(CellKey(place: joiner.place, group: joiner.group)) else {
        throw refuse(
          .fieldsContradict, "joiners[\(position)].source",
          "the group hires to its establishment, which sets this source")
      }
    }
    try once(
      parts.joiners.map { "\($0.place)/\($0.group)/\($0.source.rawValue)" }, "joiners")
  }
}

/// A place and a group.
struct CellKey: Hashable {
  let place: PlanPlaceCode?
  let group: GroupCode
}

/// A place, a group and a cause.
struct HazardKey: Hashable {
  let place: PlanPlaceCode?
  let group: GroupCode
  let cause: Cause
}
