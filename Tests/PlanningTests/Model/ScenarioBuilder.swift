import Planning
import Vocabulary

/// Makes valid parts of scenarios for tests; each test changes the one thing it is about.
///
/// Codes are plain text, values are exact and measured unless a test says otherwise.
enum Make {
  static func code<List>(_ text: String) -> Code<List> { Code(listed: text) }

  static func provenance(
    _ grade: ValueProvenance.Grade = .measured
  ) throws(ServiceError) -> ValueProvenance {
    try ValueProvenance(grade: grade, source: "made up for a test", field: "provenance")
  }

  /// A value taken as it is.
  static func value(_ centre: Double) throws(ServiceError) -> PlanValue {
    try PlanValue(exactly: centre, provenance: provenance(), field: "value")
  }

  /// People who are all of one band, or spread evenly over all ages.
  static func people(_ count: Double, band: AgeBand? = .from30) -> OpeningStock.People {
    guard let band else {
      return .byAge(Array(repeating: count / Double(StaffAge.count), count: StaffAge.count))
    }
    var ages = Array(repeating: 0.0, count: StaffAge.count)
    for age in band.ageIndices { ages[age] = count / Double(band.ageIndices.count) }
    return .byAge(ages)
  }

  static func entryAges(_ band: AgeBand = .from30) throws(ServiceError) -> EntryAges {
    try EntryAges(AgeBand.allCases.map { $0 == band ? 1 : 0 }, field: "entry_ages")
  }

  /// A place whose people do not change, or grow each year by `growth` of the first year's.
  static func place(
    _ text: String = "P", people: Double = 100_000, growth: Double = 0
  ) throws(ServiceError) -> PlannedPlace {
    let rows = (0...40).map { year in
      Array(repeating: people / 19 * (1 + growth * Double(year)), count: PeopleBand.count)
    }
    let table = try PopulationTable(firstYear: 2020, people: rows, field: "population")
    return try PlannedPlace(
      code: code(text), name: text,
      population: PlacePopulation(principal: table, basis: "made up", field: "population"),
      field: "place")
  }

  /// A group whose working time has no allowances, so that hours are easy to reckon.
  static func group(
    _ text: String, sector: Sector = .health, weeklyHours: Double = 37.5, leave: Double = 0
  ) throws(ServiceError) -> StaffGroup {
    try StaffGroup(
      code: code(text), name: text, sector: sector, isRegulated: false,
      baseHoursPerWeek: weeklyHours,
      allowances: WorkingTimeAllowances(
        leave: leave, sickness: 0, training: 0, field: "allowances"),
      field: "group")
  }

  static func stock(
    _ group: String, at place: String = "P", _ people: OpeningStock.People,
    participation: Double = 1, establishment: Double? = nil, agencyHours: Double = 0
  ) throws(ServiceError) -> OpeningStock {
    try OpeningStock(
      place: code(place), group: code(group), people: people,
      participation: ByBand(all: participation), establishment: establishment,
      agencyHoursPerMonth: agencyHours, provenance: provenance(), field: "stock")
  }

  static func hazard(
    _ group: String, at place: String? = nil, _ cause: Cause, perYear rate: Double
  ) throws(ServiceError) -> HazardInput {
    try HazardInput(
      place: place.map(code), group: code(group), cause: cause, rates: [value(rate)],
      field: "hazard")
  }

  /// A hazard from a probability a month.
  static func hazard(
    _ group: String, at place: String? = nil, _ cause: Cause, perMonth probability: Double
  ) throws(ServiceError) -> HazardInput {
    try hazard(
      group, at: place, cause,
      perYear: RateKind.monthlyProbability.hazard(probability, field: "rate"))
  }

  static func joiners(
    _ group: String, at place: String = "P", _ source: JoinerSource = .wider, perMonth: Double,
    band: AgeBand = .from30
  ) throws(ServiceError) -> JoinerInput {
    try JoinerInput(
      place: code(place), group: code(group), source: source, perMonth: value(perMonth),
      entryAges: entryAges(band), field: "joiners")
  }

  static func move(_ group: String) -> Cause { .move(to: code(group)) }

  static func event(
    _ month: Int = 0, at place: String? = nil, _ kind: PlanEvent.Kind
  ) throws(ServiceError) -> PlanEvent {
    try PlanEvent(month: month, place: place.map(code), kind: kind, field: "event")
  }

  static func fraction(_ top: Int64, _ bottom: Int64) throws(ServiceError) -> Fraction {
    try Fraction(top, over: bottom, field: "share")
  }

  static func holder(_ text: String) -> BudgetHolder { BudgetHolder(code: code(text), name: text) }

  static func share(_ holder: String, _ top: Int64, _ bottom: Int64) throws(ServiceError)
    -> HolderShare
  {
    HolderShare(holder: code(holder), share: try fraction(top, bottom))
  }

