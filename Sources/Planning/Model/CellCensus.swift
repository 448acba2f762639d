import Vocabulary

/// Which groups at which places a plan speaks of, and which places run together.
struct CellCensus {
  /// Cells in order of place, then group.
  let cells: [CellID]
  /// Sets of places that exchange staff, students or supervisors, each in order.
  let components: [[Int]]

  init(_ index: PlanIndex) throws(ServiceError) {
    var found = FoundCells(index: index)
    try found.addStaffed()
    try found.addNamed()
    try found.addEvents()
    try found.followMoves()
    try found.requireStocks()
    cells = found.cells.sorted()
    var links = PlaceLinks(count: index.places.count)
    for (one, other) in found.exchanges { links.join(one, other) }
    for programme in index.parts.programmes {
      var ends: [Int] = []
      for end in programme.destinations { ends.append(try index.position(of: end.place)) }
      for area in index.parts.placementAreas where area.programmes.contains(programme.code) {
        ends.append(try index.position(of: area.place))
      }
      for end in ends { links.join(end, ends[0]) }
    }
    let used = Set(cells.map(\.place))
    components = links.sets().filter { set in set.contains { used.contains($0) } }
  }
}

/// Sets of places, joined one pair at a time.
private struct PlaceLinks {
  private var leader: [Int]

  init(count: Int) {
    leader = Array(0..<count)
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (lead(one), lead(other))
    leader[max(first, second)] = min(first, second)
  }

  private func lead(_ place: Int) -> Int {
    var place = place
    while leader[place] != place { place = leader[place] }
    return place
  }

  func sets() -> [[Int]] {
    let groups = Dictionary(grouping: leader.indices, by: lead)
    return groups.keys.sorted().compactMap { groups[$0]?.sorted() }
  }
}

/// Cells as they are found, with the places they tie together.
private struct FoundCells {
  let index: PlanIndex
  var cells: Set<CellID> = []
  /// Cells that people may come to: their participation must be known.
  var reached: Set<CellID> = []
  var exchanges: [(Int, Int)] = []

  mutating func addStaffed() throws(ServiceError) {
    let parts = index.parts
    for stock in parts.stocks { cells.insert(try index.id(stock.place, stock.group)) }
    for joiner in parts.joiners { reached.insert(try index.id(joiner.place, joiner.group)) }
    for programme in parts.programmes {
      for end in programme.destinations where end.share > 0 {
        reached.insert(try index.id(end.place, end.group))
      }
    }
  }

  mutating func addNamed() throws(ServiceError) {
    let parts = index.parts
    for post in parts.posts {
      for share in post.shares { cells.insert(try index.id(post.place, share.group)) }
      cells.insert(try index.id(post.place, post.homeGroup))
    }
    for task in parts.delegations {
      for group in [task.giver, task.receiver, task.carers.assessorGroup] {
        cells.insert(try index.id(task.place, group))
      }
    }
    for row in parts.supervision { cells.insert(try index.id(row.place, row.group)) }
    for row in parts.apprentices { cells.insert(try index.id(row.place, row.group)) }
    for need in parts.needs {
      if let place = need.place {
        cells.insert(try index.id(place, need.group))
      } else if need.tier.number > 1 {
        for place in index.places { cells.insert(try index.id(place.code, need.group)) }
      }
    }
  }

  mutating func addEvents() throws(ServiceError) {
    let levered = index.parts.levers.flatMap { $0.effects.map(\.event) }
    for event in index.parts.events + levered {
      var ends: (from: GroupCode, to: [GroupCode])
      switch event.kind {
      case .moveOnce(let from, let to, _): ends = (from, [to])
      case .providerExit(let group, _, let received): ends = (group, received.map(\.group))
      default: continue
      }
      for place in index.places where event.place == nil || event.place == place.code {
        guard index.stock(try index.id(place.code, ends.from)) != nil else { continue }
        for group in ends.to { reached.insert(try index.id(place.code, group)) }
      }
    }
  }

  /// Where people of cells with staff go, and where those go in turn.
  mutating func followMoves() throws(ServiceError) {
    cells.formUnion(reached)
    for cell in cells where index.stock(cell) != nil {
      for hazard in index.hazards(cell) {
        guard let target = try index.target(of: hazard.cause, from: cell) else { continue }
        reached.insert(target)
        if target.place != cell.place { exchanges.append((cell.place, target.place)) }
      }
    }
    cells.formUnion(reached)
  }

  /// People who come to a group work some share of full time there: nobody guesses which.
  func requireStocks() throws(ServiceError) {
    for cell in reached.sorted() where index.stock(cell) == nil {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "stocks",
        "people come to \(quoted(index.groups[cell.group].code.text)) at "
          + "\(quoted(index.places[cell.place].code.text)): give a stock row, of 0 people if there "
          + "are none yet, so that their participation is known")
    }
  }
}
