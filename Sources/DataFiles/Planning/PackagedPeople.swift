package import Planning
import ReferenceData
package import Vocabulary

/// Makes the catalogue of people from files, whoever reads them: the packaged ones, and a newer
/// release in their place.
package enum PackagedPeople {
  /// The packaged files, by their path below the folder of reference data.
  package enum File: String, Sendable, CaseIterable {
    /// Boards.
    case boards = "geography/icb24_england.csv"
    /// Sub-ICB locations.
    case locations = "geography/places_subicb24.csv"
    /// Authorities.
    case authorities = "geography/lad24_england.csv"
    /// Where locations and authorities overlap.
    case overlaps = "geography/subicb_lad_overlap_2024.csv"
    /// People of authorities.
    case people = "population/lad_persons_5yr_2018based_principal_2018_2043.csv"
    /// People of boards, by variant.
    case variants = "population/icb_persons_5yr_2018based_variants_2018_2043.csv"
  }

  /// The base of the packaged people.
  package static let basis = "ONS 2018-based"

  /// The catalogue of the packaged files, each asked for once by `bytes`.
  ///
  /// - Throws: ``ServiceError`` naming the file's path where a row of it can't be read: packaged
  ///   files are whole or not used. What `bytes` throws passes through.
  package static func catalogue(
    _ bytes: (File) throws -> [UInt8]
  ) throws -> PopulationCatalogue {
    PopulationCatalogue(
      authorities: try release(bytes(.people), basis: basis, field: File.people.rawValue),
      boards: try release(
        bytes(.variants), basis: "The Strategy Unit on \(basis)", field: File.variants.rawValue),
      geography: try geography(bytes))
  }

  /// The geography of the packaged files alone.
  ///
  /// - Throws: as ``catalogue(_:)``.
  package static func geography(_ bytes: (File) throws -> [UInt8]) throws -> PlaceGeography {
    try PlaceGeography(
      boards: rows(.boards, bytes, GeographyTables.boards),
      locations: rows(.locations, bytes, GeographyTables.subICBLocations),
      authorities: rows(.authorities, bytes, GeographyTables.authorities),
      overlaps: rows(.overlaps, bytes, GeographyTables.overlaps))
  }

  /// The release in `bytes`, in any of the three shapes: the header says which. `basis` names it,
  /// as `ONS 2022-based`.
  ///
  /// - Throws: ``ServiceError`` naming `field`, with line and column of the first error: a release
  ///   is whole or not used.
  package static func release(
    _ bytes: [UInt8], basis: String, field: String
  ) throws(ServiceError) -> PopulationRelease {
    let header = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      .uppercased()
    if header.contains("COMPONENT") {
      return try read(PopulationONSFile(), bytes, field).release(basis: basis)
    }
    let file = PopulationBandsFile(hasVariants: header.contains("VARIANT"))
    return try read(file, bytes, field).release(basis: basis)
  }

  private static func read<Rows: PlanningRows>(
    _ rows: Rows, _ bytes: [UInt8], _ field: String
  ) throws(ServiceError) -> Rows {
    var reader = PlanningFileReader(rows)
    let found = reader.read(bytes) + reader.finish()
    guard let error = found.first(where: \.isError) else { return reader.rows }
    throw ServiceError(
      .invalidArgument, .fieldsContradict, field: field,
      "line \(error.line): \(error.sentence)")
  }

  private static func rows<Row: Hashable & Sendable>(
    _ file: File, _ bytes: (File) throws -> [UInt8], _ read: (String) -> GeographyRead<Row>
  ) throws -> [Row] {
    let table = read(String(decoding: try bytes(file), as: UTF8.self))
    guard let finding = table.findings.first else { return table.rows }
    throw ServiceError(
      .invalidArgument, .fieldsContradict, field: file.rawValue,
      "line \(finding.line), column \(finding.column): \(finding.message)")
  }
}
