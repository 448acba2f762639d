package import Planning
package import Vocabulary

// Valid plans, scenarios and returns, of which a test changes the one thing it is about. Every
// figure is invented.

/// A plan of an organisation for fifteen years from April 2026.
package func aPlan(
  id: PlanID = testID(501), title: String = "Brent 2026", of organisation: OrganisationID,
  in place: PlaceID? = nil, for areas: [PlaceID] = []
) throws -> Plan {
  try Plan(
    id: id, title: title, organisation: organisation, place: place, plannedPlaces: areas,
    start: PlanMonth(year: 2026, month: 4, field: "start"), horizonMonths: 180,
    isSynthetic: true)
}

/// A trust short of 120 support workers and 2,000 care workers: the scenario of U21.
package struct TrustAndCare: Sendable {
  /// Care workers who join from outside in a year.
  package var recruits = 0.0
  /// Care workers the trust takes in the first year.
  package var taken = 0.0
  /// How sure people are of the rate at which care workers leave; nil for certain.
  package var doubt: Double?
  /// The elasticity of flows to pay; nil where they do not answer.
  package var payElasticity: Double?
  /// Groups whose pay is known, in codes.
  package var paid = ["SUPPORT", "CARE"]
  /// The yearly rate at which care workers leave care work.
  package var leaving = 0.0
  /// How many months it runs.
  package var horizonMonths = 60
  /// What somebody can do, and how much of it is done.
  package var levers: [Lever] = []

  /// The scenario as it is.
  package init() {}

  /// The place.
  package static let place = PlanPlaceCode(listed: "BRENT")
  /// Support workers of the trust.
  package static let support = GroupCode(listed: "SUPPORT")
  /// Care workers.
  package static let care = GroupCode(listed: "CARE")

  /// The scenario.
  package func scenario() throws -> Scenario { try Scenario(parts()) }

  /// The scenario with the place made of Brent as published, and nobody said who lives there.
  package func open() throws -> Scenario {
    var parts = try parts()
    parts.places = try parts.places.map { place in
      try PlannedPlace(
        code: place.code, name: place.name,
        pieces: [
          try WeightedPiece(
            kind: .authority, code: "E09000005", weight: 1,
            period: DatePeriod(from: CivilDate(dayNumber: 19_814)), field: "pieces")
        ], field: "places")
    }
    return try Scenario(parts)
  }

  /// Its parts.
  package func parts() throws -> Scenario.Parts {
    var parts = Scenario.Parts(
      start: try PlanMonth(year: 2026, month: 4, field: "start"),
      uncertainty: try UncertaintySettings(wholePersonBelow: 0))
    parts.title = "Trust and care"
    parts.horizonMonths = horizonMonths
    parts.isSynthetic = true
    parts.places = [try place()]
    parts.groups = [try group(Self.support, .health), try group(Self.care, .socialCare)]
    parts.stocks = [
      try stock(Self.support, 500, establishment: 620),
      try stock(Self.care, 2_000, establishment: 2_000),
    ]
    parts.needs = try [Self.support, Self.care].map { group in
      try NeedInput(
        place: nil, group: group, tier: .proportional(weights: PeopleBand.aged65AndOver),
        field: "needs")
    }
    parts.hazards = try hazards()
    parts.joiners = [
      try JoinerInput(
        place: Self.place, group: Self.care, source: .wider, perMonth: value(recruits / 12),
        entryAges: EntryAges(AgeBand.allCases.map { $0 == .from30 ? 1 : 0 }, field: "entry_ages"),
        field: "joiners")
    ]
    if taken > 0 {
      parts.events = try (0..<12).map { month in
        try PlanEvent(
          month: month, place: nil,
          kind: .moveOnce(from: Self.care, to: Self.support, count: taken / 12), field: "events")
      }
    }
    parts.pay = try paid.map { group in
      try PayInput(
        place: nil, group: Code(listed: group), yearlyPayPence: 2_500_000, onCostShare: 0.25,
        field: "pay")
    }
    parts.payElasticity = try payElasticity.map { try value($0) }
    parts.levers = levers
    return parts
  }

  private func hazards() throws -> [HazardInput] {
    guard leaving > 0 || payElasticity != nil else { return [] }
    var rates: [(Cause, PlanValue)] = [(.leave, try doubted(leaving))]
    if payElasticity != nil { rates.append((.move(to: Self.support), try value(0.05))) }
    return try rates.map { cause, rate in
      try HazardInput(
        place: nil, group: Self.care, cause: cause, rates: [rate], field: "hazards")
    }
  }

  private func doubted(_ centre: Double) throws -> PlanValue {
    guard let doubt, centre > 0 else { return try value(centre) }
    return PlanValue(
      elicited: try Elicited(
        low: centre * (1 - doubt), high: centre * (1 + doubt), median: centre, scale: .log,
        field: "rates"),
      provenance: try provenance(.elicited))
  }

  private func place() throws -> PlannedPlace {
    let rows = Array(repeating: Array(repeating: 5_000.0, count: PeopleBand.count), count: 41)
    return try PlannedPlace(
      code: Self.place, name: "Brent",
      population: PlacePopulation(
        principal: PopulationTable(firstYear: 2020, people: rows, field: "population"),
        basis: "invented", field: "population"),
      field: "places")
  }

  private func group(_ code: GroupCode, _ sector: Sector) throws -> StaffGroup {
    try StaffGroup(
      code: code, name: code.text, sector: sector, isRegulated: false, baseHoursPerWeek: 37.5,
      allowances: WorkingTimeAllowances(
        leave: 0, sickness: 0, training: 0, field: "allowances"),
      field: "groups")
  }

  private func stock(
    _ group: GroupCode, _ people: Double, establishment: Double
  ) throws -> OpeningStock {
    let bands = AgeBand.allCases.map { $0 == .from30 ? people : 0 }
    return try OpeningStock(
      place: Self.place, group: group, people: .byBand(ByBand(bands, field: "people")),
      participation: ByBand(all: 1), establishment: establishment, provenance: provenance(),
      field: "stocks")
  }

  private func value(_ centre: Double) throws -> PlanValue {
    try PlanValue(exactly: centre, provenance: provenance(), field: "value")
  }

  private func provenance(
    _ grade: ValueProvenance.Grade = .measured
  ) throws -> ValueProvenance {
    try ValueProvenance(
      grade: grade, source: "invented for a test", isSynthetic: true, field: "provenance")
  }
}

