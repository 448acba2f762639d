import Planning
import Testing
import Vocabulary

/// A small country, invented: two boards, three authorities of which two make a county, and three
/// sub-ICB locations; each area has as many people in every band.
enum Country {
  static let day = CivilDate(dayNumber: 20_544)  // 1 April 2026
  static let start = DatePeriod(from: CivilDate(dayNumber: 19_814))

  static func table(_ people: Double) throws -> PopulationTable {
    try PopulationTable(
      firstYear: 2025,
      people: (0..<18).map { year in
        (0..<PeopleBand.count).map { people + Double(year * 10 + $0) }
      }, field: "")
  }

  static func catalogue(boardsFrom first: Int = 2025) throws -> PopulationCatalogue {
    let authorities = try PopulationRelease(
      basis: "invented",
      areas: [("E07000001", 100.0), ("E07000002", 200), ("E06000001", 400), ("E10000001", 300)]
        .map {
          PopulationArea(code: $0.0, name: $0.0, tables: [.principal: try table($0.1)])
        }, field: "")
    let ratios: [(PopulationVariant, Double)] = [
      (.principal, 1), (.highLifeExpectancy, 1.1), (.lowLifeExpectancy, 0.9),
      (.highMigration, 1.2), (.lowMigration, 0.8),
    ]
    let boards = try PopulationRelease(
      basis: "invented variants",
      areas: [("E54000001", 300.0, 0.0), ("E54000002", 400, 0.05)].map { code, people, extra in
        let tables = try ratios.map { variant, ratio in
          let base = try table(people)
          let scaled = base.people.map { year in
            year.map { variant == .principal ? $0 : $0 * (ratio + extra) }
          }
          return (variant, try PopulationTable(firstYear: first, people: scaled, field: ""))
        }
        return PopulationArea(
          code: code, name: code,
          tables: Dictionary(tables, uniquingKeysWith: { first, _ in first }))
      }, field: "")
    return PopulationCatalogue(
      authorities: authorities, boards: boards, geography: try geography())
  }

  static func geography() throws -> PlaceGeography {
    try PlaceGeography(
      vintage: "invented",
      authorities: [
        ("E07000001", "E10000001", "E54000001"), ("E07000002", "E10000001", "E54000001"),
        ("E06000001", "E06000001", "E54000002"),
      ].map {
        PlaceGeography.Authority(
          code: $0.0, name: $0.0, upperTier: $0.1, region: "E12000001", mainBoard: $0.2,
          period: start)
      },
      locations: [
        ("E38000001", "E54000001"), ("E38000002", "E54000001"), ("E38000003", "E54000002"),
      ].map {
        PlaceGeography.Location(code: $0.0, name: $0.0, board: $0.1, period: start)
      },
      boards: [
        PlaceGeography.Board(
          code: "E54000001", name: "one", region: "E12000001", period: start),
        PlaceGeography.Board(
          code: "E54000002", name: "two", region: "E12000002", period: start),
      ],
      overlaps: [
        ("E38000001", "E07000001", 1.0), ("E38000001", "E07000002", 0.25),
        ("E38000002", "E07000002", 0.75), ("E38000003", "E06000001", 1),
      ].map {
        PlaceGeography.Overlap(location: $0.0, authority: $0.1, shareOfAuthority: $0.2)
      },
      boardsSupersededFrom: day)
  }

  static func piece(
    _ kind: WeightedPiece.Kind, _ code: String, _ weight: Double = 1, from: CivilDate? = nil,
    to: CivilDate? = nil
  ) throws -> WeightedPiece {
    try WeightedPiece(
      kind: kind, code: code, weight: weight,
      period: DatePeriod(from: from ?? start.start, to: to, field: ""), field: "")
  }
}

@Suite("Places from dated pieces")
struct PlaceAssemblyTests {
  private func population(_ pieces: [WeightedPiece]) throws -> PlacePopulation {
    try PlaceAssembly(Country.catalogue(), on: Country.day).population(of: pieces, field: "pieces")
  }

