import Vocabulary

/// A group at a place, by position in order of code.
struct CellID: Hashable, Comparable, Sendable {
  let place: Int
  let group: Int

  static func < (left: CellID, right: CellID) -> Bool {
    (left.place, left.group) < (right.place, right.group)
  }
}

/// A scenario's parts by place and group, in order of code.
struct PlanIndex {
  let parts: Scenario.Parts
  let table: ParameterTable
  let places: [PlannedPlace]
  let placeFields: [String]
  let groups: [StaffGroup]
  private let placeAt: [PlanPlaceCode: Int]
  private let groupAt: [GroupCode: Int]
  private let stocks: [CellKey: OpeningStock]
  private let hazards: [CellKey: [HazardInput]]
  private let needs: [CellKey: NeedInput]
  private let pay: [CellKey: PayInput]

  init(_ scenario: Scenario, table: ParameterTable) {
    parts = scenario.parts
    self.table = table
    let sorted = parts.places.enumerated().sorted { $0.element.code < $1.element.code }
    places = sorted.map(\.element)
    placeFields = sorted.map { "places[\($0.offset)]" }
    groups = parts.groups.sorted { $0.code < $1.code }
    placeAt = Self.keyed(places.enumerated()) { ($0.element.code, $0.offset) }
    groupAt = Self.keyed(groups.enumerated()) { ($0.element.code, $0.offset) }
    stocks = Self.keyed(parts.stocks) { (CellKey(place: $0.place, group: $0.group), $0) }
    hazards = Dictionary(grouping: parts.hazards) { CellKey(place: $0.place, group: $0.group) }
    needs = Self.keyed(parts.needs) { (CellKey(place: $0.place, group: $0.group), $0) }
    pay = Self.keyed(parts.pay) { (CellKey(place: $0.place, group: $0.group), $0) }
  }

  private static func keyed<Rows: Sequence, Key: Hashable, Value>(
    _ rows: Rows, by pair: (Rows.Element) -> (Key, Value)
  ) -> [Key: Value] {
    Dictionary(rows.map(pair), uniquingKeysWith: { first, _ in first })
  }

  func id(_ place: PlanPlaceCode, _ group: GroupCode) throws(ServiceError) -> CellID {
    CellID(place: try position(of: place), group: try position(of: group))
  }

  func position(of place: PlanPlaceCode) throws(ServiceError) -> Int {
    guard let position = placeAt[place] else { throw unknown(place.text) }
    return position
  }

  func position(of group: GroupCode) throws(ServiceError) -> Int {
    guard let position = groupAt[group] else { throw unknown(group.text) }
    return position
  }

  /// Not after the scenario was made: its checks refuse codes they do not know.
  private func unknown(_ text: String) -> ServiceError {
    ServiceError(
      .internalFault, .internalFault, "the plan has no place or group \(quoted(text))")
  }

  func slot(_ name: ParameterName) throws(ServiceError) -> Int {
    guard let slot = table.slot(name) else {
      throw ServiceError(
        .internalFault, .internalFault, "the table has no parameter \(quoted(name.text))")
    }
    return slot
  }

  func stock(_ id: CellID) -> OpeningStock? { stocks[key(id)] }

  /// The place's own row, or the row for every place.
  func need(_ id: CellID) -> NeedInput? { needs[key(id)] ?? needs[common(id)] }

  /// The place's own row, or the row for every place.
  func pay(_ id: CellID) -> PayInput? { pay[key(id)] ?? pay[common(id)] }

  /// The cell's hazards, its own before those of every place, in the order of causes.
  func hazards(_ id: CellID) -> [HazardInput] {
    let own = hazards[key(id)] ?? []
    let named = Set(own.map(\.cause))
    let here = Cause.relocate(to: places[id.place].code)
    let shared = (hazards[common(id)] ?? []).filter {
      !named.contains($0.cause) && $0.cause != here
    }
    return (own + shared).sorted { Cause.inOrder($0.cause, $1.cause) }
  }

  /// The cell that a cause leads to, or nil where people leave the plan.
  func target(of cause: Cause, from id: CellID) throws(ServiceError) -> CellID? {
    switch cause {
    case .retire, .ill, .leave: nil
    case .move(let group): CellID(place: id.place, group: try position(of: group))
    case .relocate(let place): CellID(place: try position(of: place), group: id.group)
    }
  }

  /// Rows of `rows` that hold at a place: its own, and those for every place whose code it has not.
  func holding<Row, Code: Hashable>(
    _ rows: [Row], at place: Int, code: (Row) -> Code, place placeOf: (Row) -> PlanPlaceCode?
  ) -> [Row] {
    let own = rows.filter { placeOf($0) == places[place].code }
    let named = Set(own.map(code))
    return own + rows.filter { placeOf($0) == nil && !named.contains(code($0)) }
  }

  private func key(_ id: CellID) -> CellKey {
    CellKey(place: places[id.place].code, group: groups[id.group].code)
  }

  private func common(_ id: CellID) -> CellKey {
    CellKey(place: nil, group: groups[id.group].code)
  }
}
