import Planning
import Vocabulary

/// Two places with nurses, home carers and care home staff: a scenario small enough to reason
/// about. Every figure is invented.
struct SmallTown {
  /// What is known of the errors of its figures.
  enum Doubt { case none, elicited, placeholder }

  var doubt = Doubt.elicited
  var horizonMonths = 60
  var loading = 0.3
  var shockDeviation = 0.05
  var autocorrelation = 0.5
  var drawsVariants = true
  var baseError = 0.02
  var isReversed = false
  var levers: [Lever] = []
  var nurseEstablishment = 560.0
  /// Whether its places have people, on whom needs rest.
  var isPeopled = true

  static let north = PlanPlaceCode(listed: "NORTH")
  static let south = PlanPlaceCode(listed: "SOUTH")
  static let nurse = GroupCode(listed: "NURSE")
  static let carer = GroupCode(listed: "CARER")
  static let senior = GroupCode(listed: "SENIOR")

  /// A town about whose figures nobody is in doubt.
  static var certain: SmallTown {
    var town = SmallTown()
    (town.doubt, town.loading, town.shockDeviation) = (.none, 0, 0)
    (town.drawsVariants, town.baseError) = (false, 0)
    return town
  }

  func scenario() throws -> Scenario { try Scenario(parts()) }

  func parts() throws -> Scenario.Parts {
    var parts = Scenario.Parts(
      start: try PlanMonth(year: 2026, month: 4, field: "start"), uncertainty: try uncertainty())
    parts.title = "Small town"
    parts.horizonMonths = horizonMonths
    parts.isSynthetic = true
    parts.places = try [Self.north, Self.south].map(place)
    parts.groups = try [
      group(Self.nurse, .health), group(Self.carer, .socialCare), group(Self.senior, .socialCare),
    ]
    parts.stocks = try stocks()
    parts.hazards = try hazards()
    parts.joiners = try joiners()
    parts.needs = try (isPeopled ? [Self.nurse, Self.carer] : []).map {
      try NeedInput(
        place: nil, group: $0, tier: .proportional(weights: PeopleBand.aged65AndOver),
        field: "needs")
    }
    parts.levers = levers
    if isReversed { reverse(&parts) }
    return parts
  }

  /// A scenario with one change to its parts.
  func scenario(_ change: (inout Scenario.Parts) throws -> Void) throws -> Scenario {
    var parts = try parts()
    try change(&parts)
    return try Scenario(parts)
  }

  private func reverse(_ parts: inout Scenario.Parts) {
    parts.places.reverse()
    parts.groups.reverse()
    parts.stocks.reverse()
    parts.hazards.reverse()
    parts.joiners.reverse()
    parts.needs.reverse()
  }

  private func uncertainty() throws -> UncertaintySettings {
    let series = try ShockSeries(
      autocorrelation: autocorrelation, standardDeviation: shockDeviation, field: "shocks")
    let sectors: [Sector] = [.health, .socialCare]
    return try UncertaintySettings(
      links: loading > 0 ? sectors.map { .init(sector: $0, loading: loading) } : [],
      shocks: shockDeviation > 0
        ? sectors.map { .init(sector: $0, cause: "leave", series: series) } : [],
      drawsPopulationVariants: drawsVariants, populationBaseError: baseError, wholePersonBelow: 0)
  }

  static func provenance(_ grade: ValueProvenance.Grade) throws -> ValueProvenance {
    try ValueProvenance(grade: grade, source: "invented for a test", field: "provenance")
  }

  /// A value in the town's doubt.
  func value(_ centre: Double, _ scale: Elicited.Scale = .log) throws -> PlanValue {
    switch doubt {
    case .none:
      return try PlanValue(
        exactly: centre, provenance: Self.provenance(.measured), field: "value")
    case .elicited:
      let elicited = try Elicited(
        low: centre * 0.8, high: centre * 1.2, median: centre, scale: scale, field: "value")
      return PlanValue(elicited: elicited, provenance: try Self.provenance(.elicited))
    case .placeholder:
      return try PlanValue(
        placeholder: centre, scale: scale, provenance: Self.provenance(.placeholder),
        field: "value")
    }
  }

  private func place(_ code: PlanPlaceCode) throws -> PlannedPlace {
    guard isPeopled else { return try PlannedPlace(code: code, name: code.text, field: "places") }
    let size = code == Self.north ? 3_000.0 : 2_000
    func table(_ growth: Double) throws -> PopulationTable {
      let years = (0..<40).map { year in
        (0..<PeopleBand.count).map { band in
          size * (1 + (band >= 13 ? growth : 0.001) * Double(year))
        }
      }
      return try PopulationTable(firstYear: 2018, people: years, field: "population")
    }
    return try PlannedPlace(
      code: code, name: code.text,
      population: PlacePopulation(
        principal: try table(0.02), variants: try [0.03, 0.01, 0.025, 0.015].map(table),
        basis: "invented", field: "population"),
      field: "places")
  }

  private func group(_ code: GroupCode, _ sector: Sector) throws -> StaffGroup {
    try StaffGroup(
      code: code, name: code.text, sector: sector, isRegulated: code == Self.nurse,
      baseHoursPerWeek: 37.5,
      allowances: WorkingTimeAllowances(
        leave: 0.12, sickness: 0.04, training: 0.02, field: "allowances"),
      field: "groups")
  }

  private func stocks() throws -> [OpeningStock] {
    let rows: [(PlanPlaceCode, GroupCode, Double, Double)] = [
      (Self.north, Self.nurse, 50, nurseEstablishment), (Self.north, Self.carer, 80, 760),
      (Self.south, Self.nurse, 30, 290), (Self.south, Self.carer, 60, 640),
      (Self.south, Self.senior, 10, 90),
    ]
    return try rows.map { place, group, each, establishment in
      try OpeningStock(
        place: place, group: group, people: .byBand(ByBand(all: each)),
        participation: ByBand(all: 0.9), establishment: establishment,
        agencyHoursPerMonth: group == Self.nurse ? 1_000 : 0,
        provenance: Self.provenance(.measured), field: "stocks")
    }
  }

  private func hazards() throws -> [HazardInput] {
    let rows: [(PlanPlaceCode?, GroupCode, Cause, Double)] = [
      (nil, Self.nurse, .leave, 0.10), (Self.north, Self.carer, .leave, 0.25),
      (Self.south, Self.carer, .leave, 0.30), (nil, Self.senior, .leave, 0.20),
      (nil, Self.nurse, .ill, 0.01),
    ]
    return try rows.map { place, group, cause, rate in
      try HazardInput(
        place: place, group: group, cause: cause, rates: [value(rate)], field: "hazards")
    }
  }

  private func joiners() throws -> [JoinerInput] {
    let rows: [(PlanPlaceCode, GroupCode, Double)] = [
      (Self.north, Self.nurse, 4), (Self.north, Self.carer, 18), (Self.south, Self.nurse, 2),
      (Self.south, Self.carer, 16), (Self.south, Self.senior, 1.5),
    ]
    let ages = try EntryAges([0, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0], field: "entry_ages")
    return try rows.map { place, group, count in
      try JoinerInput(
        place: place, group: group, source: .wider, perMonth: value(count), entryAges: ages,
        field: "joiners")
    }
  }
}