  @Test("an authority gives its published people and its board's variants")
  func authorities() throws {
    let people = try population([
      Country.piece(.authority, "E07000001"), Country.piece(.authority, "E06000001", 0.5),
    ])
    #expect(people.principal.people[0][0] == 300 && people.principal.people[2][3] == 334.5)
    // 100 × 1.1 + 200 × 1.15: each by its own board.
    #expect(abs(people.variants[0].people[0][0] - 340) < 1e-9)
    #expect(abs(people.variants[3].people[0][0] - 250) < 1e-9)
    #expect(people.basis == "invented; variants by board, invented variants")
  }

  @Test("a sub-ICB location takes shares of small areas, and the basis says so")
  func locations() throws {
    let people = try population([Country.piece(.subICB, "E38000001")])
    #expect(people.principal.people[0][0] == 150)
    #expect(people.basis.contains("by shares of small areas (LSOA), not of people"))
    #expect(people.variants.count == 4)
  }

  @Test("a county is its lower-tier authorities; a board gives its own people")
  func widerAreas() throws {
    let county = try population([Country.piece(.authority, "E10000001")])
    #expect(county.principal.people[0] == county.principal.people[0].map { $0 })
    #expect(county.principal.people[0][0] == 300 && county.principal.people[0][2] == 304)
    let board = try population([Country.piece(.board, "E54000001")])
    #expect(board.principal.people[0][2] == 302)
    #expect(abs(board.variants[1].people[0][0] - 270) < 1e-9)
  }

  @Test("all the locations of a board make the board's authorities")
  func wholes() throws {
    let parts = try population([
      Country.piece(.subICB, "E38000001"), Country.piece(.subICB, "E38000002"),
    ])
    let whole = try population([Country.piece(.authority, "E10000001")])
    for (one, other) in zip(parts.principal.people.joined(), whole.principal.people.joined()) {
      #expect(abs(one - other) < 1e-9)
    }
  }

