import Planning
import TestSupport
import Testing
import Vocabulary

@testable import DataFiles

@Suite("Reading people")
struct PopulationFileTests {
  private static func bands(_ change: (Int, String) -> String = { $1 }) -> String {
    let rows = PeopleBand.labels.enumerated().map { place, label in
      change(place, "E09000005,Brent,\(label),\(100 + place),\(200 + place)")
    }
    return (["area_code,area_name,age_band,2026,2027"] + rows).joined(separator: "\n") + "\n"
  }

  /// A file in the shape of 2022-based projections; the people are invented.
  private static func ons(
    sexes: [String] = ["males", "females"], groups: [String] = singleYears,
    people: (String, Int) -> String = { "\($1 + ($0 == "males" ? 1 : 2))" }
  ) -> String {
    var lines = ["AREA_CODE,AREA_NAME,COMPONENT,SEX,AGE_GROUP,2022,2023"]
    for sex in sexes {
      for (place, group) in groups.enumerated() {
        lines.append("E09000005,Brent,Population,\(sex),\(group),\(people(sex, place)),5")
      }
      lines.append("E09000005,Brent,Population,\(sex),All ages,999999,9")
      lines.append("E09000005,Brent,Births,\(sex),0,12,12")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let singleYears = (0..<90).map(String.init) + ["90 and over"]

  @Test("the packaged shape gives its areas; other years replace them without code")
  func packagedShape() throws {
    let reading = PlanningReading(PopulationBandsFile(hasVariants: false), Self.bands())
    #expect(reading.findings.isEmpty)
    let release = try reading.rows.release(basis: "new")
    #expect(release.firstYear == 2026 && release.yearCount == 2)
    #expect(release.areas["E09000005"]?.principal?.people[1][18] == 218)
    #expect(release.areas["E09000005"]?.name == "Brent")
  }

  struct Bad: Sendable {
    let text: String
    let line: String
    init(_ text: String, _ line: String) {
      self.text = text
      self.line = line
    }
  }

  static let bad: [Bad] = [
    Bad("", "1 - FILE_EMPTY"),
    Bad("area_code,area_name,2026,2027\n", "1 AGE_BAND HEADER_WRONG"),
    Bad("area_code,area_name,age_band,2026\n", "1 2026 HEADER_WRONG"),
    Bad("area_code,area_name,age_band,2026,2028\n", "1 2026 HEADER_WRONG"),
    Bad("area_code,area_name,age_band,variant,2026,2027\n", "1 VARIANT HEADER_WRONG"),
    Bad("area_code,area_name,age_band,age_band,2026,2027\n", "1 - HEADER_WRONG"),
    Bad(bands { $0 == 3 ? $1.replacing("15-19", with: "15-18") : $1 }, "5 AGE_BAND CODE_UNKNOWN"),
    Bad(bands { $0 == 3 ? $1.replacing("103", with: "-103") : $1 }, "5 2026 NUMBER_INVALID"),
    Bad(bands { $0 == 3 ? $1.replacing("103", with: "*") : $1 }, "5 2026 NUMBER_INVALID"),
    Bad(bands { $0 == 3 ? $1.replacing("103", with: "") : $1 }, "5 2026 NUMBER_INVALID"),
    Bad(bands { $0 == 3 ? $1.replacing("103", with: "1e3") : $1 }, "5 2026 NUMBER_INVALID"),
    Bad(bands { $0 == 3 ? $1.replacing("E09", with: "e09") : $1 }, "5 AREA_CODE FORM_WRONG"),
    Bad(bands { $0 == 3 ? $1 + ",1" : $1 }, "5 - CELL_COUNT_WRONG"),
    Bad(bands { $0 == 3 ? $1.replacing("15-19", with: "10-14") : $1 }, "5 AGE_BAND DUPLICATE_ROW"),
    Bad(
      bands { $0 == 3 ? $1.replacing("Brent", with: "Br\"ent") : $1 }, "5 AREA_NAME ROW_MALFORMED"),
  ]

  @Test(
    "what can't be read is found with line and column, and half an area is no area", arguments: bad)
  func refusals(_ row: Bad) {
    let reading = PlanningReading(PopulationBandsFile(hasVariants: false), row.text)
    #expect(reading.lines.first == row.line)
    #expect(throws: ServiceError.self) { try reading.rows.release(basis: "x") }
    #expect(reading.reader.errorCount == reading.findings.count)
  }

  @Test("males and females add up to persons, single years to bands, other components stay out")
  func onsShape() throws {
    let reading = PlanningReading(PopulationONSFile(), Self.ons())
    #expect(reading.findings.isEmpty)
    #expect(reading.rows.passedOverCount == 4)
    let people = try #require(
      try reading.rows.release(basis: "ONS 2022-based").areas["E09000005"]?.principal)
    // Ages 0 to 4: (0 + … + 4) twice, five ones and five twos.
    #expect(people.people[0][0] == 35 && people.people[0][18] == 183)
    #expect(people.people[1][0] == 50 && people.people[1][18] == 10)
    #expect(people.firstYear == 2022)
  }

  @Test("five-year bands and thousands between commas are read too")
  func onsBands() throws {
    let groups = (0..<18).map { "\($0 * 5)-\($0 * 5 + 4)" } + ["90+"]
    let reading = PlanningReading(
      PopulationONSFile(),
      Self.ons(sexes: ["Persons"], groups: groups) { _, place in "\"1,\(100 + place)\"" })
    #expect(reading.findings.isEmpty)
    let people = try reading.rows.release(basis: "x").areas["E09000005"]?.principal
    #expect(people?.people[0][1] == 1_101)
  }

  @Test("persons that are not males and females are kept and said")
  func onsDiffering() throws {
    let reading = PlanningReading(
      PopulationONSFile(),
      Self.ons(sexes: ["males", "females", "persons"]) { $0 == "persons" ? "\($1 + 50)" : "\($1)" })
    #expect(reading.lines == ["1 SEX DOES_NOT_RECONCILE?"])
    let people = try reading.rows.release(basis: "x").areas["E09000005"]?.principal
    #expect(people?.people[0][18] == 140)
  }

  @Test("an area without its last age, or with one twice, is left out")
  func onsIncomplete() {
    let short = PlanningReading(
      PopulationONSFile(), Self.ons(sexes: ["persons"], groups: Array(Self.singleYears.dropLast())))
    #expect(short.lines == ["1 AREA_CODE INCOMPLETE"])
    let twice = PlanningReading(
      PopulationONSFile(), Self.ons(sexes: ["persons"], groups: Self.singleYears + ["10-14"]))
    #expect(twice.lines == ["93 AGE_GROUP DUPLICATE_ROW"])
    let wide = PlanningReading(
      PopulationONSFile(), Self.ons(sexes: ["persons"], groups: ["0-15", "91", "x", "5-1"]))
    #expect(wide.lines.prefix(4).allSatisfy { $0.hasSuffix("AGE_GROUP FORM_WRONG") })
  }

  @Test("the header says which shape a release has, and one bad row keeps it out")
  func sniffing() throws {
    let bands = try PackagedPeople.release(Array(Self.bands().utf8), basis: "a", field: "f")
    #expect(bands.firstYear == 2026)
    let ons = try PackagedPeople.release(Array(Self.ons().utf8), basis: "b", field: "f")
    #expect(ons.firstYear == 2022)
    let bad = Self.bands { $0 == 3 ? $1.replacing("103", with: "x") : $1 }
    #expect {
      _ = try PackagedPeople.release(Array(bad.utf8), basis: "a", field: "f")
    } throws: { error in
      let error = error as? ServiceError
      return error?.field == "f" && error?.message.hasPrefix("line 5: 2026 must be people") == true
    }
  }

