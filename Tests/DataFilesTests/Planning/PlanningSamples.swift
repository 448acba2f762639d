import DataFiles
import Foundation
import Planning
import ReferenceData
import Vocabulary

/// What reading one planner's file gave.
struct PlanningReading<Rows: PlanningRows> {
  var findings: [BaselineFinding] = []
  var reader: PlanningFileReader<Rows>

  /// Reads `text` in chunks of `size` bytes.
  init(_ rows: Rows, _ text: String, chunk size: Int = 4_096) {
    self.init(rows, bytes: Array(text.utf8), chunk: size)
  }

  init(_ rows: Rows, bytes: [UInt8], chunk size: Int = 4_096) {
    reader = PlanningFileReader(rows)
    for start in stride(from: 0, to: max(bytes.count, 1), by: size) {
      findings += reader.read(
        Array(bytes[min(start, bytes.count)..<min(start + size, bytes.count)]))
    }
    findings += reader.finish()
  }

  var rows: Rows { reader.rows }

  /// `line COLUMN CODE`, with `?` behind a warning.
  var lines: [String] {
    findings.map { finding in
      let column = finding.column.isEmpty ? "-" : finding.column
      return "\(finding.line) \(column) \(finding.code.rawValue)" + (finding.isError ? "" : "?")
    }
  }
}

/// The files that come with the product.
enum Shipped {
  static func text(_ path: String) throws -> String {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return try String(
      contentsOf: root.appending(path: "Sources/ReferenceData/Resources/\(path)"), encoding: .utf8)
  }

  static func geography() throws -> PlaceGeography {
    try PlaceGeography(
      boards: GeographyTables.boards(text("geography/icb24_england.csv")).rows,
      locations: GeographyTables.subICBLocations(text("geography/places_subicb24.csv")).rows,
      authorities: GeographyTables.authorities(text("geography/lad24_england.csv")).rows,
      overlaps: GeographyTables.overlaps(text("geography/subicb_lad_overlap_2024.csv")).rows)
  }

  static func catalogue() throws -> PopulationCatalogue {
    let authorities = PlanningReading(
      PopulationBandsFile(hasVariants: false),
      try text("population/lad_persons_5yr_2018based_principal_2018_2043.csv"), chunk: 65_536)
    let boards = PlanningReading(
      PopulationBandsFile(hasVariants: true),
      try text("population/icb_persons_5yr_2018based_variants_2018_2043.csv"), chunk: 65_536)
    return PopulationCatalogue(
      authorities: try authorities.rows.release(basis: "ONS 2018-based"),
      boards: try boards.rows.release(basis: "The Strategy Unit on ONS 2018-based"),
      geography: try geography())
  }
}
