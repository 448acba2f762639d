import DataFiles
import Operations
import Testing

@Suite("Files of placements and hours") struct PlacementFileTests {
  private static let id = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a10"
  private static let hours = "PLACEMENT_ID,STARTS_AT,ENDS_AT,KIND,VERIFIED_BY_ID"
  private static let placements =
    "ENROLMENT_ID,AREA_ID,PART,STARTS_ON,ENDS_ON,ALLOCATED_MINUTES,OUTCOMES,REQUEST_ID,OFFER_ID"

  private func read(
    _ file: PlacementFile, _ lines: String...
  ) -> (rows: [PlacementFile.Row], found: [String]) {
    let (rows, findings) = file.read(Array(lines.joined(separator: "\r\n").utf8))
    return (rows, findings.map { "\($0.line) \($0.column) \($0.code.rawValue)" })
  }

  @Test("good lines are rows with their line and cells, a byte order mark aside")
  func good() {
    let (rows, found) = read(
      .hours, "\u{feff}" + Self.hours,
      "\(Self.id),2026-03-28T22:00:00Z,2026-03-29T07:00:00+01:00,PRACTICE,\(Self.id)",
      " \(Self.id) ,2026-03-30T08:00:00+01:00,2026-03-30T16:00:00+01:00,SICK,")
    #expect(found.isEmpty)
    #expect(rows.map(\.line) == [2, 3])
    #expect(rows.last?.cells["PLACEMENT_ID"] == Self.id)
    #expect(rows.last?.cells["VERIFIED_BY_ID"] == "")
    let one = read(
      .placements, Self.placements,
      "\(Self.id),\(Self.id),,2026-03-02,2026-05-04,18000,one;two,,")
    #expect(one.found.isEmpty && one.rows.count == 1)
  }

  /// What is wrong with a line of hours, and what is found.
  static let faults: [(String, String)] = [
    (",2026-03-28T22:00:00Z,2026-03-29T06:00:00Z,PRACTICE,", "2 PLACEMENT_ID REQUIRED"),
    ("Oak,2026-03-28T22:00:00Z,2026-03-29T06:00:00Z,PRACTICE,", "2 PLACEMENT_ID FORM_WRONG"),
    ("\(id),2026-03-28 22:00,2026-03-29T06:00:00Z,PRACTICE,", "2 STARTS_AT DATE_INVALID"),
    ("\(id),2026-03-28T22:00:00Z,2026-03-29T06:00:00,PRACTICE,", "2 ENDS_AT DATE_INVALID"),
    ("\(id),2026-03-28T22:00:00Z,2026-03-29T06:00:00Z,NIGHT,", "2 KIND CODE_UNKNOWN"),
    ("\(id),2026-03-28T22:00:00Z,2026-03-29T06:00:00Z,PRACTICE", "2  CELL_COUNT_WRONG"),
    ("\(id),\"2026-03-28T22:00:00Z\"x,2026-03-29T06:00:00Z,PRACTICE,", "2  ROW_MALFORMED"),
    (
      "\(id),2026-03-28T22:00:00Z,2026-03-29T06:00:00Z,PRACTICE,Nadia",
      "2 VERIFIED_BY_ID FORM_WRONG"
    ),
  ]

  @Test("each fault is found with its line, column and code", arguments: faults.indices)
  func found(_ index: Int) {
    let (line, finding) = Self.faults[index]
    let (rows, found) = read(.hours, Self.hours, line)
    #expect(found == [finding])
    #expect(rows.isEmpty)
  }

  @Test("a line in error leaves the others, a repeated one is told, a wrong header reads nothing")
  func files() {
    let good = "\(Self.id),2026-03-28T22:00:00Z,2026-03-29T06:00:00Z,PRACTICE,"
    let mixed = read(.hours, Self.hours, "x,,,,", good, good)
    #expect(mixed.rows.map(\.line) == [3, 4])
    #expect(mixed.found.last == "4  DUPLICATE_ROW")
    let header = read(.hours, "PLACEMENT,STARTS_AT,ENDS_AT,KIND,VERIFIED_BY_ID", good)
    #expect(header.rows.isEmpty && header.found == ["1 PLACEMENT_ID HEADER_WRONG"])
    #expect(read(.placements, "").found == ["1  FILE_EMPTY"])
  }

  @Test("a refused field leads back to its column")
  func columns() {
    #expect(PlacementFile.hours.column(of: "entry.starts_at") == "STARTS_AT")
    #expect(PlacementFile.placements.column(of: "terms.outcomes[2]") == "OUTCOMES")
    #expect(PlacementFile.hours.column(of: "request_id") == "")
  }
}
