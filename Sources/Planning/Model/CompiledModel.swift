package import Vocabulary

/// A scenario made ready to run: cells, components and, for each component, a plan without names.
///
/// Places and groups stand in order of their codes, so that the order of a scenario's lists changes
/// nothing.
package struct CompiledModel: Sendable {
  /// A group at a place.
  package struct Cell: Sendable {
    /// The place.
    package let place: PlanPlaceCode
    /// The group.
    package let group: GroupCode
    /// The place's position among the scenario's places sorted by code.
    package let placeIndex: Int
    /// The group's position among the scenario's groups sorted by code.
    package let groupIndex: Int
    /// The group's sector.
    package let sector: Sector
    /// Whether its need is known.
    package let hasNeed: Bool
    /// People at point 0.
    package let openingPeople: Double
    /// Whether draws beside run 0 follow it person by person.
    package let isWholePerson: Bool
  }

  /// Places that exchange staff, students or supervisors, and so run together.
  package struct Component: Sendable {
    /// Positions of places among the scenario's places sorted by code.
    package let places: [Int]
    /// Positions in ``CompiledModel/cells``.
    package let cells: [Int]
    /// Slots of the parameter table it reads, ascending.
    package let slots: [Int]
  }

  /// Cells in order of place, then group.
  package let cells: [Cell]
  /// Components in order of their first place.
  package let components: [Component]
  /// Whole years a run lasts.
  package let years: Int
  let plans: [ComponentPlan]
  let thresholds: [Double]
  let scenario: Scenario

  /// The model of `scenario`; gaps in FTE in `thresholds` are watched for their first passing.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault: people come to a group without a stock
  ///   row, an event that nothing in the plan answers, or one that sets joiners of a group that
  ///   hires to its establishment.
  package init(
    _ scenario: Scenario, table: ParameterTable, thresholds: [Double]
  ) throws(ServiceError) {
    let index = PlanIndex(scenario, table: table)
    let census = try CellCensus(index)
    var builders: [ComponentBuilder] = []
    for places in census.components {
      let inside = Set(places)
      let cells = census.cells.enumerated().filter { inside.contains($0.element.place) }
        .map { (position: $0.offset, id: $0.element) }
      builders.append(try ComponentBuilder(index, places: places, cells: cells))
    }
    plans = try Self.addEvents(to: builders, scenario)
    components = plans.map {
      Component(places: $0.places, cells: $0.cells.map(\.position), slots: $0.slots.sorted())
    }
    cells = Self.cells(census.cells, index, plans)
    years = scenario.years
    self.thresholds = thresholds
    self.scenario = scenario
  }

  /// How many groups at places a model of `scenario` has, those among them that have no stock and
  /// that only a need, a post or a task names.
  ///
  /// - Throws: ``ServiceError`` where people come to a group without a stock row.
  package static func cellCount(of scenario: Scenario) throws(ServiceError) -> Int {
    try CellCensus(PlanIndex(scenario, table: ParameterTable(scenario))).cells.count
  }

  private static func cells(
    _ ids: [CellID], _ index: PlanIndex, _ plans: [ComponentPlan]
  ) -> [Cell] {
    let needed = Set(plans.flatMap { plan in plan.needs.map { plan.cells[$0.cell].position } })
    let whole = Set(plans.flatMap { plan in plan.cells.filter(\.isWhole).map(\.position) })
    return ids.enumerated().map { position, id in
      Cell(
        place: index.places[id.place].code, group: index.groups[id.group].code,
        placeIndex: id.place, groupIndex: id.group, sector: index.groups[id.group].sector,
        hasNeed: needed.contains(position),
        openingPeople: index.stock(id)?.peopleByAge.reduce(0, +) ?? 0,
        isWholePerson: whole.contains(position))
    }
  }

  private static func addEvents(
    to builders: [ComponentBuilder], _ scenario: Scenario
  ) throws(ServiceError) -> [ComponentPlan] {
    var plans = builders.map(\.plan)
    for (field, event) in try events(of: scenario) {
      var isAnswered = false
      for (position, builder) in builders.enumerated() {
        let found = try EventResolver(builder).happenings(of: event, field: field)
        isAnswered = isAnswered || !found.isEmpty
        plans[position].happenings += found.map {
          Due(month: event.month, field: field, happening: $0)
        }
      }
      guard isAnswered else {
        throw ServiceError(
          .invalidArgument, .codeUnknown, field: field, "nothing in the plan answers this event")
      }
    }
    for position in plans.indices {
      plans[position].happenings = sorted(plans[position].happenings)
    }
    return plans
  }

  /// By month, then by what happens, so that sums of counts do not depend on the order of a file.
  private static func sorted(_ happenings: [Due]) -> [Due] {
    happenings.map { (key: "\($0.happening)", due: $0) }
      .sorted { ($0.due.month, $0.key) < ($1.due.month, $1.key) }
      .map(\.due)
  }

  private static func events(
    of scenario: Scenario
  ) throws(ServiceError) -> [(field: String, event: PlanEvent)] {
    var events = scenario.parts.events.enumerated().map {
      (field: "events[\($0.offset)]", event: $0.element)
    }
    for (position, lever) in scenario.parts.levers.enumerated() {
      events += try lever.events().map { ("levers[\(position)].effects", $0) }
    }
    return events
  }

  /// Runs a block of up to eight draws of one component.
  ///
  /// - Throws: ``ServiceError`` naming `events[…]` where counts exceed the stock they draw on in
  ///   one of the draws, or `places[…].population` where a need has no people to rest on.
  package func run(component: Int, _ luck: LaneValues) throws(ServiceError) -> BlockYearEnds {
    let run = try BlockRun(plans[component], luck, thresholds: thresholds, ledger: nil)
    try run.allMonths()
    return run.yearEnds
  }

  /// Runs run 0 of all components, lane 0 of each of `luck`, with flows, needs, tasks and money.
  ///
  /// - Throws: ``ServiceError`` as ``run(component:_:)``.
  package func runCentral(_ luck: [LaneValues]) throws(ServiceError) -> CentralRun {
    var ledgers: [Ledger] = []
    for (plan, values) in zip(plans, luck) {
      let ledger = Ledger(plan)
      let run = try BlockRun(plan, values, thresholds: [], ledger: ledger)
      try run.allMonths()
      ledgers.append(ledger)
    }
    return CentralReport(scenario, plans, ledgers).central
  }
}
