import Foundation
import ReferenceData
import Testing

@Suite("Geography files")
struct GeographyTests {
  private static let header = "icb24_code,icb24_code_nhs,icb24_name,main_ons_region,n_subicb"

  struct Bad: Sendable {
    let text: String
    let line: Int
    let column: String

    init(_ text: String, _ line: Int, _ column: String) {
      self.text = text
      self.line = line
      self.column = column
    }
  }

  static let bad: [Bad] = [
    Bad("", 1, "1"),
    Bad(header + "\nE54000008,QYG,Name,North West\n", 2, "5"),
    Bad(header + "\nE54000008,QYG,Name,North West,9,x\n", 2, "6"),
    Bad(header + "\nE38000008,QYG,Name,North West,9\n", 2, "icb24_code"),
    Bad(header + "\nE5400008,QYG,Name,North West,9\n", 2, "icb24_code"),
    Bad(header + "\nE54000008,,Name,North West,9\n", 2, "icb24_code_nhs"),
    Bad(header + "\nE54000008,QYG,Name,North West,-9\n", 2, "n_subicb"),
    Bad(header + "\nE54000008,QYG,Na\"me,North West,9\n", 2, "3"),
    Bad("code\nE54000008\n", 2, "icb24_code"),
    Bad(
      header + "\nE54000008,QYG,A,North West,9\nE54000008,QYG,A,North West,9\n", 3, "icb24_code"),
  ]

  @Test("a line that can't be read is a finding with its line and column", arguments: bad)
  func findings(_ row: Bad) {
    let read = GeographyTables.boards(row.text)
    #expect(read.findings.map(\.line) == [row.line])
    #expect(read.findings.map(\.column) == [row.column])
  }

  @Test(
    "a share beyond 0 to 1 or of seven decimals is refused",
    arguments: ["1.1", "2", "0.1234567", ".5", "1.000001", "x"])
  func shares(share: String) {
    let header =
      "icb24_code,sicbl24_code,ltla24_code,n_lsoa21,share_of_lad_lsoas,share_of_subicb_lsoas"
    let read = GeographyTables.overlaps(
      header + "\nE54000027,E38000256,E09000005,181,\(share),0.5\n")
    #expect(read.rows.isEmpty)
    #expect(read.findings.map(\.column) == ["share_of_lad_lsoas"])
  }

  @Test("the boards of April 2024 are 42, with North West London as one location")
  func boards() throws {
    let read = GeographyTables.boards(try shipped("icb24_england.csv"))
    #expect(read.findings.isEmpty)
    #expect(read.rows.count == 42)
    let london = try #require(read.rows.first { $0.code == "E54000027" })
    #expect(london.nhsCode == "QRV")
    #expect(london.locations == 1)
  }

  @Test("the sub-ICB locations are 106, each in a board of the file")
  func locations() throws {
    let read = GeographyTables.subICBLocations(try shipped("places_subicb24.csv"))
    let boards = Set(GeographyTables.boards(try shipped("icb24_england.csv")).rows.map(\.code))
    #expect(read.findings.isEmpty)
    #expect(read.rows.count == 106)
    #expect(read.rows.allSatisfy { boards.contains($0.icbCode) })
  }

  @Test("the authorities are 296, eight of them in North West London")
  func authorities() throws {
    let read = GeographyTables.authorities(try shipped("lad24_england.csv"))
    #expect(read.findings.isEmpty)
    #expect(read.rows.count == 296)
    #expect(read.rows.filter { $0.mainICBCode == "E54000027" }.count == 8)
  }

  @Test("the overlaps are 328 and cover each location once")
  func overlaps() throws {
    let read = GeographyTables.overlaps(try shipped("subicb_lad_overlap_2024.csv"))
    #expect(read.findings.isEmpty)
    #expect(read.rows.count == 328)
    let shares = Dictionary(grouping: read.rows, by: \.subICBCode)
      .mapValues { $0.reduce(0) { $0 + $1.shareOfSubICBMillionths } }
    #expect(shares.values.allSatisfy { abs($0 - 1_000_000) <= 10 })
  }

  private func shipped(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Sources/ReferenceData/Resources/geography/\(name)")
    return try String(contentsOf: file, encoding: .utf8)
  }
}