  /// One place `P`, a group for each name with 1,000 people aged 30-34 who all work full time,
  /// April 2026, fifteen years, no flows, no need, everybody in the mean model.
  static func parts(_ groups: [String] = ["NURSE"]) throws(ServiceError) -> Scenario.Parts {
    var parts = Scenario.Parts(
      start: try PlanMonth(year: 2026, month: 4, field: "start"),
      uncertainty: try UncertaintySettings(wholePersonBelow: 0))
    parts.title = "a test"
    parts.places = [try place()]
    for name in groups {
      parts.groups.append(try group(name))
      parts.stocks.append(try stock(name, people(1_000)))
    }
    return parts
  }

  /// A delegated task with authorised carers enough, changed as a test needs.
  static func delegation(
    from giver: String, to receiver: String, minutes: Double = 20, tasksPerMonth: Double? = 1_000,
    factor: Double = 1, supervision: Double = 0, saving: Double = 0, target: Double = 0.4,
    isAllowed: Bool = true, carers: DelegationInput.Carers
  ) throws(ServiceError) -> DelegationInput {
    try DelegationInput(
      task: code("INSULIN"), name: "insulin", place: code("P"), giver: code(giver),
      receiver: code(receiver), giverMinutes: value(minutes),
      volume: tasksPerMonth.map { count throws(ServiceError) in .perMonth(try value(count)) }
        ?? .fromNeed,
      receiverFactor: value(factor), supervisionShare: value(supervision),
      sharedVisitSaving: value(saving), target: target, isAllowed: isAllowed, carers: carers,
      field: "delegation")
  }

  static func carers(
    _ byMonths: [Double], renewed: Double = 1, planned: Double = 0, assessor: String,
    assessorHours: Double = 1_000, hoursPerSignOff: Double = 1, courseHours: Double = 0,
    hoursEach: Double = 100
  ) throws(ServiceError) -> DelegationInput.Carers {
    DelegationInput.Carers(
      byMonthsToExpiry: byMonths, renewedShare: try value(renewed), plannedPerMonth: planned,
      assessorGroup: code(assessor), assessorHoursPerMonth: assessorHours,
      hoursPerSignOff: hoursPerSignOff, courseHours: courseHours, taskHoursPerCarer: hoursEach)
  }
}

/// Runs of scenarios with luck that a test fixes itself.
struct Bench {
  let scenario: Scenario
  let table: ParameterTable
  let model: CompiledModel

  init(_ parts: Scenario.Parts, thresholds: [Double] = [0]) throws(ServiceError) {
    scenario = try Scenario(parts)
    table = try ParameterTable(scenario)
    model = try CompiledModel(scenario, table: table, thresholds: thresholds)
  }

  /// Everything at its centre in the first `lanes` lanes, which stand for `draws`.
  func luck(draws: [UInt32] = [0]) -> LaneValues {
    let places = scenario.parts.places.sorted { $0.code < $1.code }
    let people = places.map { place in
      (0...scenario.parts.horizonMonths).flatMap { month in
        place.population?.principal.people(at: scenario.parts.start.adding(months: month)) ?? []
      }
    }
    return LaneValues(
      values: table.entries.map { Lanes(repeating: $0.value.centre) },
      shockFactors: table.shocks.map { _ in
        Array(repeating: Lanes(repeating: 1), count: scenario.years)
      },
      population: people.map { $0.map { Lanes(repeating: $0) } },
      draws: draws + Array(repeating: 0, count: 8 - draws.count), laneCount: draws.count,
      luck: Luck(seed: 20_260_401))
  }

  func central() throws(ServiceError) -> CentralRun {
    try model.runCentral(model.components.map { _ in luck() })
  }

  /// A run of eight draws whose hazards `change` makes differ.
  func block(
    component: Int = 0, _ change: (inout LaneValues) -> Void = { _ in }
  ) throws(ServiceError) -> BlockYearEnds {
    var values = luck(draws: Array(1...8))
    change(&values)
    return try model.run(component: component, values)
  }
}

extension CentralRun {
  /// The row of a group at a place and year end.
  func row(_ group: String, at place: String = "P", _ year: Int) -> GroupYear? {
    groups.first { $0.place.text == place && $0.group.text == group && $0.year == year }
  }

  /// People of a group at a year end; −1 where there is no such row.
  func people(_ group: String, at place: String = "P", _ year: Int) -> Double {
    row(group, at: place, year)?.people.values.reduce(0, +) ?? -1
  }
}

/// Whether two numbers agree within 1e-9 of the larger, or within `absolute`.
func isNear(_ left: Double, _ right: Double, absolute: Double = 1e-12) -> Bool {
  abs(left - right) <= max(absolute, 1e-9 * max(abs(left), abs(right)))
}