/// A claim on graduates of nursing.
package func aClaim(
  _ count: Double?, year: Int? = 2027, number: Int = 1, group: String = "TRUST-NURSE"
) throws -> PlanLine {
  try PlanLine(
    number: number, kind: .claim, group: Code(listed: group), count: count, unit: .headcount,
    year: year, source: .newlyQualified, programme: Code(listed: "NURSING"), note: "")
}

/// What a university will give.
package func anOffer(_ count: Double, year: Int = 2027, number: Int = 1) throws -> PlanLine {
  try PlanLine(
    number: number, kind: .offer, group: Code(listed: "TRUST-NURSE"), count: count,
    unit: .headcount, year: year, source: .newlyQualified, programme: Code(listed: "NURSING"),
    note: "")
}

/// What an organisation will need.
package func aNeed(
  _ count: Double, group: String = "HOMECARE-WORKER", year: Int = 2027, number: Int = 1
) throws -> PlanLine {
  try PlanLine(
    number: number, kind: .need, group: Code(listed: group), count: count, unit: .fte, year: year,
    source: nil, programme: nil, note: "")
}

/// Totals of care workers and nurses, with flows, origins and movements.
package func anImport(_ number: UInt64, plan: PlanID) throws -> WorkforceImport {
  var care = WorkforceTotals.Row(place: TrustAndCare.place, group: TrustAndCare.care)
  care.people = [.from25: 40, .from50: 22.5]
  care.peopleOfUnknownAge = 3
  care.fte = 51.25
  care.peopleWithHours = 60
  care.leavers = .init(count: 15, amongPeople: 60)
  care.vacancies = .init(count: 4, amongPeople: 65.5)
  care.joiners = [.healthSector: 3, .notKnown: 9]
  var nurses = WorkforceTotals.Row(place: TrustAndCare.place, group: TrustAndCare.support)
  nurses.people = [.from30: 500]
  nurses.fte = 450
  nurses.peopleWithHours = 500
  var movements = StaffMovements()
  movements.add(12, by: .staff)
  movements.add(-7.5, by: .occupation)
  nurses.movements = movements
  return WorkforceImport(
    id: testID(700 + number), plan: plan,
    totals: try WorkforceTotals(
      rows: [care, nurses], asOf: day(-30), source: "ASC-WDS and ESR, invented",
      period: "12 months to March 2026", coverage: 0.85,
      exclusions: ["job role 99: no group", "agency staff"], field: "totals"),
    rowCount: 600, countedCount: 565, filesDigest: Array(repeating: 3, count: 32),
    isSynthetic: true)
}
