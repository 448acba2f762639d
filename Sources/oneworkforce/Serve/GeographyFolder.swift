import Foundation
import Operations
import ReferenceData
import Vocabulary

/// The published geography of April 2024 as files in a folder.
struct GeographyFolder: Sendable {
  private let boards: [ICBRow]
  private let locations: [SubICBRow]
  private let authorities: [AuthorityRow]

  /// The tables under `folder`/geography.
  ///
  /// - Throws: ``ServiceError`` naming the file that can't be read, or the line that is malformed.
  init(_ folder: String) throws {
    boards = try Self.rows("icb24_england.csv", in: folder, GeographyTables.boards)
    locations = try Self.rows("places_subicb24.csv", in: folder, GeographyTables.subICBLocations)
    authorities = try Self.rows("lad24_england.csv", in: folder, GeographyTables.authorities)
  }

  /// The NHS codes of the boards, in order.
  var boardCodes: [String] { boards.map(\.nhsCode).sorted() }

  /// What to record for `board` from `day` on.
  func plan(for board: String, from day: CivilDate) throws(ServiceError) -> GeographyPlan {
    try GeographyPlan(
      board: board, boards: boards, locations: locations, authorities: authorities, from: day)
  }

  private static func rows<Row>(
    _ name: String, in folder: String, _ read: (String) -> GeographyRead<Row>
  ) throws -> [Row] {
    let path = folder + "/geography/" + name
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "reference.directory",
        "the reference file \(quoted(path)) can't be read")
    }
    let table = read(String(decoding: data, as: UTF8.self))
    if let finding = table.findings.first {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "reference.directory",
        "\(name) line \(finding.line), \(finding.column): \(finding.message)")
    }
    return table.rows
  }
}
