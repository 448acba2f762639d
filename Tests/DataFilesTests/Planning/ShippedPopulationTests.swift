import DataFiles
import Planning
import Testing
import Vocabulary

/// The packaged projections of 2018 as a catalogue. Read once: the files hold 2.5 MB.
@Suite("The packaged people")
struct ShippedPopulationTests {
  private static let catalogue = Result { try Shipped.catalogue() }
  private static let boroughs = [
    "E09000017", "E09000009", "E09000018", "E09000013", "E09000015", "E09000005", "E09000033",
    "E09000020",
  ]
  private static let start = DatePeriod(from: PlaceGeography.firstOfApril2024)
  private static let day = CivilDate(dayNumber: 20_544)  // 1 April 2026

  private func total(_ table: PopulationTable, year: Int) -> Double {
    table.people[year - table.firstYear].reduce(0, +)
  }

  @Test("both files are read whole: 318 areas, 42 boards of nine variants, 26 years")
  func sizes() throws {
    let catalogue = try Self.catalogue.get()
    #expect(catalogue.authorities.areas.count == 318)
    #expect(catalogue.boards?.areas.count == 42)
    #expect(catalogue.boards?.areas.values.allSatisfy { $0.tables.count == 9 } == true)
    #expect(catalogue.authorities.firstYear == 2018 && catalogue.authorities.yearCount == 26)
    #expect(catalogue.hasVariants)
  }

  @Test("296 authorities and 42 boards each add up to England, by year and band, within rounding")
  func england() throws {
    let catalogue = try Self.catalogue.get()
    let england = try #require(catalogue.people(ofAuthority: LadderAreas.england))
    let lower = catalogue.authorities.areas.values.filter {
      $0.code != LadderAreas.england && !$0.code.hasPrefix("E10")
    }
    #expect(lower.count == 296)
    let boards = Array((catalogue.boards?.areas ?? [:]).values)
    for (areas, rounding) in [(lower, 60.0), (boards, 25)] {
      for year in england.people.indices {
        for band in 0..<PeopleBand.count {
          let sum = areas.reduce(0) { $0 + ($1.principal?.people[year][band] ?? 0) }
          #expect(abs(sum - england.people[year][band]) <= rounding)
        }
      }
    }
  }

  @Test("the eight boroughs of North West London make its board, people and variants")
  func northWestLondon() throws {
    let assembly = PlaceAssembly(try Self.catalogue.get(), on: Self.day)
    let boroughs = try assembly.population(
      of: Self.boroughs.map {
        try WeightedPiece(
          kind: .authority, code: $0, weight: 1, period: Self.start, field: "")
      }, field: "pieces")
    let board = try assembly.population(
      of: [
        try WeightedPiece(
          kind: .board, code: "E54000027", weight: 1, period: Self.start, field: "")
      ], field: "pieces")
    let location = try assembly.population(
      of: [
        try WeightedPiece(
          kind: .subICB, code: "E38000256", weight: 1, period: Self.start, field: "")
      ], field: "pieces")
    let sums = Self.boroughs.compactMap {
      try? Self.catalogue.get().people(ofAuthority: $0).map { total($0, year: 2026) }
    }
    #expect(abs(sums.reduce(0, +) - total(boroughs.principal, year: 2026)) < 1e-6)
    for year in [2018, 2026, 2043] {
      let whole = total(board.principal, year: year)
      #expect(abs(total(boroughs.principal, year: year) / whole - 1) < 0.01)
      #expect(abs(total(location.principal, year: year) / whole - 1) < 0.01)
      for (one, other) in zip(boroughs.variants, board.variants) {
        #expect(abs(total(one, year: year) / total(other, year: year) - 1) < 0.01)
      }
    }
    #expect(boroughs.variants.count == 4)
    let ends = boroughs.variants.map { total($0, year: 2043) }
    #expect(ends[0] > ends[1] && ends[2] > ends[3])
    #expect(location.basis.contains("not of people"))
    #expect(
      try assembly.areas(
        of: [
          try WeightedPiece(
            kind: .authority, code: "E09000005", weight: 1, period: Self.start, field: "")
        ], named: PlanPlaceCode(listed: "BRENT"), field: ""
      ).region == "E12000007")
  }

  @Test("a county is its districts within rounding of the county's own row")
  func counties() throws {
    let catalogue = try Self.catalogue.get()
    let assembly = PlaceAssembly(catalogue, on: Self.day)
    for code in ["E10000016", "E10000017", "E10000030"] {
      let built = try assembly.population(
        of: [
          try WeightedPiece(
            kind: .authority, code: code, weight: 1, period: Self.start, field: "")
        ], field: "")
      let row = try #require(catalogue.people(ofAuthority: code))
      for (one, other) in zip(built.principal.people.joined(), row.people.joined()) {
        #expect(abs(one - other) <= 20)
      }
    }
  }

  @Test("every sub-ICB location and every authority can be a place, and all of them are England")
  func everyPlace() throws {
    let catalogue = try Self.catalogue.get()
    let assembly = PlaceAssembly(catalogue, on: Self.day)
    let england = try #require(catalogue.people(ofAuthority: LadderAreas.england))
    var sum = 0.0
    for board in catalogue.boards?.areas.keys.sorted() ?? [] {
      for location in catalogue.geography.locations(of: board, on: Self.day) {
        let people = try assembly.population(
          of: [
            try WeightedPiece(
              kind: .subICB, code: location.code, weight: 1, period: Self.start, field: "")
          ], field: "")
        #expect(people.variants.count == 4)
        sum += total(people.principal, year: 2026)
      }
    }
    #expect(abs(sum / total(england, year: 2026) - 1) < 1e-4)
  }

  @Test("the boards say from April 2026 that some are old")
  func oldBoards() throws {
    let geography = try Shipped.geography()
    #expect(geography.boardWarning(on: Self.day) != nil)
    #expect(geography.boardWarning(on: Self.day.adding(days: -1)) == nil)
    #expect(geography.authority("E09000005", on: CivilDate(dayNumber: 19_000)) == nil)
  }
}
