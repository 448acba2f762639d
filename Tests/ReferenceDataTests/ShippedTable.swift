import Foundation
import ReferenceData

/// A CSV file of `Resources` read anew, to hold the tables compiled in against.
struct ShippedTable {
  /// The rows, each cell under its column's name.
  let rows: [[String: String]]

  /// The file at `path` below `Resources`.
  init(_ path: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Sources/ReferenceData/Resources/\(path)")
    let records = CSVReader.records(of: try String(contentsOf: file, encoding: .utf8)).records
    let header = records.first?.cells ?? []
    rows = records.dropFirst().map { record in
      Dictionary(zip(header, record.cells)) { first, _ in first }
    }
  }
}

extension [String: String] {
  /// The cell under `column`, empty where there is none.
  func cell(_ column: String) -> String { self[column] ?? "" }

  /// The pieces of the cell under `column` between `|`; none where it is `-`.
  func pieces(_ column: String) -> [String] {
    cell(column) == "-" ? [] : cell(column).split(separator: "|").map(String.init)
  }
}