  @Test("a piece outside its days does not count, and a place without one is refused")
  func dates() throws {
    let later = Country.day.adding(days: 1)
    let people = try population([
      Country.piece(.authority, "E07000001", to: later),
      Country.piece(.authority, "E07000002", to: Country.day),
      Country.piece(.authority, "E06000001", from: later),
    ])
    #expect(people.principal.people[0][0] == 100)
    #expect {
      _ = try population([Country.piece(.authority, "E07000001", to: Country.day)])
    } throws: { ($0 as? ServiceError)?.reason == .fieldRequired }
  }

  @Test("an unknown code is refused with the code, and nobody is counted twice")
  func refusals() throws {
    let cases: [([WeightedPiece], ErrorReason, String)] = [
      (
        [try Country.piece(.authority, "E07000009")], .codeUnknown, "E07000009"
      ),
      ([try Country.piece(.subICB, "E38000009")], .codeUnknown, "E38000009"),
      ([try Country.piece(.board, "E54000009")], .codeUnknown, "E54000009"),
      (
        [
          try Country.piece(.authority, "E07000002"), try Country.piece(.subICB, "E38000001"),
        ], .fieldsContradict, "E07000002"
      ),
      (
        [
          try Country.piece(.authority, "E07000001", 0.6),
          try Country.piece(.board, "E54000001", 0.5),
        ], .fieldsContradict, "E07000001"
      ),
    ]
    for (pieces, reason, code) in cases {
      #expect {
        _ = try population(pieces)
      } throws: { error in
        let error = error as? ServiceError
        return error?.reason == reason && error?.message.contains(code) == true
          && error?.field?.hasPrefix("pieces[") == true
      }
    }
  }

  @Test("a newer release replaces the people; variants of other years then say nothing")
  func newerRelease() throws {
    let catalogue = try Country.catalogue(boardsFrom: 2018)
    let assembly = PlaceAssembly(catalogue, on: Country.day)
    let people = try assembly.population(
      of: [Country.piece(.board, "E54000001")], field: "pieces")
    #expect(people.variants.isEmpty)
    #expect(people.basis.hasSuffix("not of people; no variants of these years"))
    #expect(people.principal.people[0][0] == 300)
  }

  @Test("ratios of an older base are borrowed only where somebody says so, for the years of both")
  func borrowedRatios() throws {
    let older = try Country.catalogue(boardsFrom: 2018)
    let catalogue = older.replacing(authorities: older.authorities, borrowsRatios: true)
    #expect(catalogue.years == 2025..<2036)
    let people = try PlaceAssembly(catalogue, on: Country.day).population(
      of: [Country.piece(.authority, "E07000001")], field: "pieces")
    #expect(people.principal.firstYear == 2025 && people.principal.people.count == 11)
    #expect(people.principal.people[0][0] == 100)
    #expect(abs(people.variants[0].people[0][0] - 110) < 1e-9)
    #expect(people.basis == "invented; ratios of another base, invented variants")
  }

  @Test("a merger of boards changes no place built from locations")
  func merger() throws {
    let merged = try PlaceGeography(
      vintage: "later", authorities: [],
      locations: [
        PlaceGeography.Location(
          code: "E38000001", name: "same", board: "E54000099", period: Country.start)
      ], boards: [],
      overlaps: [
        PlaceGeography.Overlap(
          location: "E38000001", authority: "E07000001", shareOfAuthority: 1),
        PlaceGeography.Overlap(
          location: "E38000001", authority: "E07000002", shareOfAuthority: 0.25),
      ])
    let before = try Country.catalogue()
    let after = PopulationCatalogue(
      authorities: before.authorities, boards: before.boards, geography: merged)
    let pieces = [try Country.piece(.subICB, "E38000001")]
    let old = try PlaceAssembly(before, on: Country.day).population(of: pieces, field: "")
    let new = try PlaceAssembly(after, on: Country.day).population(of: pieces, field: "")
    #expect(old.principal == new.principal && new.variants.isEmpty)
    #expect(
      try Country.geography().boardWarning(on: Country.day)?.contains("some have merged") == true)
    #expect(try Country.geography().boardWarning(on: Country.day.adding(days: -1)) == nil)
  }

  @Test("settling fills places that gave pieces, keeps given people, and ends with the file")
  func settling() throws {
    let given = try PlacePopulation(
      principal: Country.table(7), basis: "given", field: "")
    let scenario = try Scenario(
      Self.parts([
        PlannedPlace(
          code: PlanPlaceCode(listed: "A"), name: "A",
          pieces: [Country.piece(.authority, "E07000001")], field: ""),
        PlannedPlace(code: PlanPlaceCode(listed: "B"), name: "B", population: given, field: ""),
        PlannedPlace(code: PlanPlaceCode(listed: "C"), name: "C", field: ""),
      ]))
    let settled = try scenario.settling(Country.catalogue())
    #expect(settled.parts.places[0].population?.principal.people[0][0] == 100)
    #expect(settled.parts.places[1].population == given)
    #expect(settled.parts.places[2].population == nil)
    #expect {
      _ = try scenario.with {
        $0.places.remove(at: 1)
        $0.horizonMonths = 204
      }.settling(Country.catalogue())
    } throws: { ($0 as? ServiceError)?.field == "horizon_months" }
  }

  private static func parts(_ places: [PlannedPlace]) throws -> Scenario.Parts {
    var parts = Scenario.Parts(
      start: try PlanMonth(year: 2026, month: 4, field: ""), uncertainty: try Self.settings())
    parts.title = "invented"
    parts.places = places
    let group = GroupCode(listed: "HOMECARE-CARE-WORKER")
    parts.groups = [
      try StaffGroup(
        code: group, name: "carers", sector: .socialCare, isRegulated: false, baseHoursPerWeek: 37,
        allowances: WorkingTimeAllowances(leave: 0, sickness: 0, training: 0, field: ""), field: "")
    ]
    parts.stocks = [
      try OpeningStock(
        place: PlanPlaceCode(listed: "A"), group: group,
        people: .byBand(ByBand(AgeBand.allCases.map { _ in 1 }, field: "")),
        participation: ByBand(AgeBand.allCases.map { _ in 1 }, field: ""),
        provenance: ValueProvenance(grade: .elicited, source: "invented", field: ""), field: "")
    ]
    return parts
  }

  private static func settings() throws -> UncertaintySettings {
    try UncertaintySettings()
  }
}
