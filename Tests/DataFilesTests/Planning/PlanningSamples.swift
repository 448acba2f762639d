import DataFiles
import Foundation
import Planning

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
  static func bytes(_ file: PackagedPeople.File) throws -> [UInt8] {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return Array(
      try Data(
        contentsOf: root.appending(path: "Sources/ReferenceData/Resources/\(file.rawValue)")))
  }

  static func geography() throws -> PlaceGeography { try PackagedPeople.geography(bytes) }

  static func catalogue() throws -> PopulationCatalogue { try PackagedPeople.catalogue(bytes) }
}