  @Test("a file beyond its limits is refused whole, and findings are counted beyond the list")
  func limits() {
    let text = Array(Self.bands().utf8)
    var few = PlanningFileReader(
      PopulationBandsFile(hasVariants: false), mostBytes: 10_000, mostRows: 5)
    #expect(few.read(text).map(\.code) == [.tooManyRows])
    #expect(few.isRefused && few.read(text).isEmpty && few.finish().isEmpty)
    var small = PlanningFileReader(
      PopulationBandsFile(hasVariants: false), mostBytes: 100, mostRows: 5)
    #expect(small.read(text).map(\.code) == [.fileTooLarge])
    let header = "area_code,area_name,age_band,2026,2027\n"
    let long = PlanningReading(
      PopulationBandsFile(hasVariants: false),
      header + String(repeating: "x,y,z,1,1\n", count: 1_500))
    #expect(long.findings.count == 1_000 && long.reader.errorCount == 1_500)
    #expect(long.reader.refusedRowCount == 1_500)
  }

  @Test("the size of the chunks changes nothing, and changed bytes never trap", arguments: 0..<60)
  func hostileBytes(_ seed: UInt64) {
    var chance = SeededNumbers(seed: seed)
    var bytes = Array((seed % 2 == 0 ? Self.bands() : Self.ons()).utf8)
    for _ in 0..<Int.random(in: 0...12, using: &chance) {
      bytes[Int.random(in: 0..<bytes.count, using: &chance)] =
        [0x22, 0x2c, 0x2d, 0x39, 0x0a, 0xff, 0x00].randomElement(using: &chance) ?? 0
    }
    let size = Int.random(in: 1...50, using: &chance)
    if seed % 2 == 0 {
      let whole = PlanningReading(PopulationBandsFile(hasVariants: false), bytes: bytes)
      let parts = PlanningReading(
        PopulationBandsFile(hasVariants: false), bytes: bytes, chunk: size)
      #expect(whole.findings == parts.findings)
    } else {
      let whole = PlanningReading(PopulationONSFile(), bytes: bytes)
      let parts = PlanningReading(PopulationONSFile(), bytes: bytes, chunk: size)
      #expect(whole.findings == parts.findings)
    }
  }
}
